"""From what was typed to a route question; everything that is wrong is told at once, by the option it stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import ValidationError

from pathways.cli.session import Session
from pathways.errors import InvalidInput, Problem
from pathways.explain.mistakes import MEANT
from pathways.explain.words import options
from pathways.model.background import Background
from pathways.model.kinds import Verdict
from pathways.model.places import place_meant
from pathways.routing.request import Criterion, RouteRequest

LIMITS: Mapping[str, str] = {
    "max_months": "months",
    "max_price": "price_cad",
    "max_steps": "steps",
    "source_age": "source_age_years",
    "work_units": "work_units",
    "delivery": "delivery",
    "taught_in": "taught_in",
    "only_in": "places",
}
"""Which option states which limit, as parameters are named."""

FIELDS: Mapping[str, str] = {
    **{field: name for name, field in LIMITS.items()},
    "occupation": "occupation",
    "holds": "to",
    "pace": "pace",
}
"""Which option states which field of a request."""

PLACES = ("place", "only_in")
"""Options that name places."""

LEAST = {verdict.name.lower(): verdict for verdict in (Verdict.MET, Verdict.CONDITIONAL, Verdict.DISCRETIONARY)}


def request_of(session: Session, params: Mapping[str, Any], background: Background, today: date) -> RouteRequest:
    """The request that a command's parameters state; raises `InvalidInput` with every option that is wrong."""
    problems: list[Problem] = []

    def read(name: str, reader: Callable[[str], Any], default: Any = None) -> Any:
        text = params[name]
        if text is None:
            return default
        try:
            return reader(text.strip())
        except (ValueError, KeyError, ZeroDivisionError):
            problems.append(_wrong(session, name, text))
            return default

    asked = {
        "background": background,
        "target": _target(session, params, problems),
        "start": read("start", date.fromisoformat, today),
        "pace": read("pace", _pace, Fraction(1)),
        "criteria": read("by", _criteria, (Criterion.MONTHS,)),
        "limits": {
            **{field: params[name] for name, field in LIMITS.items() if params[name] not in (None, [])},
            "certainty": read("certainty", lambda text: LEAST[text.lower()], Verdict.DISCRETIONARY),
        },
    }
    try:
        request = RouteRequest.model_validate(asked)
    except ValidationError as error:
        problems += [problem for problem in _complaints(session, error, params) if problem not in problems]
        raise InvalidInput(*problems) from None
    if problems:
        raise InvalidInput(*problems)
    return request


def _wrong(session: Session, name: str, text: object) -> Problem:
    """That an option says what cannot be used."""
    meant = place_meant(text) if name in PLACES and isinstance(text, str) else None
    hint = MEANT if meant else options.HINTS.get(name, options.NUMBER)
    return session.problem("--" + name.replace("_", "-"), options.CANNOT, hint, text=repr(text), near=meant)


def _target(session: Session, params: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    ids, occupation, places = params["to"] or [], params["occupation"], params["place"] or []
    if bool(ids) == bool(occupation):
        what = options.NOT_WITH_OCCUPATION if ids else options.MISSING
        problems.append(session.problem("--to", what, options.REACH))
    if places and not occupation:
        problems.append(session.problem("--place", options.WITH_OCCUPATION, options.ONLY_IN))
    if occupation:
        return {"occupation": occupation, "places": places}
    held = [{"holds": id} for id in ids]
    return held[0] if len(held) == 1 else {"all": held}


def _pace(text: str) -> Fraction:
    pace = Fraction(text)
    if pace <= 0:
        raise ValueError(text)
    return pace


def _criteria(text: str) -> tuple[Criterion, ...]:
    return tuple(dict.fromkeys(Criterion(word.strip()) for word in text.split(",")))


def _complaints(session: Session, error: ValidationError, params: Mapping[str, Any]) -> list[Problem]:
    """What pydantic refused, by the option that states it."""
    found: dict[str, Problem] = {}
    for each in error.errors(include_url=False):
        words = [str(part) for part in each["loc"]]
        name = next((FIELDS[word] for word in words if word in FIELDS), "to")
        if "OccupationTarget" in words and "places" in words:
            name = "place"
        if params.get(name) not in (None, []):
            text = each["input"] if isinstance(each["input"], str) else params[name]
            found.setdefault(name, _wrong(session, name, text))
    return list(found.values()) or [Problem("request", error.errors()[0]["msg"])]
