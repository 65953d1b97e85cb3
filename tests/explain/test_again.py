"""What is earned although it is held."""

from __future__ import annotations

import pytest

from pathways.explain.again import earned_again
from pathways.explain.voice import Voice
from pathways.explain.words.two import Lang
from pathways.model.background import Holding
from pathways.routing.answer import Found
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.worlds import bundle, credential, holding, request

WORLD = bundle(
    credential("dip", study="60/24/6000"),
    credential("bach", "bachelor", study="120/48/20000", requires={"holds": "dip", "grade": "70 percent"}),
)


def told(held: Holding, lang: Lang = "en") -> tuple[str, ...]:
    asked = request("bach", held)
    answer = routes(asked, PlainNetwork(WORLD))
    assert isinstance(answer, Found)
    return earned_again(answer.routes[0], Voice(lang, background=asked.background))


@pytest.mark.parametrize(
    ("held", "what"),
    [
        (holding("dip", completed="2020"), "state the grade of the one you hold"),
        (holding("dip", completed=None), "state the grade and the date of completion of the one you hold"),
        (holding("dip", completed="2020", grades=["65 percent"]), "the one you hold has lapsed, is too old, is graded"),
    ],
)
def test_a_step_that_earns_what_is_held_says_why(held: Holding, what: str) -> None:
    (said,) = told(held)
    assert said.startswith(f"Step 1 earns dip although you hold it: {what}")


def test_it_is_said_in_french() -> None:
    (said,) = told(holding("dip", completed="2020"), "fr")
    assert said.startswith("L'étape 1 refait dip, que vous détenez : précisez la note de votre acquis, et un parcours")


def test_where_nothing_is_earned_again_nothing_is_said() -> None:
    assert told(holding("dip", completed="2020", grades=["75 percent"])) == ()
