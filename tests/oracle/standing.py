"""When what is asked of the learner is known to be true."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.model.background import Residence, Status
from pathways.model.kinds import Verdict
from pathways.model.requirement import Standing
from tests.oracle.exact import Number, day_after, moment, number
from tests.oracle.match import lies
from tests.oracle.thing import End
from tests.oracle.world import World


def spans(world: World, leaf: Standing) -> Iterator[tuple[Number | None, End | None]]:
    """The times in which what is asked is known to be true."""
    asked, stated = leaf.standing, world.background.standing
    for home in stated.residence or ():
        if asked.resides_in and lies(home.place, asked.resides_in) is Verdict.MET:
            yield _span(home)
    for status in stated.status or ():
        if status.status in asked.status:
            yield _span(status)
    for bounds, day, unit in ((asked.months_since_arrival, stated.arrived, 1), (asked.age_years, stated.born, 12)):
        if bounds is not None and day is not None:
            least, most = bounds.at_least, bounds.at_most
            start = None if least is None else number(moment(day) + least * unit)
            yield start, None if most is None else End(number(moment(day) + most * unit), inclusive=True)


def _span(entry: Residence | Status) -> tuple[Number | None, End | None]:
    start = moment(entry.since) if entry.since else None
    return start, End(day_after(entry.until), inclusive=False) if entry.until else None
