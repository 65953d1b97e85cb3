"""Whether a catalogue's file is whole: it opens, stands at one revision, and all that is in it is of that revision."""

from __future__ import annotations

from pathlib import Path

from pathways.stores.base import Put, Search, Store, address
from pathways.stores.embedded import EmbeddedStore
from tests.stores.faults.work import Held, Work
from tests.worlds import credential


def judged(path: Path, work: Work, acknowledged: int, *, asked: int | None = None) -> int:
    """The revision that a file stands at after a fault, once all of it has been compared.

    `acknowledged` is the last revision that its writer was told of, `asked` the last one that it may have made: by
    default the next one.
    """
    last = acknowledged + 1 if asked is None else asked
    store = EmbeddedStore(path)
    try:
        assert acknowledged <= store.revision <= last, (acknowledged, store.revision, last)
        return expect_whole(store, work)
    finally:
        store.close()


def expect_whole(store: Store, work: Work) -> int:
    """Compare everything in a store with what its revision must hold, and return that."""
    # The file's own integrity, every derived row and the full-text index against the documents.
    assert store.check() == ()
    return expect_answers(store, work)


def expect_answers(store: Store, work: Work) -> int:
    """The same without what only a check reads."""
    revision = store.revision
    held = {address(record): record for record in store.export()}
    assert held == work.after(revision), _difference(held, work.after(revision))
    _expect_log(store, work, revision)
    _expect_found(store, held)
    return revision


def expect_working(path: Path) -> None:
    """A file that was whole takes a write, and gives it back to whoever opens it next."""
    store = EmbeddedStore(path)
    written = credential("afterwards", title="Afterwards")
    revision = store.apply([Put(written)])
    store.close()
    again = EmbeddedStore(path)
    assert (again.revision, again.get(type(written), "afterwards")) == (revision, written)
    assert again.search(Search("afterwards")) == (written,)
    again.close()


def _expect_log(store: Store, work: Work, revision: int) -> None:
    load = work.last_load(revision)
    since = store.changes_since(load)
    assert (since.revision, since.reset) == (revision, False)
    assert list(since.changes) == work.changed(load, revision)
    assert load == 0 or store.changes_since(load - 1).reset


def _expect_found(store: Store, held: Held) -> None:
    """Every tenth credential is found by its title, through the full-text index as the search reads it."""
    for record in list(held.values())[::10]:
        title = getattr(record, "title", None)
        if title is not None and title.en:
            assert record in store.search(Search(title.en, limit=1000)), title


def _difference(held: Held, expected: Held) -> list[tuple[str, str]]:
    return sorted(key for key in held.keys() | expected.keys() if held.get(key) != expected.get(key))
