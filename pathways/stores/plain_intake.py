"""The intake of records that are at hand: nobody looks at them between each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NoReturn

from pathways.errors import InvalidInput, Problem
from pathways.stores.incoming import Draft, Making, Numbered, Packed, Twice
from pathways.stores.records import Record

BATCH = 1_000


class Plain:
    """An `Intake` that numbers records as they come."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = records

    def batches(self, making: Making) -> Iterator[Packed]:
        """One batch to so many records."""
        maker = making()
        held: list[Numbered] = []
        for number, record in enumerate(self._records, 1):
            held.append(Numbered(number, record))
            if len(held) == BATCH:
                yield maker.packed(maker.rows(held))
                held = []
        yield maker.packed(maker.rows(held))

    def refuse(self, twice: Sequence[Twice]) -> NoReturn:
        """Told by list and key."""
        raise InvalidInput(
            *(Problem(f"{one.name}/{one.key}", "is given twice", "keep one of the two") for one in twice)
        )

    def settle(self, draft: Draft) -> None:
        """Nothing is looked at."""
