"""What stands in for parts of the program where bugs are planted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pathways.model.kinds import Verdict
from pathways.recognition.claims import STRENGTHS
from pathways.routing.gauge import Standing
from pathways.routing.schedule import solve
from tests.routing.planting import Make, Plant, instead, then

NONE, MET = Fraction(0), Verdict.MET


def briefly(original: Any) -> Any:
    """What need not last to the end of a step, but for what work is done with."""

    def support(leaf: Any, key: Any, fit: Any, asking: Any, *, throughout: bool, **more: Any) -> Any:
        return original(leaf, key, fit, asking, throughout=throughout and asking.strict, **more)

    return support


def brief(module: str, *names: str) -> Iterator[Plant]:
    """The places in a module where what is asked throughout is made to bind."""
    return ((f"{module}:{name}", briefly) for name in names or ("held_support", "planned_support"))


def changed(**more: Any) -> Make:
    """The original's answer with other figures."""
    return then(lambda answer, *_: replace(answer, **more))


def ageless(leaf: Any, *rest: Any) -> tuple[Any, ...]:
    """A leaf that asks no greatest age."""
    return leaf.model_copy(update={"max_age_months": None}), *rest


def sure(options: Iterable[Any], _: Any, support: Any, *rest: Any) -> list[Any]:
    """What an agreement may give, as sure as what it rests on."""
    return [replace(one, support=replace(one.support, verdict=support.verdict)) for one in options]


def granted(move: Any, name: str | None, floor: Verdict, *, whole: bool) -> Iterator[Any]:
    """Every admission and exemption, whatever it names."""
    strong = (one for one in move.agreements if STRENGTHS[one.strength] >= floor)
    return (one for one in strong if one.grant.admission or one.grant.exemption)


def not_held(moves: Iterable[Any], draft: Any, want: Any, listed: Any, supply: Any) -> list[Any]:
    """Moves without those that earn what is held."""
    held = {one.credential for one in supply.asking.scene.things}
    return [move for move in moves if move.credential.id not in held]


def unordered(problem: Any, sequencing: Any) -> list[Any]:
    """The schedule in which occupying steps may overlap."""
    return [times for times in (solve(problem),) if times is not None]


def unspared(original: Any) -> Any:
    """A study that takes all its months, however much of it is recognized."""

    def studied(chooser: Any, move: Any, *rest: Any) -> Any:
        choice, figures = original(chooser, move, *rest), move.figures
        return choice and replace(choice, months=figures.study.amount / chooser.pace + figures.wait.amount)

    return studied


def higher(**more: int) -> Make:
    """A bound that is higher by so much."""

    def raised(standing: Standing | None, *_: Any) -> Standing | None:
        if standing is None:
            return None
        low = standing.low
        return standing._replace(low=low._replace(**{name: getattr(low, name) + by for name, by in more.items()}))

    return then(raised)


def as_property(ask: Any) -> Make:
    """Another property in its place."""
    return instead(property(ask))
