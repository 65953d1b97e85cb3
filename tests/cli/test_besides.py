"""The commands besides routes."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from pathways.cli.shapes import ANSWERS
from tests.cli.conftest import Terminal

START = ("--start", "2027-01-15")


def test_evaluate_tells_what_is_met_and_what_would_be_recognized(terminal: Terminal) -> None:
    out, _ = terminal.run("evaluate", terminal.background, "bachelor", "--on", "2027-01-15")
    assert out.splitlines() == [
        "bachelor on January 15, 2027: met",
        "  way way: met, open",
        "    hold Diploma of Arts: met, by your My diploma",
        "    60 credits of 120 credits would be recognized (conditional): 60 credits left to study",
        "    Block: conditional; grants 60 credits, 60 credits counted",
    ]


def test_evaluate_reads_a_requirement_from_a_file(terminal: Terminal) -> None:
    file = terminal.file("asked.yaml", "any:\n  - {holds: diploma, grade: 70 percent}\n  - {judgement: board}\n")
    out, _ = terminal.run("evaluate", terminal.background, "--requirement", file)
    assert out.startswith("one of: discretionary\n")
    assert "state the grade of your My diploma" in out
    assert "is missing" in terminal.wrong("evaluate", terminal.background)
    assert "goes without --requirement" in terminal.wrong(
        "evaluate", terminal.background, "diploma", "--requirement", file
    )


def test_opportunities_are_a_table_nearest_first(terminal: Terminal) -> None:
    out, _ = terminal.run("opportunities", terminal.background, *START)
    assert out.splitlines() == [
        "#  steps  months  price    certainty    title           route",
        "1  1      24      $10,000  conditional  bachelor (uni)  bachelor/way+block",
        "Nothing nearer is missing.",
    ]
    out, _ = terminal.run("opportunities", terminal.background, *START, "--kind", "exam", "--lang", "fr")
    assert out.startswith("Rien n'est à portée")


@pytest.mark.parametrize("command", ["opportunities", "structure"])
def test_a_selection_of_what_is_not_known_is_refused(terminal: Terminal, command: str) -> None:
    asked = (command, terminal.background) if command == "opportunities" else (command,)
    told = terminal.wrong(*asked, "--provider", "unj")
    assert "--provider: names nothing that the catalogue knows (did you mean 'uni'?)" in told
    told = terminal.wrong(*asked, "--field", "0699", "--lang", "fr")
    assert "--field: n'est pas un domaine de la CITE-F 2013" in told


def test_goals_are_compared(terminal: Terminal) -> None:
    out, _ = terminal.run("compare", terminal.background, "--to", "bachelor", "--to", "diploma", *START)
    assert "2. hold Diploma of Arts" in out
    assert "Best by months: hold Diploma of Arts" in out


def test_what_counts_toward_something_and_the_shape_of_it_all(terminal: Terminal) -> None:
    assert "What counts toward it:" in terminal.run("reverse", "bachelor")[0]
    out, _ = terminal.run("structure")
    assert "diploma (diploma)" not in out
    assert "Diploma of Arts (diploma): 1 cannot be earned without it: bachelor" in out
    assert terminal.run("structure", "--kind", "licence")[0] == "0 credentials were looked at.\n"


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ("evaluation", ("evaluate", "{background}", "bachelor")),
        ("opportunities", ("opportunities", "{background}", *START)),
        ("comparison", ("compare", "{background}", "--to", "bachelor", *START)),
        ("reverse", ("reverse", "bachelor")),
        ("structure", ("structure",)),
    ],
)
def test_json_has_its_documented_shape(terminal: Terminal, schema: str, words: tuple[str, ...]) -> None:
    found = terminal.json(*(word.format(background=terminal.background) for word in words))
    TypeAdapter(ANSWERS[schema]).validate_python(found, strict=True)


def test_wrong_input_is_told_by_its_option(terminal: Terminal) -> None:
    assert "one of course" in terminal.wrong("opportunities", terminal.background, "--kind", "bachlor")
    assert "--place: " in terminal.wrong("structure", "--place", "Ontario")
    assert "--on: 'soon' is no day" in terminal.wrong("reverse", "bachelor", "--on", "soon")
    assert "--to: is missing" in terminal.wrong("compare", terminal.background)
    assert "Did you mean bachelor?" in terminal.wrong("reverse", "bachlor")
    assert "Did you mean bachelor?" in terminal.wrong("evaluate", terminal.background, "bachlor")
