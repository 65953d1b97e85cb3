"""Values of the model written as a client would: the other way round from `pathways.api.inputs`."""

from __future__ import annotations

from typing import Any

from pathways.model.background import Background, Holding
from pathways.model.pattern import TARGETS, Pattern
from pathways.model.requirement import (
    AtLeast,
    CreditsFrom,
    Holds,
    Judgement,
    Lacks,
    LanguageLevels,
    Requirement,
    TestScores,
)
from pathways.routing.request import OccupationTarget, RouteRequest

WORDS = {"kind", "kinds", "earned_by", "evidence", "status", "unit", "scope", "certainty", "delivery", "criteria"}
"""Members whose values are members of an enum."""


def background_given(background: Background) -> dict[str, Any]:
    """A background as `BackgroundInput` takes it."""
    dumped = _dumped(background)
    given: dict[str, Any] = {"holdings": [_holding(one) for one in background.holdings]}
    for name in ("experience", "sittings", "said", "standing"):
        if name in dumped:
            given[name] = _given(dumped[name])
    return given


def request_given(request: RouteRequest) -> dict[str, Any]:
    """A question as `RouteRequestInput` takes it."""
    given = _given({name: value for name, value in _dumped(request).items() if name not in ("background", "target")})
    given["background"] = background_given(request.background)
    given["target"] = target_given(request.target)
    return dict(given)


def target_given(target: Requirement | OccupationTarget) -> dict[str, Any]:
    """A target as `TargetInput` takes it."""
    if isinstance(target, OccupationTarget):
        return {"occupation": {"occupation": target.occupation, "places": list(target.places)}}
    if isinstance(target, Holds) and target == Holds(holds=Pattern(ids=target.holds.ids[:1])):
        return {"credential": target.holds.ids[0]}
    return {"requirement": requirement_given(target)}


def requirement_given(asked: Requirement) -> dict[str, Any]:
    """A requirement as `RequirementInput` takes it."""
    dumped = _dumped(asked)
    if isinstance(asked, AtLeast):
        return {"atLeast": {"count": asked.at_least, "of": [requirement_given(one) for one in asked.of]}}
    for name in ("all", "any"):
        if name in dumped:
            return {name: [requirement_given(one) for one in getattr(asked, name)]}
    if isinstance(asked, Holds):
        rest = {name: value for name, value in dumped.items() if name != "holds"}
        return {"holds": {"pattern": _pattern(asked.holds), **_given(rest)}}
    if isinstance(asked, LanguageLevels):
        return {"language": _given(dumped)}
    if isinstance(asked, TestScores):
        return {"test": _given(dumped)}
    if isinstance(asked, Lacks):
        return {"lacks": _pattern(asked.lacks)}
    if isinstance(asked, Judgement):
        return {"judgement": asked.judgement.about.best("en")[0]}
    if isinstance(asked, CreditsFrom):
        rest = {name: value for name, value in dumped.items() if name != "of"}
        return {"credits": {"pattern": _pattern(asked.of), **_given(rest)}}
    ((name, value),) = dumped.items()
    return {name: _given(value)}


def _pattern(pattern: Pattern) -> dict[str, Any]:
    given: dict[str, Any] = _given(_dumped(pattern))
    for many, flag in (("fields", "fieldOfTarget"), ("professions", "professionOfTarget")):
        if given.get(many) == TARGETS:
            del given[many]
            given[flag] = True
    return given


def _holding(holding: Holding) -> dict[str, Any]:
    given = _given(_dumped(holding))
    return {"catalogue" if holding.credential else "described": given}


def _dumped(value: Any) -> dict[str, Any]:
    # What an empty list says of a holding is not what its absence says: what was set is kept.
    return dict(value.model_dump(mode="json", exclude_unset=True, exclude_none=True))


def _given(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        if name in ("levels", "scores"):
            member = name.removesuffix("s")
            return [{"skill": skill.upper(), member: one} for skill, one in value.items()]
        return {_camel(key): _given(one, key) for key, one in value.items() if key not in ("title_", "example")}
    if isinstance(value, list):
        return [_given(one, name) for one in value]
    if name == "credits":
        amount, _, unit = str(value).partition(" ")
        return {"amount": amount, "unit": (unit or "semester").upper()}
    if name == "certainty":
        return str(value)
    return value.upper() if name in WORDS else value


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)
