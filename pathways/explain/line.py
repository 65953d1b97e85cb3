"""A route as one line of text, both ways: test expectation, terminal output and bug report are the same string.

    2027-01-15 celpip-general/test 1m $280 > 2027-02-15 rn-ns/register 2m $500 = 3.5m $780 0cr 2 steps conditional

A step is its first day, its name, its months and its price in Canadian dollars; after the `=` stands the route's cost.
A step's name is `credential/way`, `credential@agreement` (an award) or `work(occupation,place)` (`*` is any), and
`+agreement` for each agreement it claims besides. Numbers are exact: `3.5`, and `7/3` where no decimal is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pathways.errors import InvalidInput, Problem
from pathways.model.kinds import Verdict
from pathways.routing.cost import Cost
from pathways.routing.route import Route, Step, StepKind

_NUMBER = r"\d+(?:\.\d+|/[1-9]\d*)?"
_STEP = re.compile(rf"(\d{{4}}-\d\d-\d\d) (\S+) ({_NUMBER})m \$({_NUMBER})")
_COST = re.compile(rf"({_NUMBER})m \$({_NUMBER}) ({_NUMBER})cr (\d+) steps? ([a-z]+)")
_EXAMPLE = "2027-01-15 celpip/test 1m $280 = 1m $280 0cr 1 step met"
LONGEST = 10_000
"""The most characters a line has."""


@dataclass(frozen=True)
class StepLine:
    """What a line says of a step; `months` and `price` (CAD) are exact."""

    starts: date
    name: str
    months: Fraction
    price: Fraction


@dataclass(frozen=True)
class RouteLine:
    """What a line says of a route."""

    steps: tuple[StepLine, ...]
    cost: Cost


def line_of(route: Route) -> RouteLine:
    """What a route's line says."""
    steps = (StepLine(step.starts, name_of(step), step.months, step.price) for step in route.steps)
    return RouteLine(tuple(steps), route.cost)


def name_of(step: Step) -> str:
    """A step's name: what is earned and how, or the work, and the agreements it claims."""
    if step.kind is StepKind.WORK:
        occupation, place = (step.work.occupation, step.work.jurisdiction) if step.work else (None, None)
        return f"work({occupation or '*'},{place or '*'})"
    credential = step.credential.id if step.credential else "?"
    if step.agreement:
        return f"{credential}@{step.agreement.id}"
    claimed = "".join(f"+{claim.agreement.id}" for claim in step.claims)
    return f"{credential}/{step.way.id if step.way else '?'}{claimed}"


def write_line(route: Route | RouteLine) -> str:
    """One line for a route."""
    said = line_of(route) if isinstance(route, Route) else route
    steps = " > ".join(f"{step.starts} {step.name} {exact(step.months)}m ${exact(step.price)}" for step in said.steps)
    cost = said.cost
    total = (
        f"= {exact(cost.months)}m ${exact(cost.price)} {exact(cost.credits)}cr "
        f"{cost.steps} {'step' if cost.steps == 1 else 'steps'} {cost.certainty.name.lower()}"
    )
    return f"{steps} {total}" if steps else total


def read_line(text: str) -> RouteLine:
    """Read a line back; raises `InvalidInput` with the column where it is not one."""
    line = text.strip()
    if len(line) > LONGEST:
        raise InvalidInput(Problem("route line", f"longer than {LONGEST} characters"))
    body, equals, total = line.rpartition("=")
    if not equals:
        raise _wrong(line, len(line), "has no '=' with the route's cost behind it")
    steps = []
    column = 0
    for part in body.split(">") if body.strip() else ():
        steps.append(_step(part, line, column))
        column += len(part) + 1
    return RouteLine(tuple(steps), _cost(total, line, len(body) + 1))


def exact(value: Fraction) -> str:
    """A decimal where one is exact, else a ratio; `Fraction` reads both."""
    rest, places = value.denominator, 0
    for factor in (10, 5, 2):
        while rest % factor == 0:
            rest, places = rest // factor, places + 1
    if rest != 1 or value.denominator == 1:
        return str(value)
    digits = str(value.numerator * 10**places // value.denominator).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:].rstrip('0')}".rstrip(".")


def _step(part: str, line: str, column: int) -> StepLine:
    found = _STEP.fullmatch(part.strip())
    if not found:
        raise _wrong(line, column, "is no step: a date, a name, months and a price")
    day, name, months, price = found.groups()
    try:
        return StepLine(date.fromisoformat(day), name, Fraction(months), Fraction(price))
    except ValueError:
        raise _wrong(line, column, f"{day} is no day of the calendar") from None


def _cost(part: str, line: str, column: int) -> Cost:
    found = _COST.fullmatch(part.strip())
    if not found or found[5].upper() not in Verdict.__members__:
        raise _wrong(line, column, "is no cost: months, price, credits, steps and certainty")
    months, price, credits, steps = (found[index] for index in range(1, 5))
    return Cost(Fraction(months), Fraction(price), Fraction(credits), int(steps), Verdict[found[5].upper()])


def _wrong(line: str, column: int, what: str) -> InvalidInput:
    return InvalidInput(Problem(f"route line, column {column + 1}", what, f"write it like {_EXAMPLE!r}"))
