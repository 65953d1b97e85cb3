"""The closed lists of the model as GraphQL enums; what a value means is said in the words of `explain`."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, StrEnum
from typing import cast

from pathways.api.declare import worded
from pathways.explain.words.routes import word
from pathways.model.credit import CreditUnit
from pathways.model.grade import GradeScope
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
from pathways.model.money import Basis
from pathways.model.source import Confidence, SourceKind
from pathways.routing.answer import Change, Halt
from pathways.routing.evaluation import LossReason, Openness, Proviso
from pathways.routing.request import Criterion
from pathways.routing.route import StepKind
from pathways.routing.rung import Direction, How

__all__ = [
    "AgreementKind",
    "AgreementStatus",
    "Audience",
    "Basis",
    "Change",
    "Confidence",
    "CredentialKind",
    "CreditUnit",
    "Criterion",
    "Delivery",
    "Direction",
    "EarnedBy",
    "Evidence",
    "GradeScope",
    "Halt",
    "How",
    "Lang",
    "LossReason",
    "Openness",
    "ProviderKind",
    "Proviso",
    "Residency",
    "Skill4",
    "SourceKind",
    "StepKind",
    "Strength",
    "Verdict",
]


class Lang(StrEnum):
    """A language that is spoken here."""

    EN = "en"
    FR = "fr"


OWN: dict[type[Enum], dict[str, str]] = {
    Proviso: {
        "KEEP": "it must be kept up",
        "CONFIRM": "it must be confirmed: it is planned, or the agreement is conditional",
        "DECIDE": "somebody must decide it",
    },
    LossReason: {
        "CAP": "a cap on credit from one source",
        "GROUP": "a cap on what a group of agreements grants together",
        "RESIDENCY": "credits that must be earned at the provider",
        "STUDY": "there is no more to study",
        "COUNTED_ALREADY": "what it rests on is counted already",
    },
    Openness: {
        "OPEN": "it can be begun",
        "NOT_YET": "it can be begun later",
        "OVER": "it can no longer be begun",
    },
    Lang: {"EN": "English", "FR": "French"},
    CreditUnit: {
        "SEMESTER": "Canadian semester credit",
        "ECTS": "ECTS credit, half a semester credit",
        "CATS": "UK CATS credit, a quarter of a semester credit",
        "SCQF": "SCQF credit, a quarter of a semester credit",
        "QUARTER": "quarter credit, two thirds of a semester credit",
        "FULL_COURSE": "full-year course, six semester credits",
        "HOURS": "hours, converted only at a provider's stated rate",
    },
    GradeScope: {
        "OVERALL": "the overall average",
        "LAST_CREDITS": "the average of the latest credits",
        "EACH_COURSE": "the lowest single course",
    },
}
"""What is said of values that `explain` has no word for by themselves."""


def _words(cls: type[Enum]) -> Callable[[str], str]:
    return lambda name: OWN[cls][name] if cls in OWN else word(cls[name], "en")


for _cls, _description, _name in (
    (Lang, "A language that is spoken here.", None),
    (CreditUnit, "What an amount of credit is counted in.", None),
    (GradeScope, "What a grade is the average of.", None),
    (CredentialKind, "What a credential is.", None),
    (ProviderKind, "What a provider is.", None),
    (Delivery, "How something is offered.", None),
    (Evidence, "What a learner can show for a holding.", None),
    (EarnedBy, "How a holding was come by.", None),
    (Skill4, "The four language skills; each binds on its own.", "LanguageSkill"),
    (AgreementKind, "What an agreement is called.", None),
    (Strength, "How firmly an agreement promises.", None),
    (AgreementStatus, "Where an agreement stands in its life; only an active one is ever applied.", None),
    (Residency, "Immigration status in Canada.", "ImmigrationStatus"),
    (Audience, "Whom a price is for.", None),
    (Verdict, "How far a background meets something; from the worst to the best.", None),
    (Basis, "Where a figure comes from; the worst last.", None),
    (Confidence, "How sure it is that the source says this.", None),
    (SourceKind, "Who speaks in the source.", None),
    (Criterion, "What a route may be judged by.", None),
    (StepKind, "What the learner does in a step.", None),
    (Change, "What kind of single change would open a route.", None),
    (Proviso, "What must come true for a verdict to hold.", None),
    (LossReason, "Why granted credit does not count.", None),
    (Halt, "What stopped a search before it was done.", "SearchHalt"),
    (Openness, "Whether a way can be begun on a day.", None),
    (Direction, "Which way a ladder is followed.", None),
    (How, "What the lower credential does for the upper one.", "RungKind"),
):
    worded(cast(type[Enum], _cls), _description, _words(cast(type[Enum], _cls)), _name)
