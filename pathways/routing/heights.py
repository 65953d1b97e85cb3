"""Heights: which of two credentials is the higher one, as far as their kinds, levels and credits tell."""

from __future__ import annotations

from pathways.model.credential import Credential
from pathways.model.kinds import STANDING_KINDS, CredentialKind
from pathways.recognition.thing import Facts, semester_credits

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
