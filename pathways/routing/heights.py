"""Heights: which of two credentials is the higher one, and where a ladder goes on from one to the next."""

from __future__ import annotations

from pathways.model.credential import Credential
from pathways.model.kinds import STANDING_KINDS, CredentialKind
from pathways.model.pattern import Pattern
from pathways.model.requirement import cited_by
from pathways.recognition.thing import Facts, semester_credits
from pathways.routing.rung import How, Rung

_ORDER = (
    (CredentialKind.LANGUAGE_TEST, CredentialKind.EXAM, CredentialKind.ASSESSMENT),
    (CredentialKind.COURSE,),
    (CredentialKind.MICRO_CREDENTIAL, CredentialKind.BRIDGING_PROGRAM),
    (CredentialKind.CERTIFICATE,),
    (CredentialKind.DIPLOMA,),
    (CredentialKind.ADVANCED_DIPLOMA, CredentialKind.ASSOCIATE_DEGREE, CredentialKind.APPRENTICESHIP),
    (CredentialKind.DESIGNATION, CredentialKind.LICENCE),
    (CredentialKind.BACHELOR,),
    (CredentialKind.GRADUATE_CERTIFICATE,),
    (CredentialKind.GRADUATE_DIPLOMA,),
    (CredentialKind.MASTER,),
    (CredentialKind.DOCTORATE,),
)

RANK = {kind: rank for rank, kinds in enumerate(_ORDER) for kind in kinds}
"""The order of kinds; where frameworks disagree about two kinds they share a rank."""

SERVING = frozenset(
    {
        CredentialKind.COURSE,
        CredentialKind.EXAM,
        CredentialKind.LANGUAGE_TEST,
        CredentialKind.ASSESSMENT,
        CredentialKind.BRIDGING_PROGRAM,
    }
)
"""Kinds that serve what comes after them: nobody leaves with one of these."""

COUNTING = frozenset({How.CREDIT, How.STACKING, How.AWARD})
"""What counts the lower credential; the rest only opens a door with it."""


def height(credential: Credential) -> tuple[int, int]:
    """What credentials are compared by: the rank of the kind, then the level, 0 where none is stated."""
    return RANK[credential.kind], credential.level.value if credential.level else 0


def ascends(lower: Credential, upper: Credential, facts: Facts) -> bool:
    """Whether going from one to the other is a way up, not a step aside or down.

    It is one to a higher kind, to more credits of the same rank (or where they are not known), to or from what serves
    something else, between standing and study, and to another profession.
    """
    if lower.kind in SERVING or upper.kind in SERVING:
        return True
    standing = lower.kind in STANDING_KINDS, upper.kind in STANDING_KINDS
    if any(standing):
        return not all(standing) or lower.profession != upper.profession
    ranks = RANK[lower.kind], RANK[upper.kind]
    if ranks[0] != ranks[1]:
        return ranks[0] < ranks[1]
    credits_ = semester_credits(lower, facts), semester_credits(upper, facts)
    return credits_[0] is None or credits_[1] is None or credits_[0] < credits_[1]


def goes_on(rung: Rung, lower: Credential, upper: Credential, facts: Facts) -> bool:
    """Whether a ladder goes on there: it is a way up, and it is about the lower one, not about all of its kind."""
    if not ascends(lower, upper, facts):
        return False
    return rung.how in COUNTING or any(map(_particular, cited_by(rung.part)))


def _particular(pattern: Pattern) -> bool:
    """Whether a pattern asks for more than a kind of credential at some level from somewhere."""
    return bool(pattern.ids or pattern.fields or pattern.providers or pattern.professions or pattern.accredited_by)
