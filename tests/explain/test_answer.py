"""What an answer proves, and what went wrong, in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pathways.errors import InvalidInput, NotFound, PathwaysError, Problem, RevisionConflict, StoreUnavailable
from pathways.explain.answer import verdict_lines
from pathways.explain.mistakes import mistake
from pathways.explain.voice import Voice
from pathways.explain.words.two import LANGS, Lang
from pathways.model.kinds import Verdict
from pathways.routing.answer import Answer, Change, Found, GaveUp, Halt, Impossible, Missing, Opening
from pathways.routing.cost import Cost
from tests.worlds import requirement

COST = Cost(Fraction(24), Fraction(6000), Fraction(60), 1, Verdict.MET)
CLB = requirement({"language": "en", "levels": {"writing": 7}})


def said(answer: Answer, lang: Lang = "en") -> list[str]:
    return list(verdict_lines(answer, Voice(lang)))


def test_found_says_whether_it_is_all() -> None:
    assert said(Found((), 1)) == ["0 routes: one for each cost that no other betters, and none is missing."]
    assert said(Found((), 1, complete=False), "fr") == ["0 parcours ; il peut y en avoir d'autres."]


def test_giving_up_says_how_far_the_search_got() -> None:
    assert said(GaveUp((), 1))[1] == "Raise the work units to look further."
    late = said(GaveUp((), 1, halt=Halt.DEADLINE))
    assert late[0].startswith("The search ran out of time before it was done")
    assert "work units" not in " ".join(late)
    assert said(GaveUp((), 1, COST))[1] == (
        "No route can do better than 24 months, $6,000, 60 credits to study, 1 step, met."
    )


def test_impossible_says_what_is_missing_and_which_limits_the_proof_rests_on() -> None:
    missing = Missing(CLB, Verdict.UNMET, "rn", way="register")
    assert said(Impossible(1, (missing,), ("months", "places"))) == [
        "There is no route: this is proven.",
        (
            "- reach CLB 7 in writing (English), in one sitting of an accepted test is needed for rn (way register); "
            "nothing held and nothing in the catalogue gives it"
        ),
        "The proof rests on these limits: the most months and the places.",
    ]


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (Missing(CLB, Verdict.UNKNOWN), "the target itself; a detail of what is held is not stated"),
        (Missing(CLB, Verdict.UNMET, "rn", agreement="a"), "for rn under a;"),
        (Missing(CLB, Verdict.UNMET, "rn"), "for rn;"),
    ],
)
def test_what_is_missing_names_what_asks_it(missing: Missing, words: str) -> None:
    assert words in said(Impossible(1, (missing,)))[1]


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        (
            Missing(CLB, Verdict.MET, "rn", "w", end="open"),
            "- rn (way w) must be started by a day that is over by then",
        ),
        (Missing(CLB, Verdict.MET, "rn", end="in_force"), "- rn is in force until a day that is over by then"),
        (Missing(CLB, Verdict.MET, "rn", agreement="a", end="in_force"), "- rn under a is in force until"),
        (Missing(CLB, Verdict.MET, "rn", "w", end="complete_by"), "- rn (way w) must be complete by a day"),
        (Missing(CLB, Verdict.MET, "rn", "w", end="complete_within_months"), "within fewer months than it takes"),
    ],
)
def test_an_end_in_the_way_is_told_as_such(missing: Missing, words: str) -> None:
    assert words in said(Impossible(1, (missing,)))[1]
    assert "rn" in said(Impossible(1, (missing,)), "fr")[1]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("change", Change)
def test_every_opening_says_what_to_change_and_what_a_route_costs_then(change: Change, lang: Lang) -> None:
    raised = change is Change.RAISE
    opening = Opening(change, COST, None if raised else Missing(CLB, Verdict.UNMET), "months" if raised else None)
    line = said(Impossible(1, openings=(opening,)), lang)[1]
    assert {"en": "24 months", "fr": "24 mois"}[lang] in line
    assert ("mois" if lang == "fr" else "months") in line if raised else "CLB 7" in line


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("error", "part"),
    [
        (PathwaysError("odd"), "odd"),
        (InvalidInput(Problem("a.yaml:3:5", "is wrong", "mend it")), "a.yaml:3:5: is wrong (mend it)"),
        (NotFound("credentials", "bahc"), "bahc"),
        (RevisionConflict(3, 4), "4"),
        (StoreUnavailable("locked"), "locked"),
    ],
)
def test_every_error_says_what_happened_and_what_to_do(error: PathwaysError, part: str, lang: Lang) -> None:
    lines = mistake(error, lang).splitlines()
    assert part in "\n".join(lines[:-1])
    assert lines[-1].endswith(".")


def test_an_unknown_id_suggests_the_nearest() -> None:
    assert mistake(NotFound("credentials", "bahc"), "fr", ["bach", "back"]).splitlines()[:2] == [
        "Il n'y a pas de titre portant l'identifiant bahc.",
        "Vouliez-vous dire bach ou back ?",
    ]


def test_a_thing_of_no_list_is_a_thing() -> None:
    assert mistake(NotFound("whatever", "x"), "en").startswith("There is no thing with the id x.")
