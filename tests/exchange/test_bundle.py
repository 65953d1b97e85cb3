"""Bundles from files: what is read, and what is said of what is wrong, with its exact place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathways.errors import InvalidInput, Problem
from pathways.exchange.bundle import in_file, parse_bundle, read_background, read_bundle, read_files
from pathways.model.agreement import Agreement
from tests.exchange.mistakes import OF_A_CREDENTIAL, OF_A_REQUIREMENT

CREDENTIAL = "{id: %s, provider: p, kind: diploma, title: x, source: {url: u}%s}"


def files(root: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def problems(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as error:
        parse_bundle("f", text.encode())
    return [str(problem) for problem in error.value.problems]


HEAD = "credentials:\n- id: c\n  provider: p\n  kind: diploma\n  title: x\n  source: {url: u}\n  "


def test_a_directory_is_one_bundle_in_the_order_of_names(tmp_path: Path) -> None:
    files(
        tmp_path,
        b_yml="title: second\ncredentials:\n- " + CREDENTIAL % ("c2", ""),
        a_yaml="title: first\ncredentials: [" + CREDENTIAL % ("c1", "") + "]",
        sub__c_json='{"rates": [{"currency": "USD", "cad": 1.37, "source": {"url": "u"}}]}',
        sub__d_txt="not read",
        __hidden_yaml="not: read",
    )
    bundle = read_bundle(tmp_path)
    assert [one.id for one in bundle.credentials] == ["c1", "c2"]
    assert (bundle.title and bundle.title.en, str(bundle.rates[0].cad)) == ("first", "137/100")


def test_one_file_is_a_bundle(tmp_path: Path) -> None:
    files(tmp_path, a_json='{"note": "x"}')
    note = read_bundle(tmp_path / "a.json").note
    assert note
    assert note.en == "x"


@pytest.mark.parametrize(
    ("name", "what"),
    [("nowhere.yaml", "there is no such file"), ("", "holds no file that ends in .yaml, .yml, .json")],
)
def test_nothing_to_read(tmp_path: Path, name: str, what: str) -> None:
    with pytest.raises(InvalidInput, match=what) as error:
        read_bundle(tmp_path / name)
    assert error.value.problems[0].where == str(tmp_path / name)


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files(tmp_path, a_yaml="a: b: c", b_yaml="extra: 1", c_yaml="", d_yaml="note: fine")
    with pytest.raises(InvalidInput) as error:
        read_bundle(tmp_path)
    told = [str(problem).removeprefix(f"{tmp_path}/").split(" (")[0] for problem in error.value.problems]
    assert told == [
        "a.yaml:1:5: is not YAML: mapping values are not allowed in this context",
        "b.yaml:1:1 /extra: the key 'extra' is not known here",
        "c.yaml:1:1: is empty",
    ]


def test_a_key_given_by_two_files(tmp_path: Path) -> None:
    text = "credentials:\n- " + CREDENTIAL % ("c", "")
    files(tmp_path, a_yaml=text, b_yaml="note: x\n" + text)
    with pytest.raises(InvalidInput) as error:
        read_bundle(tmp_path)
    (problem,) = error.value.problems
    assert problem.where == f"{tmp_path}/b.yaml:3:3 /credentials/0"
    assert (problem.what, problem.hint) == ("'c' is given twice", f"the first is at {tmp_path}/a.yaml:2:3")


def test_problems_come_in_the_order_of_the_document_and_are_bounded() -> None:
    told = problems("rates: x\n" + "\n".join(f"k{number}: 1" for number in range(200)) + "\nnote: []\n")
    assert len(told) == 100
    assert told[0].startswith("f:1:1 /rates: should be a list")
    assert told[1].startswith("f:2:1 /k0: the key 'k0'")
    assert told[-1] == "...: 103 more problems are not shown"


@pytest.mark.parametrize(("part", "told"), OF_A_CREDENTIAL)
def test_what_is_said_of_a_credential(part: str, told: str) -> None:
    assert [text.replace("/credentials/0", "") for text in problems(HEAD + part)] == [f"f:{told}"]


@pytest.mark.parametrize(("text", "told"), OF_A_REQUIREMENT)
def test_what_is_said_of_a_requirement(text: str, told: str) -> None:
    (said,) = problems(f"{HEAD}ways:\n  - id: w\n    requires: {text}")
    assert said.replace("/credentials/0/ways/0/requires", "/..").startswith(f"f:{told}")


def test_what_is_missing_is_told_at_the_record() -> None:
    told = problems("credentials:\n- id: c\n  kind: bachlor\n")
    assert told[:3] == [
        "f:2:3 /credentials/0: 'provider' is missing (add 'provider: ...')",
        "f:2:3 /credentials/0: 'title' is missing (add 'title: ...')",
        "f:2:3 /credentials/0: 'source' is missing (add 'source: {url: ...}')",
    ]
    assert told[3].startswith("f:3:3 /credentials/0/kind: 'bachlor' is not one of: course, micro_credential,")
    assert told[3].endswith("(did you mean 'bachelor'?)")


def test_one_mistake_in_a_list_or_word_is_told_once() -> None:
    agreement = (
        "{id: a, kind: admission, receiver: p, from: {all: []}, to: c, grant: {admission: ALL}, source: {url: u}}"
    )
    assert problems(f"agreements: [{agreement}]") == [
        "f:1:84 /agreements/0/grant/admission: 'ALL' is no id (write lower-case letters, digits, '.', ':', '-' and '_')"
    ]


def test_half_a_character_is_told_and_can_be_printed() -> None:
    with pytest.raises(InvalidInput) as error:
        parse_bundle("f", rb'{"note": "\ud83d\ude00", "title": "\ud800", "\udfff": 1}', is_json=True)
    told = [str(problem).encode().decode() for problem in error.value.problems]
    whole = "holds half of a character (write the whole character)"
    assert told == [f"f:1:35: {whole}", f"f:1:45: {whole}"]


def test_a_bundle_is_a_mapping() -> None:
    assert problems("- a\n") == [
        "f:1:1: should be a mapping, not a list (write lists under their names, as in 'credentials:')"
    ]


def test_from_is_read_and_told_by_its_own_name() -> None:
    text = "{id: a, kind: admission, receiver: p, from: {holds: x}, to: c, grant: {award: true}, source: {url: u}}"
    (read,) = parse_bundle("f", f"agreements: [{text}]".encode()).agreements
    assert isinstance(read, Agreement)
    assert read.grant.award
    assert problems(f"agreements: [{text.replace('from', 'form')}]") == [
        "f:1:14 /agreements/0: 'from' is missing (add 'from: {holds: ...}')",
        "f:1:52 /agreements/0/form: the key 'form' is not known here (did you mean 'from'?)",
    ]


def test_a_background_from_a_file(tmp_path: Path) -> None:
    files(
        tmp_path,
        me_yaml="holdings:\n- {id: h, kind: diploma, completed: 2019-06}\nexperience:\n- {id: j, months: 24}\n",
    )
    background = read_background(tmp_path / "me.yaml")
    assert str(background.holdings[0].completed) == "2019-06-01"


def test_what_is_said_of_a_background(tmp_path: Path) -> None:
    files(tmp_path, me_yaml="holdings:\n- {id: h}\nexperience:\n- {id: j, months: 24, hours: 3}\n")
    with pytest.raises(InvalidInput) as error:
        read_background(tmp_path / "me.yaml")
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in error.value.problems] == [
        "me.yaml:2:3 /holdings/0: say what it is: a catalogue 'credential' or at least a 'kind'",
        "me.yaml:4:3 /experience/0: give exactly one of 'since' (with 'until'), 'months' or 'hours'",
    ]
    with pytest.raises(InvalidInput, match="is a directory"):
        read_background(tmp_path)


def test_what_does_not_fit_is_told_at_its_place_in_the_files(tmp_path: Path) -> None:
    way = ", ways: [{id: w, requires: {any: [{holds: %s}, {holds: [c1, gone]}]}}]"
    files(
        tmp_path,
        a_yaml="providers:\n- {id: p, name: P, kind: college, jurisdiction: CA-ON, source: {url: u}}\n",
        b_yaml="note: x\ncredentials:\n- "
        + CREDENTIAL % ("c1", way % "c-1")
        + "\n- "
        + CREDENTIAL % ("c2", ", skills: s"),
    )
    found = read_files(tmp_path).misfits()
    told = [f"{problem.where}: {problem.what}".removeprefix(f"{tmp_path}/") for problem in found]
    assert told == [
        "b.yaml:3:101 /credentials/0/ways/0/requires/any/0/holds: 'c-1' is not among the credentials",
        "b.yaml:3:127 /credentials/0/ways/0/requires/any/1/holds/1: 'gone' is not among the credentials",
        "b.yaml:4:68 /credentials/1/skills: 's' is not among the skills",
    ]
    assert [problem.hint for problem in found] == ["did you mean 'c1'?", *["add it, or correct the id"] * 2]


def test_what_does_not_fit_is_bounded(tmp_path: Path) -> None:
    files(tmp_path, a_yaml="credentials:\n" + "".join(f"- {CREDENTIAL % (f'c{n}', '')}\n" for n in range(200)))
    told = read_files(tmp_path).misfits()
    assert len(told) == 100
    assert str(told[-1]) == "...: 101 more problems are not shown"


def test_a_key_that_belongs_in_two_places_is_shown_both() -> None:
    agreement = "{id: a, kind: admission, receiver: p, from: {all: []}, to: c, grant: {}, source: {url: u}, credits: 3}"
    assert problems(f"agreements: [{agreement}]") == [
        "f:1:105 /agreements/0/credits: the key 'credits' is not known here (write 'credits' under from or grant)"
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("x", "to ask for a credential, write {holds: x}"),
        ("{hold: x}", "did you mean 'holds'?"),
        ("{holds: a, lacks: b}", "join several with all: [...]"),
        ("{}", ""),
    ],
)
def test_what_is_no_requirement_is_told_how_to_become_one(text: str, hint: str) -> None:
    (said,) = problems(f"{HEAD}ways:\n  - id: w\n    requires: {text}")
    assert said.endswith(f"lacks or judgement ({hint})" if hint else "lacks or judgement")


def test_a_file_of_another_kind_is_one_problem(tmp_path: Path) -> None:
    files(
        tmp_path,
        me_yaml="title: me\nholdings: []\n",
        b_yaml="title: b\nnote: x\nrates: []\n",
        hosts_yaml="a: 1\nb: 2\n",
    )
    with pytest.raises(InvalidInput) as error:
        read_bundle(tmp_path)
    told = [str(problem).removeprefix(f"{tmp_path}/") for problem in error.value.problems]
    assert told[0].startswith("hosts.yaml:1:1: is no bundle: it has none of the keys format, title, note, providers,")
    assert told[1].startswith("me.yaml:1:1: is a background, not a bundle (ask with it: `pathways routes`")
    assert len(told) == 2
    with pytest.raises(InvalidInput, match=r"b\.yaml:1:1: is a bundle, not a background \(fill the catalogue"):
        read_background(tmp_path / "b.yaml")


def test_a_problem_of_a_pointer_is_told_in_its_file(tmp_path: Path) -> None:
    files(tmp_path, me_yaml="holdings:\n- id: h\n  credential: x\n")
    (problem,) = in_file(tmp_path / "me.yaml", [Problem("/holdings/0/credential", "is not there", "add it")])
    assert str(problem) == f"{tmp_path}/me.yaml:3:3 /holdings/0/credential: is not there (add it)"
    (problem,) = in_file(tmp_path / "gone.yaml", [Problem("/holdings/0/credential", "is not there")])
    assert str(problem) == f"{tmp_path}/gone.yaml /holdings/0/credential: is not there"
