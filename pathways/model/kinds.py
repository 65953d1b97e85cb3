"""The closed lists of words: credential kinds, provider kinds, delivery and so on."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class CredentialKind(StrEnum):
    """Whatever can be earned, held and asked for."""

    COURSE = "course"
    MICRO_CREDENTIAL = "micro_credential"
    CERTIFICATE = "certificate"
    DIPLOMA = "diploma"
    ADVANCED_DIPLOMA = "advanced_diploma"
    ASSOCIATE_DEGREE = "associate_degree"
    BACHELOR = "bachelor"
    GRADUATE_CERTIFICATE = "graduate_certificate"
    GRADUATE_DIPLOMA = "graduate_diploma"
    MASTER = "master"
    DOCTORATE = "doctorate"
    APPRENTICESHIP = "apprenticeship"
    DESIGNATION = "designation"
    LICENCE = "licence"
    EXAM = "exam"
    LANGUAGE_TEST = "language_test"
    ASSESSMENT = "assessment"
    BRIDGING_PROGRAM = "bridging_program"


STANDING_KINDS = frozenset({CredentialKind.DESIGNATION, CredentialKind.LICENCE})
"""The kinds that name a profession."""


class ProviderKind(StrEnum):
    """What a provider is."""

    UNIVERSITY = "university"
    COLLEGE = "college"
    POLYTECHNIC = "polytechnic"
    CEGEP = "cegep"
    CAREER_COLLEGE = "career_college"
    SCHOOL = "school"
    REGULATOR = "regulator"
    CERTIFYING_BODY = "certifying_body"
    ASSESSMENT_BODY = "assessment_body"
    TESTING_BODY = "testing_body"
    GOVERNMENT = "government"
    GROUP = "group"
    OTHER = "other"


class Delivery(StrEnum):
    """How something is offered."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    BLENDED = "blended"
    WORKPLACE = "workplace"


class Evidence(StrEnum):
    """What a learner can show for a holding."""

    OFFICIAL = "official"
    COPY = "copy"
    DECLARATION = "declaration"


class EarnedBy(StrEnum):
    """How a holding was come by."""

    STUDY = "study"
    EXAM = "exam"
    AWARD = "award"


class Skill4(StrEnum):
    """The four language skills; each binds on its own."""

    LISTENING = "listening"
    READING = "reading"
    WRITING = "writing"
    SPEAKING = "speaking"


class AgreementKind(StrEnum):
    """What an agreement is called."""

    BLOCK_TRANSFER = "block_transfer"
    COURSE_TRANSFER = "course_transfer"
    STACKING = "stacking"
    ADVANCED_STANDING = "advanced_standing"
    ADMISSION = "admission"
    EXEMPTION = "exemption"
    EQUIVALENCE = "equivalence"
    PRIOR_LEARNING = "prior_learning"
    LABOUR_MOBILITY = "labour_mobility"
    MUTUAL_RECOGNITION = "mutual_recognition"


class Strength(StrEnum):
    """How firmly an agreement promises."""

    GUARANTEED = "guaranteed"
    CONDITIONAL = "conditional"
    DISCRETIONARY = "discretionary"


class AgreementStatus(StrEnum):
    """Where an agreement stands in its life; only an active one is ever applied."""

    ACTIVE = "active"
    DRAFT = "draft"
    SUSPENDED = "suspended"
    ENDED = "ended"


class Residency(StrEnum):
    """Immigration status in Canada."""

    CITIZEN = "citizen"
    PERMANENT_RESIDENT = "permanent_resident"
    REFUGEE = "refugee"
    REFUGEE_CLAIMANT = "refugee_claimant"
    WORK_PERMIT = "work_permit"
    STUDY_PERMIT = "study_permit"
    VISITOR = "visitor"
    NONE = "none"


class Audience(StrEnum):
    """Whom a price is for."""

    EVERYONE = "everyone"
    DOMESTIC = "domestic"
    INTERNATIONAL = "international"


class Verdict(IntEnum):
    """How far a background meets something; ordered, so `min` is the worst and `max` the best."""

    UNMET = 0
    UNKNOWN = 1
    DISCRETIONARY = 2
    CONDITIONAL = 3
    MET = 4
