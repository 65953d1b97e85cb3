"""Planted bugs that the families of random worlds are there to show: at least one for each family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from pathways.model.time import after, moment_of
from pathways.recognition.counting import Cap
from pathways.recognition.thing import End
from pathways.routing.cost import SCALE
from pathways.routing.inside import Inside
from tests.routing.mutations import NONE
from tests.routing.planting import Bug, Make, always, asked, bug, instead, then

Seeds = tuple[tuple[str, int], ...]


def seen(family: str, *seeds: int) -> Seeds:
    """Worlds of a family."""
    return tuple((family, seed) for seed in seeds)


def greedily(amounts: Sequence[Fraction], caps: Sequence[Cap]) -> tuple[Fraction, ...]:
    """What counts where each grant takes all that those before it leave."""
    counted: list[Fraction] = []
    for index, amount in enumerate(amounts):
        left = [cap - sum(counted[one] for one in members if one < index) for members, cap in caps if index in members]
        counted.append(min([amount, *left]))
    return tuple(counted)


def until(end: Any) -> Make:
    """The end of an agreement that has one, made by `end` from its last day."""
    return then(lambda bound, one, *_: replace(bound, until=end(one.in_force.until)) if one.in_force.until else bound)


def apart(planner: Any, moves: Any, choices: Any) -> bool:
    """Whether no credit is counted twice; what counts toward itself is not looked at."""
    inside = Inside(planner.asking, [choice.counted_in for choice in choices])
    return not any(inside.excluded(choice) or inside.nested(choice) for choice in choices)


def always_held(support: Any, *rest: Any) -> Any:
    """What is held from always."""
    return support and replace(support, since=NONE)


def too_soon(late: Any, one: Any, months: Fraction, start: Fraction) -> Any:
    """A claim that is processed from the route's start on, whenever its evidence is held."""
    return replace(late, since=max(one.since, start + months))


def unwindowed(problem: Any, step: Any, support: Any, rest: Any) -> tuple[Any, ...]:
    """Work that may have been done however long ago."""
    return problem, step, replace(support, work=tuple(use._replace(within=None) for use in support.work)), rest


def briefly_served(support: Any) -> bool:
    """Whether a leaf could cite a step as well, for however short a time."""
    return len(support.cites) == 1 and not support.held


def ended(period: Any, moment: Fraction) -> bool:
    """Whether a period holds that is over as its last day begins."""
    begun = period.since is None or moment >= moment_of(period.since)
    return begun and (period.until is None or moment < moment_of(period.until))


BUGS: tuple[Bug, ...] = (
    # What counts, and how much of it.
    bug(
        "parts",
        "Nothing held is part of anything.",
        seen("parts", 3, 7),
        ("recognition.scene:Scene.parts_above", always(frozenset())),
    ),
    bug(
        "parts of what is earned again",
        "What is earned again has not the parts of what is held.",
        seen("parts", 3, 7),
        ("routing.inside:Inside._earnings", instead(lambda inside, key: [key])),
    ),
    bug(
        "greedy",
        "Grants count in their order, each as much as it can.",
        seen("nested caps", 0, 3),
        ("routing.recognizing:counted", instead(greedily)),
    ),
    bug(
        "toward itself",
        "A credential brings credit or an award toward itself.",
        seen("toward itself", 2, 5),
        ("recognition.claims:_rests_on", always(False)),
        ("routing.plan:Planner._counts_once", instead(apart)),
    ),
    # What is earned again, or in the place of something else.
    bug(
        "earned twice",
        "Nothing that is planned is earned again.",
        seen("sittings", 1, 7),
        ("routing.outlook:Outlook.again", always(False)),
    ),
    bug(
        "shortcut",
        "What would do in the place of something for a while would do for good.",
        seen("roundabout", 1, 4),
        ("routing.supply:_lasting", instead(briefly_served)),
    ),
    # Work.
    bug(
        "old planned work",
        "Planned work counts however long ago it was done.",
        seen("window", 2, 4),
        ("routing.assembly:_cites", asked(unwindowed)),
    ),
    bug(
        "two jobs at a time",
        "Months in which two jobs were done count twice.",
        seen("overlapping", 1, 8),
        ("recognition.experience:_once", instead(tuple)),
    ),
    # Days.
    bug(
        "a moment too long",
        "An agreement is in force at the first moment after its last day.",
        seen("last days", 10, 12),
        ("recognition.claims:_in_force", until(lambda day: End(after(day), inclusive=True))),
    ),
    bug(
        "last day",
        "An agreement ends as its last day begins.",
        seen("last days", 4, 5),
        ("recognition.claims:_in_force", until(lambda day: End(moment_of(day), inclusive=False))),
    ),
    bug(
        "last day but its first moment",
        "An agreement ends with the first moment of its last day.",
        seen("last days", 4, 38),
        ("recognition.claims:_in_force", until(lambda day: End(moment_of(day), inclusive=True))),
    ),
    bug(
        "last day of an override",
        "What is given way to is free as the other's last day begins.",
        seen("last days", 4, 11),
        ("model.time:Period.covers", instead(ended)),
    ),
    bug(
        "coming",
        "What will be held is held from the start.",
        seen("coming", 7, 13),
        ("recognition.leaves.holds:held_support", then(always_held)),
    ),
    bug(
        "coming report",
        "A report is made from what is not held yet.",
        seen("coming", 14, 31),
        ("recognition.leaves.holds:_made_from", instead(lambda report, thing: report)),
    ),
    bug(
        "coming sitting",
        "What is sat within a year is known from the start.",
        seen("coming", 0, 49),
        ("recognition.scene:tongue_of", asked(lambda tongue, had, start, facts: (tongue, had, start + 12, facts))),
    ),
    bug(
        "coming claim",
        "A claim is processed before its evidence is held.",
        seen("coming", 19, 51),
        ("recognition.claims:delayed", then(too_soon)),
    ),
    bug(
        "twins",
        "Things are taken as alike whatever may rest on them.",
        seen("alike", 23, 30, 42),
        ("routing.twins:said", always(None)),
    ),
    bug(
        "sieve",
        "What a move takes at least is told 500 dollars too high.",
        seen("alike", 41, 132, 150),
        (
            "routing.sieve:reckoner",
            then(lambda low, *_: lambda id: low(id)._replace(price=low(id).price + 500 * SCALE)),
        ),
    ),
    bug(
        "pool",
        "A pool of credits is bounded as if it asked for twice as many.",
        seen("alike", 2, 3, 4),
        ("routing.needs:pool_need", asked(lambda weights, amount: (weights, 2 * amount))),
    ),
)
