"""Streams of records: what is read, and what is said of a line that cannot be."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pathways.errors import InvalidInput
from pathways.exchange.tokens import MOST_PROBLEMS
from pathways.exchange.writing import lines, write_lines
from pathways.intake import Lines, is_stream
from pathways.model.credential import Credential
from pathways.stores.base import Store, address, records_of
from pathways.stores.embedded import EmbeddedStore
from tests.worlds import agreement, bundle, credential, occupation, rate, table

ASKED = {"all": ["dip", {"credits": "2.5 full_course", "of": {"kinds": "course"}}]}
WORLD = bundle(
    credential("dip", study="60/24/6000", title={"en": "Diploma", "fr": "Diplôme"}, occupations=["21231"]),
    credential(
        "bach",
        "bachelor",
        study="120/48/20000",
        requires={"all": ["dip", {"credits": "2.5 full_course", "of": {"kinds": "course"}}]},
        provider="uni",
    ),
    credential("ielts", "language_test", wait="1/320.50"),
    agreement("block", "dip", "bach", credits=60, fees=[{"amount": "90", "currency": "USD"}], title="Block"),
    agreement("old", "dip", "bach", credits=30, status="suspended"),
    occupation("21231"),
    table("ielts", {7: 6}),
    rate("USD", "1.37"),
)

HEADER = '{"format": "pathways-bundle-1"}'
COLLEGE = (
    '{"providers": {"id": "college", "name": "X", "kind": "college", "jurisdiction": "CA", "source": {"url": "x"}}}'
)
DIP = '{"credentials": {"id": "dip", "provider": "college", "kind": "diploma", "title": "X", "source": {"url": "x"}}}'


@pytest.fixture
def store() -> Iterator[Store]:
    store = EmbeddedStore(":memory:")
    yield store
    store.close()


def take(store: Store, path: Path, *, adding: bool = False) -> Lines:
    stream = Lines(path, whole=not adding)
    store.take(stream, adding=adding)
    return stream


def written(folder: Path, *texts: str | bytes, name: str = "world.jsonl") -> Path:
    path = folder / name
    path.write_bytes(b"\n".join(text if isinstance(text, bytes) else text.encode() for text in texts))
    return path


def told(store: Store, path: Path, *, adding: bool = False) -> list[str]:
    with pytest.raises(InvalidInput) as error:
        take(store, path, adding=adding)
    assert (store.revision, list(store.export())) == (0, []) or adding
    return [str(problem).removeprefix(f"{path}:") for problem in error.value.problems]


def test_a_stream_is_told_by_its_name() -> None:
    assert [is_stream(Path(name)) for name in ("a.jsonl", "a.JSONL.gz", "a.json", "a.gz", "jsonl")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("name", ["world.jsonl", "world.jsonl.gz"])
def test_what_is_written_is_read_again(store: Store, tmp_path: Path, name: str) -> None:
    write_lines(records_of(WORLD), tmp_path / name)
    stream = take(store, tmp_path / name)
    assert {address(one): one for one in store.export()} == {address(one): one for one in records_of(WORLD)}
    assert stream.counts["credentials"] == len(WORLD.credentials)
    assert store.check() == ()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_packed_file_is_packed(tmp_path: Path) -> None:
    write_lines(records_of(WORLD), tmp_path / "world.jsonl.gz")
    assert gzip.decompress((tmp_path / "world.jsonl.gz").read_bytes()).decode() == "".join(lines(records_of(WORLD)))


def test_records_may_come_in_any_order_with_empty_lines_between(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeff" + HEADER, DIP, "", "  \r", COLLEGE + "\r", "")
    assert take(store, path).counts == {"providers": 1, "credentials": 1}


def test_numbers_are_exact_however_they_are_written(store: Store, tmp_path: Path) -> None:
    priced = json.loads(DIP)
    priced["credentials"] |= {"credits": "?", "ways": [{"id": "w", "wait": 3, "prices": ["12.50"]}]}
    path = written(tmp_path, HEADER, COLLEGE, json.dumps(priced).replace('"?"', "7.5"))
    take(store, path)
    found = store.get(Credential, "dip")
    assert found.credits is not None
    assert (str(found.credits.amount), str((found.ways[0].prices or ())[0].amount)) == ("15/2", "12.50")


ODD = {
    "twice": DIP.replace('"title": "X"', '"title":"X","title":"Y"'),
    "spaced": DIP,
    "bare": DIP.replace('"title": "X"', '"title": "X", "field": 613'),
    "exact": DIP.replace('"title": "X"', '"title": "X", "validity_months": 2.50'),
    "escaped": DIP.replace('"X"', '"\\u00e9\\/"'),
    "deep": DIP.replace('"X"', '{"en":' * 150 + '"X"' + "}" * 150),
    "nan": DIP.replace('"title": "X"', '"title": "X", "validity_months": NaN'),
}


@pytest.mark.parametrize("name", sorted(ODD))
def test_a_line_is_read_the_same_however_it_is_spaced(store: Store, tmp_path: Path, name: str) -> None:
    """Lines without spaces are read by another reader."""
    answers = []
    for line in (ODD[name], re.sub(r"([:,]) ", r"\1", ODD[name])):
        path = written(tmp_path, HEADER, COLLEGE, line)
        try:
            take(store, path)
            answers.append(str(list(store.export())))
        except InvalidInput as error:
            answers.append(re.sub(r":\d+:\d+", "", str(error)))
        store.load([])
    assert answers[0] == answers[1]
    assert (name in ("twice", "deep", "nan")) == ("world.jsonl" in answers[0])


@pytest.mark.parametrize(
    "first", ["", "providers:", "[]", "{}", '{"format": "pathways-bundle-2"}', DIP, HEADER[:-1] + ', "x": 1}']
)
def test_a_file_says_what_it_is(store: Store, tmp_path: Path, first: str) -> None:
    begin = f"1:1: does not say what this is (begin with the line {HEADER})"
    assert told(store, written(tmp_path, first, DIP)) == [begin]


WRONG: list[tuple[str | bytes, str]] = [
    ('{"credentials": ', "3:17: is not JSON: Expecting value (check commas, quotes and brackets)"),
    (b'{"credentials": "\xff"}', "3:18: is not UTF-8 text (save the file as UTF-8)"),
    ('{"credentials": {"id": "a", "id": "b"}}', "3:29: the key 'id' is given twice (keep one of the two)"),
    ('{"groups": {}, "rates": {}}', "3:1: is not one record under the name of its list (write {...)"),
    ("[1]", "3:1: is not one record under the name of its list (write {...)"),
    ('{"credential": {}}', "3:2 /credential: 'credential' is no list of a bundle (did you mean 'credentials'?)"),
    ('{"credentials": []}', "3:2 /credentials: should be a mapping, not a list (with the keys id, provider, ...)"),
    (DIP.replace("diploma", "diplom"), "3:54 /credentials/kind: 'diplom' is not one of: course, ..."),
    (DIP.replace('"X"', '"\\ud800"'), "3:82: holds half of a character (write the whole character)"),
    (DIP.replace('"X"', "NaN"), "3:1: NaN is no number in JSON (write the number as text)"),
    (
        '{"groups": {"id": "g", "cap": "20 hours", "source": {"url": "x"}}}',
        "3:24 /groups/cap: is in hours, which do not convert here (write it in another unit, ...)",
    ),
    (DIP, "3:2 /credentials: 'dip' is given twice (the first is at line 2)"),
    (
        DIP.replace('"dip"', '"x"').replace('"college"', '"colege"'),
        "3:29 /credentials/provider: 'colege' is not among the providers (did you mean 'college'?)",
    ),
]


@pytest.mark.parametrize(("line", "said"), WRONG)
def test_a_wrong_line_is_told_by_line_column_and_place(
    store: Store, tmp_path: Path, line: str | bytes, said: str
) -> None:
    (problem,) = told(store, written(tmp_path, HEADER, DIP, line, COLLEGE))
    start = said.split("...", maxsplit=1)[0]
    assert problem.startswith(start), problem


def test_a_hundred_problems_are_told_at_most(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, HEADER, *['{"x": 1}'] * 500)
    found = told(store, path)
    assert len(found) == MOST_PROBLEMS
    assert (found[0].split(":")[0], found[98].split(":")[0]) == ("2", "100")
    assert found[-1] == "...: more problems are not shown (mend these first)"


def test_a_line_has_a_longest_length(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathways.intake.lines.PIECE", 100)
    monkeypatch.setattr("pathways.intake.lines.LONGEST", 1000)
    (problem,) = told(store, written(tmp_path, HEADER, COLLEGE, '{"' + "x" * 5000))
    assert problem == "3:1: is longer than 1000 bytes (write one record to a line)"


@pytest.mark.parametrize("cut", [20, -5])
def test_a_packed_file_that_is_broken_off_is_told(store: Store, tmp_path: Path, cut: int) -> None:
    write_lines(records_of(WORLD), tmp_path / "world.jsonl.gz")
    path = written(tmp_path, (tmp_path / "world.jsonl.gz").read_bytes()[:cut], name="cut.jsonl.gz")
    with pytest.raises(InvalidInput, match="cannot be unpacked"):
        take(store, path)
    with pytest.raises(InvalidInput, match="there is no such file"):
        take(store, tmp_path / "nowhere.jsonl")


def test_an_addition_rests_on_what_is_there(store: Store, tmp_path: Path) -> None:
    take(store, written(tmp_path, HEADER, COLLEGE))
    with pytest.raises(InvalidInput, match="'colege' is not among the providers"):
        take(store, written(tmp_path, HEADER, DIP.replace("college", "colege")), adding=True)
    take(store, written(tmp_path, HEADER, DIP), adding=True)
    assert [address(one)[1] for one in store.export()] == ["college", "dip"]
    take(store, written(tmp_path, HEADER, DIP.replace('"X"', '"Y"'), COLLEGE), adding=True)
    assert store.get(Credential, "dip").title.en == "Y"
    assert (store.revision, store.check()) == (3, ())


def small_pieces(monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    monkeypatch.setattr("pathways.intake.lines.PIECE", 900)
    monkeypatch.setattr("pathways.intake.workers.cores", lambda: cores)


def many(**more: Any) -> list[Any]:
    asked = [credential(f"c{number}", requires=f"c{number - 1}" if number else None, wait="1") for number in range(40)]
    return [*records_of(bundle(*asked, agreement("a", "c3", "c30", credits=3, **more)))]


@pytest.mark.parametrize("cores", [1, 2])
def test_pieces_make_no_difference(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    small_pieces(monkeypatch, cores)
    write_lines(many(), tmp_path / "world.jsonl")
    shares: list[tuple[float, int]] = []
    store.take(Lines(tmp_path / "world.jsonl", whole=True, reading=lambda *told: shares.append(told)))
    assert {address(one): one for one in store.export()} == {address(one): one for one in many()}
    assert (len(shares) > 5, shares == sorted(shares), shares[-1]) == (True, True, (1.0, len(many())))


@pytest.mark.parametrize("cores", [1, 2])
def test_problems_come_in_the_order_of_lines_whoever_read_them(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    small_pieces(monkeypatch, cores)
    texts = list(lines(many()))
    wrong = [text.replace('"kind"', '"kin"') if number in (4, 30) else text for number, text in enumerate(texts, 1)]
    found = told(store, written(tmp_path, *(text.rstrip() for text in wrong)))
    assert [problem.split(":")[0] for problem in found] == ["4", "4", "4", "30", "30", "30"]
    gone = [text.rstrip() for number, text in enumerate(texts, 1) if number != 7]
    ((problem),) = told(store, written(tmp_path, *gone))
    assert problem.startswith("7:"), problem
