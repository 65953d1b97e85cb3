"""The use cases, as one object that the faces talk to. Values in, values out; it prints nothing and picks no store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from pathways.errors import InvalidInput, NotFound, Problem
from pathways.exchange.bundle import in_file, read_background, read_files
from pathways.exchange.references import check_references
from pathways.exchange.schema import schema
from pathways.exchange.writing import write_lines
from pathways.intake import Checked, Lines, is_stream
from pathways.model.agreement import Agreement
from pathways.model.background import Background
from pathways.model.base import Text
from pathways.model.bundle import LISTS, Bundle
from pathways.model.credential import Credential
from pathways.model.requirement import patterns_of
from pathways.model.things import Occupation
from pathways.routing.answer import Answer
from pathways.routing.neighbourhood import Neighbourhood
from pathways.routing.network import Network
from pathways.routing.observer import Observer
from pathways.routing.request import OccupationTarget, RouteRequest
from pathways.routing.solve import routes
from pathways.stores.base import LARGEST_CHANGE, LARGEST_PAGE, Put, Record, Search, Store, address, records_of, type_of
from pathways.stores.plain_intake import Plain

if TYPE_CHECKING:
    from pathways.routing.ladders import Ladder

MOST_COMPARED = 5_000
"""How many ids are compared with one that is not known."""


BACKGROUND = "background "
"""What stands before the place in a background, in problems that a question has."""

MOST_QUESTIONS = 500
"""After so many questions what they have fetched is let go: what each asked is kept with it."""


class Stage(Enum):
    """What an import is doing."""

    READ = "read"
    CHECK = "check"
    WRITE = "write"


class Watcher:
    """Sees how an import gets on; this one does nothing."""

    def at(self, stage: Stage) -> None:
        """A stage begins."""

    def read(self, share: float, records: int) -> None:
        """So much of a file that is read piece by piece is read, from 0 to 1, and gave so many records."""


@dataclass(frozen=True)
class Imported:
    """What an import did: the new revision, and how many records of each list were read."""

    revision: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Shown:
    """A record with what the catalogue says around it: the active agreements toward a credential."""

    record: Record
    agreements: tuple[Agreement, ...] = ()


class Pathways:
    """Everything that can be asked of one catalogue. Errors are those of `pathways.errors`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._idle: list[Neighbourhood] = []

    @property
    def revision(self) -> int:
        """The newest revision of the catalogue; 0 is an empty one."""
        return self._store.revision

    def import_bundle(self, path: Path, *, replace: bool = False, watcher: Watcher | None = None) -> Imported:
        """Add the records of a file or directory, those with a known key in place of the old ones; all or none.

        `replace`: they become the whole catalogue. Raises `InvalidInput` with every problem, each with its place.
        A file of JSON Lines may be larger than memory.
        """
        watch = watcher or Watcher()
        if is_stream(path):
            return self._take(path, replace, watch)
        watch.at(Stage.READ)
        files = read_files(path)
        watch.at(Stage.CHECK)
        before = self._store.revision
        whole = replace or before == 0
        problems = files.misfits(None if whole else self._known())
        if problems:
            raise InvalidInput(*problems)
        bundle = files.bundle
        del files  # what says where each record stands is not kept while writing
        watch.at(Stage.WRITE)
        counts = {name: len(getattr(bundle, name)) for name in LISTS if getattr(bundle, name)}
        return Imported(self._write(bundle, whole, before), counts)

    @staticmethod
    def check_bundle(path: Path) -> tuple[Problem, ...]:
        """Every problem of files by themselves, or between their records where each can be read."""
        return _wrong(path, None)

    def check_added(self, path: Path) -> tuple[Problem, ...]:
        """Every problem that files have as an addition to the catalogue."""
        if is_stream(path):
            return self._wrong_lines(path)
        return _wrong(path, self._known() if self.revision else None)

    def export(self, path: Path) -> Mapping[str, int]:
        """Write the whole catalogue to a file of JSON Lines; returns how many records of each list that are."""
        if not is_stream(path):
            raise InvalidInput(
                Problem(str(path), "is no name of a file of JSON Lines", "end it in .jsonl or .jsonl.gz")
            )
        counts: Counter[str] = Counter()
        write_lines(_counted(self._store.export(), counts), path)
        return counts

    def check(self) -> tuple[Problem, ...]:
        """Every problem of the catalogue as it is kept."""
        lists: dict[str, list[Record]] = {name: [] for name in LISTS}
        for record in self._store.export():
            lists[address(record)[0]].append(record)
        # Decoded documents are sound values: nothing is to be validated again.
        held = {name: tuple(records) for name, records in lists.items()}
        return (*self._store.check(), *check_references(Bundle.model_construct(**held)))  # type: ignore[arg-type]

    def search(self, asked: Search) -> tuple[Record, ...]:
        """What the words are found in, best first."""
        return self._store.search(asked)

    def show(self, id: str, of: str | None = None) -> tuple[Shown, ...]:
        """The records with this id: one, or one a list where several lists use it; raises `NotFound`."""
        found = [record for name in LISTS if of in (None, name) and (record := self._find(name, id))]
        if not found:
            raise NotFound(of or "records", id)
        return tuple(Shown(record, self._toward(record)) for record in found)

    def routes(self, request: RouteRequest, observer: Observer | None = None) -> Answer:
        """Every undominated route; raises `NotFound` or `InvalidInput` where the question names unknown things."""
        self._expect_known(request)
        with self._store.network() as network, self._near(network) as near:
            return routes(request, network, observer, near)

    def ladders(self, id: str, direction: Literal["up", "down"], *, depth: int = 6, on: date | None = None) -> Ladder:
        """What a credential counts toward, or what counts toward it; raises `NotFound`."""
        from pathways.routing.ladders import Direction, ladders  # noqa: PLC0415 - its library loads slowly

        with self._store.network() as network:
            return ladders(id, network, Direction(direction), depth=depth, on=on)

    @staticmethod
    def background(path: Path) -> Background:
        """Read what a learner brings; it is never kept."""
        return read_background(path)

    @staticmethod
    def in_file(error: InvalidInput, path: Path) -> InvalidInput:
        """The problems of a question, those of its background with their places in the file it was read from."""
        own = [one for one in error.problems if one.where.startswith(BACKGROUND)]
        bare = [Problem(one.where.removeprefix(BACKGROUND), one.what, one.hint) for one in own]
        return InvalidInput(*(one for one in error.problems if one not in own), *in_file(path, bare))

    @staticmethod
    def schema(of: Literal["bundle", "background", "request"]) -> dict[str, Any]:
        """The JSON Schema of what can be given."""
        return schema(of)

    def title(self, of: str, id: str) -> Text | None:
        """What the catalogue calls a record of a list (`explain.voice.Names`)."""
        record = self._find(of, id)
        for field in ("title", "name", "text"):
            text = getattr(record, field, None)
            if isinstance(text, Text):
                return text
        return None

    def nearest(self, of: str, id: str) -> tuple[str, ...]:
        """Known ids that look like one that is not known, the nearest first; `of`: a list, or anything for all."""
        lists = [of] if of in LISTS else list(LISTS)
        known = dict.fromkeys(islice((key for name in lists for key in self._keys(name)), MOST_COMPARED))
        words = id.replace("-", " ").replace("_", " ")
        among = tuple(type_of(name) for name in lists)
        known |= dict.fromkeys(address(record)[1] for record in self._store.search(Search(words, among=among)))
        return tuple(get_close_matches(id, list(known), n=3, cutoff=0.6))

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def _write(self, bundle: Bundle, whole: bool, before: int) -> int:
        changes = [] if whole else [Put(record) for record in records_of(bundle)]
        if whole or len(changes) > LARGEST_CHANGE:
            return self._store.take(Plain(records_of(bundle)), adding=not whole, expected_revision=before)
        return self._store.apply(changes, expected_revision=before)

    def _take(self, path: Path, replace: bool, watch: Watcher) -> Imported:
        watch.at(Stage.READ)
        before = self._store.revision
        whole = replace or before == 0
        lines = Lines(path, whole=whole, reading=watch.read, read=lambda: watch.at(Stage.WRITE))
        return Imported(self._store.take(lines, adding=not whole, expected_revision=before), lines.counts)

    def _wrong_lines(self, path: Path) -> tuple[Problem, ...]:
        """What is wrong with a stream, which is taken in as far as it takes to know."""
        whole = self._store.revision == 0
        try:
            self._store.take(Lines(path, whole=whole, checked_only=True), adding=not whole)
        except InvalidInput as error:
            return error.problems
        except Checked:
            return ()
        raise AssertionError("what is only checked is never published")

    def _known(self) -> dict[str, set[str]]:
        known: dict[str, set[str]] = {name: set() for name in LISTS}
        for record in self._store.export():
            name, key = address(record)
            known[name].add(key)
        return known

    def _keys(self, name: str) -> Iterator[str]:
        after = None
        while True:
            page = self._store.page(_any(name), after=after, limit=LARGEST_PAGE)
            yield from (address(record)[1] for record in page.records)
            if page.next is None:
                return
            after = page.next

    def _find(self, name: str, id: str) -> Record | None:
        return self._store.find(_any(name), id)

    @contextmanager
    def _near(self, network: Network) -> Iterator[Neighbourhood]:
        """What earlier questions to this revision have fetched, for one question at a time."""
        near = self._idle.pop() if self._idle else None
        if near is None or near.questions >= MOST_QUESTIONS or not near.faces(network):
            near = Neighbourhood(network)
        yield near
        # Where a question failed, what it left is not trusted.
        self._idle.append(near)

    def _toward(self, record: Record) -> tuple[Agreement, ...]:
        if not isinstance(record, Credential):
            return ()
        with self._store.network() as network:
            return network.toward([record.id])[record.id]

    def _expect_known(self, request: RouteRequest) -> None:
        """Refuse a question about what the catalogue does not hold, rather than find no route to it."""
        if isinstance(request.target, OccupationTarget):
            self._store.get(Occupation, request.target.occupation)
        else:
            named = [id for pattern in patterns_of(request.target) for id in pattern.ids]
            for id in named:
                self._store.get(Credential, id)
        problems = tuple(self._unknown(request.background))
        if problems:
            raise InvalidInput(*problems)

    def _unknown(self, background: Background) -> Iterator[Problem]:
        held = [
            *((f"{BACKGROUND}/holdings/{n}/credential", one.credential) for n, one in enumerate(background.holdings)),
            *((f"{BACKGROUND}/sittings/{n}/test", one.test) for n, one in enumerate(background.sittings)),
        ]
        ids = {id for _, id in held if id}
        with self._store.network() as network:
            known = network.credentials(ids)
        for where, id in held:
            if id and id not in known:
                hint = _meant(self.nearest("credentials", id), "leave 'credential' out and state its 'kind'")
                yield Problem(where, f"{id!r} is not among the credentials", hint)
        for n, one in enumerate(background.holdings):
            if one.provider and self._find("providers", one.provider) is None:
                hint = _meant(self.nearest("providers", one.provider), "write its name as 'provider_name'")
                yield Problem(
                    f"{BACKGROUND}/holdings/{n}/provider", f"{one.provider!r} is not among the providers", hint
                )


def _counted(records: Iterable[Record], counts: Counter[str]) -> Iterator[Record]:
    for record in records:
        counts[address(record)[0]] += 1
        yield record


def _wrong(path: Path, known: Mapping[str, set[str]] | None) -> tuple[Problem, ...]:
    try:
        return read_files(path).misfits(known)
    except InvalidInput as error:
        return error.problems


def _any(name: str) -> type[Credential]:
    """The kind of record that a list holds, as any one of them: the store's answer is then some record."""
    return cast(type[Credential], type_of(name))


def _meant(ids: Iterable[str], instead: str) -> str:
    near = ", ".join(map(repr, ids))
    return f"did you mean {near}?" if near else f"describe it instead: {instead}"
