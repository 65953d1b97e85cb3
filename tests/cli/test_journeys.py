"""Commands about routes."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from pathways.cli.shapes import AnswerShape, RouteShape
from pathways.explain.line import read_line
from tests.cli.conftest import Terminal

START = ("--start", "2027-01-15")
LINE = "2027-01-15 bachelor/way+block 24m $10000 = 24m $10000 60cr 1 step conditional"


def test_a_route_is_a_line_of_a_table(terminal: Terminal) -> None:
    out, _ = terminal.run("routes", terminal.background, "--to", "bachelor", *START, "--certainty", "conditional")
    assert out.splitlines() == [
        "#  months  price    of it estimated  of it assumed  credits  certainty    steps  route",
        "1  24      $10,000  $0               $0             60       conditional  1      bachelor/way+block",
        "2  48      $20,000  $0               $0             120      met          1      bachelor/way",
        "2 routes: one for each cost that no other betters, and none is missing.",
    ]


def test_a_route_is_a_line_of_text(terminal: Terminal) -> None:
    out, note = terminal.run("routes", terminal.background, "--to", "bachelor", *START, "--lines")
    assert out.splitlines()[0] == LINE
    assert read_line(LINE).cost.steps == 1
    assert note.startswith("2 routes")


def test_why_tells_reasons_credit_sources_and_conditions(terminal: Terminal) -> None:
    out, _ = terminal.run("routes", terminal.background, "--to", "bachelor", *START, "--why")
    assert "Route 1: 24 months, until January 15, 2029; $10,000; 60 credits to study; 1 step; conditional" in out
    assert "       why: hold Diploma of Arts: met, by your My diploma\n" in out
    assert "       credit: 60 of 120 credits recognized by Block (https://example.org/world, as of 2024" in out
    assert "       source: https://example.org/world, as of 2024, invented example\n" in out
    assert "    - Block (conditional): have uni confirm it before you start" in out


def test_french_is_spoken(terminal: Terminal) -> None:
    out, _ = terminal.run("routes", terminal.background, "--to", "bachelor", *START, "--why", "--lang", "fr")
    assert "Parcours 1 : 24 mois, jusqu'au 15 janvier 2029 ; 10\u00a0000\u00a0$ ;" in out
    assert "détenir Diplôme en arts : satisfait, par votre acquis « My diploma »" in out


def test_json_has_its_documented_shape_and_exact_numbers(terminal: Terminal) -> None:
    found = terminal.json("routes", terminal.background, "--to", "bachelor", *START, "--pace", "3/4")
    TypeAdapter(AnswerShape).validate_python(found, strict=True)
    assert (found["outcome"], found["complete"]) == ("found", True)
    assert found["routes"][0]["cost"] == {
        "months": "32",
        "price_cad": "10000",
        "credits": "60",
        "steps": 1,
        "certainty": "conditional",
    }
    assert found["routes"][0]["steps"][0]["met"][0]["cited"] == [{"step": None, "held": "mine"}]


def test_no_route_is_an_answer(terminal: Terminal) -> None:
    asked = ("routes", terminal.background, "--to", "bachelor", "--max-months", "6")
    assert terminal.run(*asked)[0].startswith("There is no route: this is proven.\n")
    found = terminal.json(*asked)
    TypeAdapter(AnswerShape).validate_python(found, strict=True)
    assert (found["outcome"], found["routes"]) == ("impossible", [])


def test_a_search_that_stops_early_says_so(terminal: Terminal) -> None:
    found = terminal.json("routes", terminal.background, "--to", "bachelor", "--work-units", "1")
    assert (found["outcome"], found["complete"], found["halt"]) == ("gave_up", False, "work_units")


def test_an_occupation_is_a_target(terminal: Terminal) -> None:
    asked = ("routes", terminal.background, "--occupation", "21231", "--place", "CA-ON", *START, "--lines")
    assert LINE in terminal.run(*asked)[0]


def test_several_credentials_are_one_target(terminal: Terminal) -> None:
    assert (
        LINE in terminal.run("routes", terminal.background, "--to", "bachelor", "--to", "diploma", *START, "--lines")[0]
    )


def test_explain_tells_one_route_by_its_number_or_its_line(terminal: Terminal) -> None:
    asked = ("explain", terminal.background, "--to", "bachelor", *START, "--route")
    by_number, by_line = (terminal.run(*asked, which)[0] for which in ("1", LINE))
    assert by_number == by_line
    assert by_line.splitlines()[1].strip() == LINE
    found = terminal.json(*asked, "1")
    TypeAdapter(RouteShape).validate_python(found, strict=True)
    assert found["line"] == LINE


@pytest.mark.parametrize(
    ("which", "words"), [("3", "from 1 to 2"), (LINE.replace("60cr", "61cr"), "no route"), ("x", "column 2")]
)
def test_explain_says_which_routes_there_are(terminal: Terminal, which: str, words: str) -> None:
    assert words in terminal.wrong("explain", terminal.background, "--to", "bachelor", *START, "--route", which)


def test_explain_says_why_there_is_no_route(terminal: Terminal) -> None:
    asked = ("explain", terminal.background, "--to", "bachelor", "--max-months", "6")
    assert "There is no route" in terminal.run(*asked)[0]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "--to: is missing"),
        (["--to", "bachelor", "--occupation", "21231"], "--to: goes without --occupation"),
        (["--to", "bachelor", "--place", "CA"], "--place: goes with --occupation"),
        (["--to", "Bad Id"], "--to: 'Bad Id' cannot be used here"),
        (["--occupation", "123"], "--occupation: '123' cannot be used here (a NOC 2021 code"),
        (["--occupation", "21231", "--place", "Ontario"], "--place: 'Ontario'"),
        (["--to", "bachelor", "--start", "soon"], "--start: 'soon' cannot be used here (a day, as 2027-01-15)"),
        (["--to", "bachelor", "--pace", "0"], "--pace: '0'"),
        (["--to", "bachelor", "--pace", "1/0"], "--pace: '1/0'"),
        (["--to", "bachelor", "--by", "months,luck"], "--by: 'months,luck'"),
        (["--to", "bachelor", "--certainty", "unmet"], "--certainty: 'unmet'"),
        (["--to", "bachelor", "--max-months", "many"], "--max-months: 'many'"),
        (["--to", "bachelor", "--max-steps", "-1"], "--max-steps: '-1'"),
        (["--to", "bachelor", "--delivery", "mail"], "--delivery: 'mail'"),
        (["--to", "bachelor", "--taught-in", "de"], "--taught-in: 'de'"),
        (["--to", "bachelor", "--only-in", "ontario"], "--only-in: 'ontario'"),
        (["--to", "bachelor", "--only-in", "ON"], "--only-in: 'ON' cannot be used here (did you mean CA-ON?)"),
        (["--occupation", "21231", "--place", "ZZ"], "--place: 'ZZ' cannot be used here (a province or a country"),
        (["--to", "bachelor", "--max-price", "NaN"], "--max-price: 'NaN'"),
    ],
)
def test_a_wrong_option_is_named_with_what_it_may_say(terminal: Terminal, options: list[str], words: str) -> None:
    assert words in terminal.wrong("routes", terminal.background, *options)


def test_a_wrong_option_is_told_in_french(terminal: Terminal) -> None:
    message = terminal.wrong("routes", terminal.background, "--pace", "x", "--lang", "fr")
    assert message.splitlines()[1:-1] == [
        "  --to: manque (dites ce qu'il faut atteindre : --to TITRE ou --occupation CNP)",
        "  --pace: 'x' est inutilisable ici (une part du temps plein, plus de 0 : 1, 1/2, 0.5)",
    ]
    asked = ("explain", terminal.background, "--to", "bachelor", *START, "--route", "3", "--lang", "fr")
    assert "il n'y a pas de parcours 3 (un nombre de 1 à 2)" in terminal.wrong(*asked)


def test_every_wrong_option_is_told_at_once(terminal: Terminal) -> None:
    message = terminal.wrong("routes", terminal.background, "--to", "bachelor", "--pace", "x", "--max-months", "y")
    assert "--pace" in message
    assert "--max-months" in message


def test_an_unknown_target_suggests_the_nearest(terminal: Terminal) -> None:
    assert "Did you mean bachelor?" in terminal.wrong("routes", terminal.background, "--to", "bachlor")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("holdings:\n  - {id: x, kind: diplom}\n", "/holdings/0/kind"),
        ("holdings: [\n", "bad.yaml:2:1"),
        (
            "holdings:\n  - {id: x, credential: diplome}\n",
            "bad.yaml:2:13 /holdings/0/credential: names no credential",
        ),
        ("", "bad.yaml:1:1: is empty"),
        (
            "holdings:\n  - {id: x, kind: diploma, provider: colege}\n",
            "bad.yaml:2:28 /holdings/0/provider: names no provider of the catalogue (did you mean 'college'?)",
        ),
        (
            "holdings:\n  - {id: x, kind: diploma, provider: abroad}\n",
            "names no provider of the catalogue (describe it instead: write its name as 'provider_name')",
        ),
    ],
)
def test_a_wrong_background_says_where(terminal: Terminal, text: str, words: str) -> None:
    assert words in terminal.wrong("routes", terminal.file("bad.yaml", text), "--to", "bachelor")
