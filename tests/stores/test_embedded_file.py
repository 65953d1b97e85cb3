"""The embedded store's file: whose it is, who else has it open, and what a crash leaves."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from pathways.errors import StoreUnavailable
from pathways.model.credential import Credential
from pathways.stores.base import Put, Record, records_of
from pathways.stores.embedded import EmbeddedStore, connection, schema, sql
from tests.stores.network_contract import WORLD
from tests.worlds import bundle, credential, requirement

SMALL = bundle(credential("dip"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.db"


@pytest.fixture
def store(path: Path) -> Iterator[EmbeddedStore]:
    store = EmbeddedStore(path)
    yield store
    store.close()


def execute(path: Path, statements: str) -> None:
    raw = apsw.Connection(str(path))
    raw.execute(statements)
    raw.close()


def test_a_store_is_kept_in_its_file(path: Path) -> None:
    first = EmbeddedStore(path)
    first.load(records_of(WORLD))
    first.close()
    again = EmbeddedStore(path)
    assert (again.revision, again.check()) == (1, ())
    again.close()


def test_commits_survive_a_power_cut(store: EmbeddedStore, path: Path) -> None:
    with store._connections.lent() as lent:
        assert lent.pragma("journal_mode") == "wal"
        assert lent.pragma("synchronous") == 2


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_text("credentials: []\n" * 100)
    with pytest.raises(StoreUnavailable, match="not a catalogue: it is no SQLite database"):
        EmbeddedStore(path)


def test_a_database_of_another_program(path: Path) -> None:
    execute(path, "CREATE TABLE theirs (x)")
    with pytest.raises(StoreUnavailable, match=r"catalogue.db is a database of another program"):
        EmbeddedStore(path)


def test_a_file_of_a_newer_version(path: Path) -> None:
    EmbeddedStore(path).close()
    execute(path, "PRAGMA user_version = 99")
    with pytest.raises(StoreUnavailable, match=rf"newer version .* version 99, this program knows {schema.VERSION}"):
        EmbeddedStore(path)


def test_a_file_from_before_the_first_release(path: Path) -> None:
    EmbeddedStore(path).close()
    execute(path, "PRAGMA user_version = 1")
    with pytest.raises(
        StoreUnavailable, match=rf"version 1, .* knows {schema.VERSION}\); load the catalogue into a new file"
    ):
        EmbeddedStore(path)


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="unable to open"):
        EmbeddedStore(tmp_path / "nowhere" / "catalogue.db")


def test_an_older_file_is_brought_forward(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    EmbeddedStore(path).close()
    monkeypatch.setattr(connection, "VERSION", schema.VERSION + 1)
    monkeypatch.setitem(schema.MIGRATIONS, schema.VERSION, "INSERT INTO meta VALUES ('colour', 7)")
    for _ in range(2):
        store = EmbeddedStore(path)
        assert store.revision == 0
        store.close()
    raw = apsw.Connection(str(path))
    assert raw.execute("SELECT value FROM meta WHERE name = 'colour'").fetchall() == [(7,)]
    assert raw.pragma("user_version") == schema.VERSION + 1
    raw.close()


def test_a_closed_store_says_so(store: EmbeddedStore) -> None:
    store.close()
    with pytest.raises(StoreUnavailable, match="was closed"):
        store.find(Credential, "dip")


def test_a_private_store_leaves_nothing() -> None:
    store = EmbeddedStore(":memory:")
    assert store._private is not None
    folder = Path(store._private.name)
    store.apply([Put(credential("dip"))])
    store.close()
    assert not folder.exists()


def test_two_stores_on_one_file_see_each_others_changes(store: EmbeddedStore, path: Path) -> None:
    other = EmbeddedStore(path)
    store.apply([Put(credential("dip"))])
    assert other.get(Credential, "dip").field is None
    other.apply([Put(credential("dip", field="06"))])
    assert store.get(Credential, "dip").field == "06"
    with store.network() as network:
        other.load(records_of(WORLD))
        assert network.revision == 2
        assert network.credentials(["dip"])["dip"].field == "06"
    assert store.revision == 3
    other.close()


def test_a_writer_waits_only_so_long(store: EmbeddedStore, path: Path) -> None:
    raw = apsw.Connection(str(path))
    raw.execute("BEGIN IMMEDIATE")
    hasty = EmbeddedStore(path, busy_seconds=0.05)
    with pytest.raises(StoreUnavailable, match="another process has been writing"):
        hasty.apply([Put(credential("dip"))])
    assert hasty.revision == 0
    raw.execute("ROLLBACK")
    raw.close()
    assert hasty.apply([Put(credential("dip"))]) == 1
    hasty.close()


def test_threads_that_write_at_once_each_make_a_revision(path: Path) -> None:
    stores = [EmbeddedStore(path) for _ in range(2)]

    def write(number: int) -> None:
        stores[number % 2].apply([Put(credential(f"c{number}"))])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stores[0].revision == 12
    assert [change.revision for change in stores[1].changes_since(0).changes] == list(range(1, 13))
    for store in stores:
        store.close()


READER = """
import sys
from pathways.stores.embedded import EmbeddedStore
store = EmbeddedStore(sys.argv[1])
print("ready", store.revision, flush=True)
while True:
    with store.network() as network:
        ids = network.leading_to(["21231"])
        assert len(ids) == network.revision % 5, (ids, network.revision)
        assert len(network.credentials(ids)) == len(ids)
        if network.revision >= 12:
            break
"""


def test_other_processes_read_whole_revisions_while_one_writes(store: EmbeddedStore, path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", READER, str(path)]
    readers = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) for _ in range(2)]
    assert [reader.stdout and reader.stdout.readline() for reader in readers] == [b"ready 0\n"] * 2
    for revision in range(1, 13):
        store.load(credential(f"r{revision}.c{number}", occupations="21231") for number in range(revision % 5))
    for reader in readers:
        reader.communicate(timeout=60)
    assert [reader.returncode for reader in readers] == [0, 0]


@pytest.mark.parametrize("_again", range(10))
def test_a_new_file_may_be_opened_by_many_at_once(path: Path, _again: int) -> None:
    opened: list[EmbeddedStore] = []
    ready = threading.Barrier(8)

    def open_it() -> None:
        ready.wait()
        opened.append(EmbeddedStore(path))

    threads = [threading.Thread(target=open_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.revision for store in opened] == [0] * 8
    for store in opened:
        store.close()


def test_a_slow_stream_holds_up_no_writer(store: EmbeddedStore) -> None:
    def slow() -> Iterator[Record]:
        yield credential("dip")
        store.apply([Put(credential("meanwhile"))])
        yield credential("bach")

    assert store.load(slow()) == 2
    assert [record.id for record in store.page(Credential).records] == ["bach", "dip"]


CRASH = """
import os, sys
from pathways.stores.base import Put, records_of
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.embedded.writing import Writer
from tests.stores.network_contract import WORLD
Writer._publish = lambda self: os._exit(9)
store = EmbeddedStore(sys.argv[1])
store.load(records_of(WORLD)) if sys.argv[2] == "load" else store.apply([Put(record) for record in records_of(WORLD)])
"""


@pytest.mark.parametrize("how", ["load", "apply"])
def test_a_process_that_dies_before_its_commit_changes_nothing(store: EmbeddedStore, path: Path, how: str) -> None:
    store.load(records_of(SMALL))
    root = Path(__file__).parents[2]
    died = subprocess.run([sys.executable, "-c", CRASH, str(path), how], cwd=root, check=False)
    assert died.returncode == 9
    again = EmbeddedStore(path)
    assert (again.revision, again.check()) == (1, ())
    assert [record.id for record in again.page(Credential).records] == ["dip"]
    assert again.apply([Put(credential("bach"))]) == 2
    again.close()


@pytest.mark.parametrize(
    ("damage", "where", "what"),
    [
        ("DELETE FROM tag WHERE credential = 'dip'", "credentials/dip", "rows in 'tag' differ"),
        ("UPDATE credential SET field = '04' WHERE id = 'dip'", "credentials/dip", "rows in 'credential' differ"),
        ("DELETE FROM covers WHERE agreement = 'by.kind'", "agreements/by.kind", "rows in 'covers' differ"),
        ("DELETE FROM evidence WHERE agreement = 'named'", "agreements/named", "rows in 'evidence' differ"),
        ("UPDATE entry SET way = 'x' WHERE upper = 'eng'", "credentials/eng", "rows in 'entry' differ"),
        ("DELETE FROM member", "providers/ontario", "rows in 'member' differ"),
        (
            "INSERT INTO covers VALUES ('uni', '', '', '', 'ghost')",
            "agreements/ghost",
            "rows in 'covers' but no document",
        ),
        ("UPDATE credential SET title_en = 'x' WHERE id = 'dip'", "credentials/dip", "rows in 'credential' differ"),
        ("UPDATE agreement SET leads = '' WHERE id = 'named'", "agreements/named", "rows in 'agreement' differ"),
        ("DELETE FROM occupation WHERE id = '21231'", "occupations/21231", "rows in 'occupation' differ"),
        ("UPDATE freshness SET amount = amount + 1 WHERE list = 'rates'", "freshness", "the years of sources differs"),
        ("UPDATE record SET body = '{}' WHERE id = 'dip'", "credentials/dip", "cannot be read"),
        ("UPDATE record SET id = 'dap' WHERE id = 'dip'", "credentials/dap", "its document is of 'dip'"),
        ("UPDATE words SET title_en = 'x' WHERE title_en = 'dip'", "credentials/dip", "its words for the full text"),
        ("INSERT INTO words (rowid, title_en) VALUES (999, 'x')", "words/999", "has no document"),
        ("DELETE FROM words_data WHERE id > 10", "file", "fts5: corruption"),
    ],
)
def test_a_check_finds_what_differs(store: EmbeddedStore, path: Path, damage: str, where: str, what: str) -> None:
    store.load(records_of(WORLD))
    execute(path, damage)
    problems = store.check()
    assert any(problem.where == where and what in problem.what for problem in problems), problems


def test_the_deepest_promised_requirement_is_kept(store: EmbeddedStore) -> None:
    nested: object = {"holds": "dip"}
    for _ in range(64):
        nested = {"any": [nested]}
    deep = credential("deep", requires=requirement(nested), wait="1")
    store.apply([Put(deep)])
    store._documents._known.clear()
    assert store.get(Credential, "deep") == deep


def plan(store: EmbeddedStore, statement: str) -> list[str]:
    bound = {"list": "x", "id": "x", "after": "", "limit": 9, "what": "x", "kind": "x"}
    lists = dict.fromkeys(("ids", "keys", "prefixes", "values"), "[]")
    with store._connections.lent() as lent:
        rows = lent.execute("EXPLAIN QUERY PLAN " + statement, bound | lists).fetchall()
    return [str(row[3]) for row in rows]


QUESTIONS = {
    name: statement
    for name, statement in vars(sql).items()
    if name.isupper() and isinstance(statement, str) and statement.strip().startswith(("SELECT", "WITH"))
}


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_no_question_of_the_search_scans_a_table(store: EmbeddedStore, name: str) -> None:
    # `j` is the list of what is asked; the others are what was found for it.
    scans = [line for line in plan(store, QUESTIONS[name]) if line.startswith("SCAN")]
    assert [line for line in scans if line.split()[1] not in ("j", "wanted", "w", "r", "n")] == []


@pytest.mark.parametrize(
    ("error", "said"), [(apsw.FullError("x"), "the disk is full"), (apsw.IOError("broken"), "the disk failed: broken")]
)
def test_what_a_disk_does_is_told_as_such(error: apsw.Error, said: str) -> None:
    with pytest.raises(StoreUnavailable, match=said), connection.translated():
        raise error
