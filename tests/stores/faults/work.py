"""Seeded work on a catalogue, and what the catalogue must hold after each step of it.

Step `n` makes revision `n`, whoever asks for it and however often, so a run that was cut off goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from pathways.errors import RevisionConflict
from pathways.stores.base import Change, Changed, Delete, Put, Record, Store, address, list_of, type_of
from tests.worlds import agreement, credential, occupation, provider, way

Held = dict[tuple[str, str], Record]
"""A catalogue's records by list and key."""

KINDS = ("diploma", "bachelor", "course")
FIELDS = ("06", "0611", "0613", "041", None)
PLACES = ("CA-ON", "CA-BC", "CA-QC")
JOBS = ("21231", "21300")


@dataclass(frozen=True)
class Step:
    """One write: a load of a whole catalogue, or changes."""

    load: tuple[Record, ...] = ()
    changes: tuple[Change, ...] = ()


class Work:
    """Steps from a seed: every `load_every`-th loads about `size` records, the others change a few."""

    def __init__(self, seed: int, steps: int, *, size: int = 60, load_every: int = 5) -> None:
        self.steps: list[Step] = [Step()]
        self._after: list[Held] = [{}]
        draw = Random(seed)
        for number in range(1, steps + 1):
            before = self._after[-1]
            loads = number % load_every == 1 % load_every
            step = Step(load=_catalogue(draw, size)) if loads else Step(changes=tuple(_changes(draw, before, size)))
            self.steps.append(step)
            self._after.append(_applied(before, step))

    def after(self, revision: int) -> Held:
        """What the catalogue holds at a revision."""
        return self._after[revision]

    def changed(self, since: int, until: int) -> list[Changed]:
        """What the change log says between two revisions with no load between them."""
        return [
            Changed(number, *_named(change), isinstance(change, Delete))
            for number in range(since + 1, until + 1)
            for change in self.steps[number].changes
        ]

    def last_load(self, revision: int) -> int:
        """The newest revision up to this one that a load made, 0 where none did."""
        return max((number for number in range(1, revision + 1) if self.steps[number].load), default=0)

    def do(self, store: Store, number: int) -> None:
        """Make revision `number`, or find it made by a run that was cut off before it could say so."""
        step = self.steps[number]
        if not step.load:
            made = store.apply(step.changes, expected_revision=number - 1, idempotency_key=f"step {number}")
            assert made == number
            return
        try:
            made = store.load(step.load, expected_revision=number - 1)
        except RevisionConflict as conflict:
            made = conflict.actual
        assert made == number


def _applied(before: Held, step: Step) -> Held:
    if step.load:
        return {address(record): record for record in step.load}
    held = dict(before)
    for change in step.changes:
        if isinstance(change, Put):
            held[address(change.record)] = change.record
        else:
            del held[list_of(change.of), change.id]
    return held


def _named(change: Change) -> tuple[type[Record], str]:
    if isinstance(change, Delete):
        return change.of, change.id
    name, id = address(change.record)
    return type_of(name), id


def _catalogue(draw: Random, size: int) -> tuple[Record, ...]:
    fixed: list[Record] = [occupation(code) for code in JOBS]
    fixed += [_provider(draw, f"p{number}") for number in range(3)]
    some = draw.randint(size // 2, size)
    return (*fixed, *(_credential(draw, number) for number in range(some)), *(_agreement(draw, n) for n in range(some)))


def _changes(draw: Random, before: Held, size: int) -> Iterator[Change]:
    for number in draw.sample(range(size), draw.choice((1, 1, 2, 6))):
        make = draw.choice((_credential, _agreement))
        yield Put(make(draw, number))
    if draw.random() < 0.2:
        # What its credentials state changes with a provider.
        yield Put(_provider(draw, f"p{draw.randrange(3)}"))
    old = sorted(key for key in before if key[0] in ("credentials", "agreements"))
    if old and draw.random() < 0.4:
        name, id = draw.choice(old)
        yield Delete(type_of(name), id)


def _provider(draw: Random, id: str) -> Record:
    return provider(id, draw.choice(PLACES), name=f"College {draw.randrange(99)}")


def _credential(draw: Random, number: int) -> Record:
    title = {"en": f"Credential {draw.randrange(9999)}", "fr": f"Diplôme {draw.randrange(9999)}"}
    words = " ".join(str(draw.randrange(10**6)) for _ in range(draw.choice((3, 30, 300))))
    return credential(
        f"c{number}",
        draw.choice(KINDS),
        provider=f"p{draw.randrange(3)}",
        field=draw.choice(FIELDS),
        title=title,
        description=words,
        occupations=[draw.choice(JOBS)],
        ways=[way("study", requires=f"c{draw.randrange(60)}", wait="1")],
    )


def _agreement(draw: Random, number: int) -> Record:
    to = draw.choice((f"c{draw.randrange(60)}", {"pattern": {"kinds": draw.choice(KINDS)}}))
    receiver = f"p{draw.randrange(3)}"
    return agreement(f"a{number}", f"c{draw.randrange(60)}", to, receiver=receiver, credits=draw.randint(3, 60))
