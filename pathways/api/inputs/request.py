"""Questions as they are given: a target, criteria, limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from pathways.api.declare import described, given, one_of, option
from pathways.api.enums import CredentialKind, Criterion, Delivery, Verdict
from pathways.api.inputs.background import BackgroundInput
from pathways.api.inputs.plain import Rational, members, modelled
from pathways.api.inputs.requirement import RequirementInput
from pathways.model.requirement import Requirement
from pathways.routing.request import OccupationTarget

Asked = TypeVar("Asked")


@given
class OccupationTargetInput:
    """An occupation, reached by its licence where it is regulated, else by a credential that leads to it."""

    occupation: str = described("Its NOC 2021 code, or its id.", names="occupations")
    places: list[str] | None = option("Where (ISO 3166); absent: anywhere in the catalogue.")


@one_of
class TargetInput:
    """What is to be reached: exactly one."""

    credential: str | None = option("A credential, by its key or id.", names="credentials")
    occupation: OccupationTargetInput | None = option("An occupation.")
    requirement: RequirementInput | None = option("Whatever a requirement can say: any of several, all of several.")

    def as_plain(self, where: str) -> Any:
        """As the model writes it."""
        ((name, target),) = members(self, where).items()
        if name == "credential":
            return modelled(Requirement, {"holds": target}, f"{where}.credential", self.credential)
        if name == "requirement":
            return modelled(Requirement, target, f"{where}.requirement", self.requirement)
        return modelled(OccupationTarget, target, f"{where}.occupation", self.occupation)


@given
class LimitsInput:
    """What a route may not exceed; what is left out asks nothing, or what its description says."""

    steps: int | None = option("Steps, at most 40; absent: 12.")
    months: Rational | None = option("Months; absent: 240.")
    price_cad: str | None = option("Price in Canadian dollars, a decimal number as text.")
    places: list[str] | None = option("Where things may be done (ISO 3166).")
    delivery: list[Delivery] | None = option("How things may be offered.")
    taught_in: list[str] | None = option("The languages of instruction (ISO 639-1).")
    certainty: Verdict | None = option("The least certainty; absent: DISCRETIONARY.")
    source_age_years: int | None = option("The greatest age of a source in years.")
    work_units: int | None = option("How much work the search may do before it gives up; absent: 30,000.")


@given
class RouteRequestInput:
    """A question for routes from a background to a target."""

    background: BackgroundInput = described("What the learner brings.")
    target: TargetInput = described("What is to be reached.")
    start: date | None = option("The day from which the learner can begin; absent: today.")
    pace: Rational | None = option("The share of full-time study, greater than 0; absent: 1.")
    criteria: list[Criterion] | None = option("What routes are judged by; absent: months, price and certainty.")
    limits: LimitsInput | None = option("What a route may not exceed.")


@given
class ComparisonInput:
    """One background and several targets, to be put side by side."""

    background: BackgroundInput = described("What the learner brings.")
    targets: list[TargetInput] = described("What is to be reached, 1 to 20 of them.")
    start: date | None = option("The day from which the learner can begin; absent: today.")
    pace: Rational | None = option("The share of full-time study, greater than 0; absent: 1.")
    criteria: list[Criterion] | None = option("What routes are judged by; absent: months, price and certainty.")
    limits: LimitsInput | None = option("What a route may not exceed.")


@given
class SelectionInput:
    """Which credentials are meant; an absent part asks nothing."""

    kinds: list[CredentialKind] | None = option("One of these kinds.")
    fields: list[str] | None = option("A field under one of these ISCED-F 2013 codes.")
    providers: list[str] | None = option(
        "From one of these providers, by key or id; a group stands for its members.", names="providers"
    )
    jurisdictions: list[str] | None = option("From one of these places (ISO 3166).")
    delivery: list[Delivery] | None = option("Offered in one of these ways.")


@given
class OpportunitiesInput:
    """A question for what is within reach of a background."""

    background: BackgroundInput = described("What the learner brings.")
    start: date | None = option("The day from which the learner can begin; absent: today.")
    pace: Rational | None = option("The share of full-time study, greater than 0; absent: 1.")
    among: SelectionInput | None = option(
        "Which credentials; without `kinds`, no courses, bridging programs, exams, tests or assessments."
    )
    most: int | None = option("At most so many, 1 to 200; absent: 20.")
    criteria: list[Criterion] | None = option("What orders those of as many steps; absent: months, then price.")
    limits: LimitsInput | None = option("What a route may not exceed; its steps, where absent, are 3.")


@one_of
class EvaluatedInput:
    """What is evaluated: exactly one."""

    credential: str | None = option(
        "A credential, by its key or id: each of its ways, and what agreements recognize.", names="credentials"
    )
    requirement: RequirementInput | None = option("A requirement.")

    def named(self) -> dict[str, Any]:
        """What is asked about, by the model's name for it."""
        ((name, what),) = members(self, "what").items()
        if name == "credential":
            return {name: what}
        return {name: modelled(Requirement, what, "what.requirement", self.requirement)}


ASKED = "request"
"""The argument that a question is given in."""

NEAR = {"steps": 3}
"""The limits of a question for what is near, where it states none."""


def asked(kind: type[Asked], given_: Any, today: date, limits: Mapping[str, Any] | None = None) -> Asked:
    """A question of the model, which starts today unless it says otherwise; `limits`: its usual ones.

    Raises `InvalidInput` with places and no values.
    """
    found = {"start": today, **members(given_, ASKED)}
    if limits:
        found["limits"] = {**limits, **found.get("limits", {})}
    return modelled(kind, found, ASKED, given_)
