"""The oracle on holdings covered by an assessment, on worlds computed by hand."""

from __future__ import annotations

from typing import Any

from tests.oracle.test_oracle import ask
from tests.worlds import agreement, costs, credential, holding

REPORT = credential("report", "assessment", wait="2/250", provider="wes", assesses={"purposes": ["study"]})
FOREIGN = holding(kind="bachelor", id="foreign", jurisdiction="IN", field="0613")


def covered(**more: Any) -> dict[str, Any]:
    return {"holds": {"covered_by": {"assessor": "wes"}, **more}}


def test_a_planned_report_covers_what_was_earned_abroad() -> None:
    assert ask(REPORT, target=covered(), held=[FOREIGN]) == costs("2 250 met")
    here = holding(kind="bachelor", id="here", jurisdiction="CA-ON")
    nowhere = holding(kind="bachelor", id="nowhere")
    assert ask(REPORT, target=covered(), held=[here, nowhere]) == frozenset()


def test_what_a_planned_report_will_find_is_discretionary() -> None:
    assert ask(REPORT, target=covered(kinds="bachelor"), held=[FOREIGN]) == costs("2 250 discretionary")
    assert ask(REPORT, target=covered(kinds="diploma"), held=[FOREIGN]) == frozenset()


def test_unless_that_assessors_equivalence_states_it() -> None:
    finds = agreement("finds", {"holds": {"jurisdictions": "IN"}}, "report", equivalence={"kind": "diploma"})
    assert ask(REPORT, finds, target=covered(kinds="diploma"), held=[FOREIGN]) == costs("2 250 met")
    assert ask(REPORT, finds, target=covered(kinds="bachelor"), held=[FOREIGN]) == frozenset()
    other = agreement("finds", {"holds": {"jurisdictions": "FR"}}, "report", equivalence={"kind": "diploma"})
    assert ask(REPORT, other, target=covered(kinds="bachelor"), held=[FOREIGN]) == costs("2 250 discretionary")


def test_an_equivalence_that_gives_way_states_nothing() -> None:
    general = agreement("a", {"holds": {"jurisdictions": "IN"}}, "report", equivalence={"kind": "bachelor"})
    special = agreement(
        "b",
        {"holds": {"fields": "06"}},
        "report",
        equivalence={"kind": "diploma"},
        overrides="a",
        strength="conditional",
    )
    assert ask(REPORT, general, special, target=covered(kinds="bachelor"), held=[FOREIGN]) == frozenset()
    assert ask(REPORT, general, special, target=covered(kinds="diploma"), held=[FOREIGN]) == costs("2 250 conditional")


def test_a_held_report_says_what_it_found_of_what_it_covers() -> None:
    covers = [{"holding": "foreign", "kind": "diploma"}]
    report = holding("report", covers=covers)
    assert ask(REPORT, target=covered(kinds="diploma", fields="06"), held=[FOREIGN, report]) == costs("0 0 met")
    found = ask(REPORT, target=covered(kinds="bachelor"), held=[FOREIGN, report])
    assert found == costs("2 250 discretionary")


def test_a_report_is_for_its_purposes_and_must_be_valid() -> None:
    asked = {"holds": {"covered_by": {"purpose": "immigration"}}}
    assert ask(REPORT, target=asked, held=[FOREIGN]) == frozenset()
    lapsing = credential("report", "assessment", wait="2/250", provider="wes", validity_months=12)
    old = holding("report", "2023-12-31", covers=[{"holding": "foreign"}])
    assert ask(lapsing, target=covered(), held=[FOREIGN, old]) == costs("2 250 met")
