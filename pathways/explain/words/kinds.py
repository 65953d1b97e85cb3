"""Words for the closed lists of `model.kinds`, and for the lists of a bundle."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from pathways.explain.words.two import Noun, Two
from pathways.model.kinds import (
    AgreementKind,
    AgreementStatus,
    Audience,
    CredentialKind,
    Delivery,
    EarnedBy,
    Evidence,
    ProviderKind,
    Residency,
    Skill4,
    Strength,
    Verdict,
)

CREDENTIAL = Noun("credential", "credentials", "titre", "titres")

CREDENTIALS: Mapping[CredentialKind, Noun] = {
    CredentialKind.COURSE: Noun("course", "courses", "cours", "cours"),
    CredentialKind.MICRO_CREDENTIAL: Noun(
        "micro-credential", "micro-credentials", "microcertification", "microcertifications", feminine=True
    ),
    CredentialKind.CERTIFICATE: Noun("certificate", "certificates", "certificat", "certificats"),
    CredentialKind.DIPLOMA: Noun("diploma", "diplomas", "diplôme", "diplômes"),
    CredentialKind.ADVANCED_DIPLOMA: Noun(
        "advanced diploma", "advanced diplomas", "diplôme avancé", "diplômes avancés"
    ),
    CredentialKind.ASSOCIATE_DEGREE: Noun(
        "associate degree", "associate degrees", "grade d'associé", "grades d'associé"
    ),
    CredentialKind.BACHELOR: Noun("bachelor's degree", "bachelor's degrees", "baccalauréat", "baccalauréats"),
    CredentialKind.GRADUATE_CERTIFICATE: Noun(
        "graduate certificate",
        "graduate certificates",
        "certificat d'études supérieures",
        "certificats d'études supérieures",
    ),
    CredentialKind.GRADUATE_DIPLOMA: Noun(
        "graduate diploma", "graduate diplomas", "diplôme d'études supérieures", "diplômes d'études supérieures"
    ),
    CredentialKind.MASTER: Noun("master's degree", "master's degrees", "maîtrise", "maîtrises", feminine=True),
    CredentialKind.DOCTORATE: Noun("doctorate", "doctorates", "doctorat", "doctorats"),
    CredentialKind.APPRENTICESHIP: Noun("apprenticeship", "apprenticeships", "apprentissage", "apprentissages"),
    CredentialKind.DESIGNATION: Noun(
        "professional title", "professional titles", "titre professionnel", "titres professionnels"
    ),
    CredentialKind.LICENCE: Noun(
        "licence to practise", "licences to practise", "permis d'exercice", "permis d'exercice"
    ),
    CredentialKind.EXAM: Noun("exam", "exams", "examen", "examens"),
    CredentialKind.LANGUAGE_TEST: Noun("language test", "language tests", "test de langue", "tests de langue"),
    CredentialKind.ASSESSMENT: Noun("assessment", "assessments", "évaluation", "évaluations", feminine=True),
    CredentialKind.BRIDGING_PROGRAM: Noun(
        "bridging program", "bridging programs", "programme de transition", "programmes de transition"
    ),
}

RECORDS: Mapping[str, Noun] = {
    "providers": Noun("provider", "providers", "prestataire", "prestataires"),
    "credentials": CREDENTIAL,
    "agreements": Noun("agreement", "agreements", "entente", "ententes", feminine=True),
    "groups": Noun("group of agreements", "groups of agreements", "groupe d'ententes", "groupes d'ententes"),
    "occupations": Noun("occupation", "occupations", "profession", "professions", feminine=True),
    "skills": Noun("skill", "skills", "compétence", "compétences", feminine=True),
    "frameworks": Noun("framework", "frameworks", "cadre de certification", "cadres de certification"),
    "language_tables": Noun(
        "language table", "language tables", "table de conversion", "tables de conversion", feminine=True
    ),
    "averages": Noun("average", "averages", "moyenne", "moyennes", feminine=True),
    "assumptions": Noun("assumption", "assumptions", "hypothèse", "hypothèses", feminine=True),
    "rates": Noun("exchange rate", "exchange rates", "taux de change", "taux de change"),
}
"""What one record of each list of a bundle is called."""

WORDS: Mapping[type[Enum], Mapping[Enum, Two]] = {
    Verdict: {
        Verdict.UNMET: Two("not met", "non satisfait"),
        Verdict.UNKNOWN: Two("unknown", "inconnu"),
        Verdict.DISCRETIONARY: Two("discretionary", "discrétionnaire"),
        Verdict.CONDITIONAL: Two("conditional", "conditionnel"),
        Verdict.MET: Two("met", "satisfait"),
    },
    ProviderKind: {
        ProviderKind.UNIVERSITY: Two("university", "université"),
        ProviderKind.COLLEGE: Two("college", "collège"),
        ProviderKind.POLYTECHNIC: Two("polytechnic", "école polytechnique"),
        ProviderKind.CEGEP: Two("CEGEP", "cégep"),
        ProviderKind.CAREER_COLLEGE: Two("career college", "collège d'enseignement professionnel"),
        ProviderKind.SCHOOL: Two("school", "école"),
        ProviderKind.REGULATOR: Two("regulator", "organisme de réglementation"),
        ProviderKind.CERTIFYING_BODY: Two("certifying body", "organisme de certification"),
        ProviderKind.ASSESSMENT_BODY: Two("assessment body", "organisme d'évaluation"),
        ProviderKind.TESTING_BODY: Two("testing body", "organisme de tests"),
        ProviderKind.GOVERNMENT: Two("government", "gouvernement"),
        ProviderKind.GROUP: Two("group", "regroupement"),
        ProviderKind.OTHER: Two("other provider", "autre prestataire"),
    },
    Delivery: {
        Delivery.IN_PERSON: Two("in person", "en personne"),
        Delivery.ONLINE: Two("online", "en ligne"),
        Delivery.BLENDED: Two("blended", "hybride"),
        Delivery.WORKPLACE: Two("in the workplace", "en milieu de travail"),
    },
    Evidence: {
        Evidence.OFFICIAL: Two("an official document", "un document officiel"),
        Evidence.COPY: Two("a copy", "une copie"),
        Evidence.DECLARATION: Two("a declaration", "une déclaration"),
    },
    EarnedBy: {
        EarnedBy.STUDY: Two("by study", "par les études"),
        EarnedBy.EXAM: Two("by exam", "par examen"),
        EarnedBy.AWARD: Two("by award", "par reconnaissance"),
    },
    Skill4: {
        Skill4.LISTENING: Two("listening", "compréhension de l'oral"),
        Skill4.READING: Two("reading", "compréhension de l'écrit"),
        Skill4.WRITING: Two("writing", "expression écrite"),
        Skill4.SPEAKING: Two("speaking", "expression orale"),
    },
    AgreementKind: {
        AgreementKind.BLOCK_TRANSFER: Two("block transfer", "transfert en bloc"),
        AgreementKind.COURSE_TRANSFER: Two("course transfer", "transfert de cours"),
        AgreementKind.STACKING: Two("stacking", "cumul"),
        AgreementKind.ADVANCED_STANDING: Two("advanced standing", "admission à un niveau avancé"),
        AgreementKind.ADMISSION: Two("admission", "admission"),
        AgreementKind.EXEMPTION: Two("exemption", "exemption"),
        AgreementKind.EQUIVALENCE: Two("equivalence", "équivalence"),
        AgreementKind.PRIOR_LEARNING: Two("recognition of prior learning", "reconnaissance des acquis"),
        AgreementKind.LABOUR_MOBILITY: Two("labour mobility", "mobilité de la main-d'œuvre"),
        AgreementKind.MUTUAL_RECOGNITION: Two("mutual recognition", "reconnaissance mutuelle"),
    },
    Strength: {
        Strength.GUARANTEED: Two("guaranteed", "garanti"),
        Strength.CONDITIONAL: Two("conditional", "conditionnel"),
        Strength.DISCRETIONARY: Two("discretionary", "discrétionnaire"),
    },
    AgreementStatus: {
        AgreementStatus.ACTIVE: Two("active", "en vigueur"),
        AgreementStatus.DRAFT: Two("draft", "projet"),
        AgreementStatus.SUSPENDED: Two("suspended", "suspendu"),
        AgreementStatus.ENDED: Two("ended", "terminé"),
    },
    Residency: {
        Residency.CITIZEN: Two("a citizen", "citoyen ou citoyenne"),
        Residency.PERMANENT_RESIDENT: Two("a permanent resident", "résident permanent ou résidente permanente"),
        Residency.REFUGEE: Two("a refugee", "réfugié ou réfugiée"),
        Residency.REFUGEE_CLAIMANT: Two("a refugee claimant", "demandeur ou demandeuse d'asile"),
        Residency.WORK_PERMIT: Two("a work permit holder", "titulaire d'un permis de travail"),
        Residency.STUDY_PERMIT: Two("a study permit holder", "titulaire d'un permis d'études"),
        Residency.VISITOR: Two("a visitor", "visiteur ou visiteuse"),
        Residency.NONE: Two("without status in Canada", "sans statut au Canada"),
    },
    Audience: {
        Audience.EVERYONE: Two("everyone", "tout le monde"),
        Audience.DOMESTIC: Two("domestic students", "étudiants canadiens"),
        Audience.INTERNATIONAL: Two("international students", "étudiants étrangers"),
    },
}
"""Every other word of the closed lists, list by list (members of two lists may be equal)."""
