"""What is wrong between the records of a stream, found by what the store can tell of all of them together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from pathways.exchange.circles import HINT
from pathways.exchange.references import beside, named_in
from pathways.intake.besides import plainly_fits
from pathways.model.bundle import key_of
from pathways.model.parts import Wrong
from pathways.stores.incoming import Draft, Needs, Tied
from pathways.stores.records import Record, list_of, type_of


class Misplaced(NamedTuple):
    """Something wrong in the record with this number."""

    number: int
    name: str
    key: str
    wrong: Wrong


def misplaced(draft: Draft, *, whole: bool, most: int) -> list[Misplaced]:
    """What is wrong between the records, in their order, so many at most.

    `whole`: whether nothing else is there; then credentials that can never be earned are wrong.
    """
    found = list(islice(_absent(draft, most), most))
    found += islice(_beside(draft), most)
    found += islice(_circles(draft, "agreements"), most)
    if whole:
        found += islice(_circles(draft, "credentials"), most)
    return sorted(found, key=lambda one: one.number)[:most]


def _absent(draft: Draft, most: int) -> Iterator[Misplaced]:
    missing = draft.missing(most)
    if not missing:
        return
    near = {named: draft.near(*named) for named in missing}
    for number, record in draft.naming(missing):
        for named in named_in(record):
            keys = near.get((named.name, named.key))
            if keys is not None:
                yield _of(number, record, named.absent(keys))


def _beside(draft: Draft) -> Iterator[Misplaced]:
    for number, name, document, other, other_document in draft.beside():
        if other_document is None or not plainly_fits(document, other_document):
            record = _read(name, document)
            near = None if other_document is None else _read(other, other_document)
            yield from (_of(number, record, wrong) for wrong in beside(record, near))


def _read(name: str, document: str) -> Record:
    return type_of(name).model_validate(json.loads(document))


def _circles(draft: Draft, name: str) -> Iterator[Misplaced]:
    """Circles of agreements that give way to each other, or of credentials that each need the next."""
    while tied := draft.tied(name):
        trail: dict[str, Tied] = {}
        while tied.key not in trail:
            trail[tied.key] = tied
            tied = _next(draft, name, tied.needs)
        circle = list(trail)[list(trail).index(tied.key) :]
        yield Misplaced(tied.number, name, tied.key, _circle(name, [*circle, tied.key]))
        draft.free(name, circle)


def _next(draft: Draft, name: str, needs: Needs) -> Tied:
    """The first of what is needed that is not free."""
    return next(tied for key in _keys(needs) if (tied := draft.tied(name, key)))


def _keys(needs: Any) -> Iterator[str]:
    for item in needs[1]:
        if isinstance(item, str):
            yield item
        else:
            yield from _keys(item)


def _circle(name: str, circle: list[str]) -> Wrong:
    told = " > ".join(circle)
    if name == "agreements":
        return Wrong(("overrides",), f"overrides itself: {told}")
    what = "it requires itself" if len(circle) == 2 else f"each requires the next: {told}"
    return Wrong(("ways", 0, "requires"), f"can never be earned: {what}", HINT)


def _of(number: int, record: Record, wrong: Wrong) -> Misplaced:
    return Misplaced(number, list_of(type(record)), key_of(record), wrong)
