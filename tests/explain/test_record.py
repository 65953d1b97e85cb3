"""Records of a catalogue in words, and a whole route told."""

from __future__ import annotations

from typing import Any

import pytest

from pathways.explain.numbers import NBSP
from pathways.explain.record import PARTS, agreement_lines, credential_lines
from pathways.explain.telling import tell
from pathways.explain.voice import Voice
from pathways.model.agreement import Grant
from pathways.model.way import Way
from pathways.routing.answer import Found
from pathways.routing.solve import routes
from pathways.stores.plain import PlainNetwork
from tests.worlds import agreement, bundle, credential, holding, request, way

FULL = credential(
    "cert",
    "certificate",
    title={"en": "Certificate", "fr": "Certificat"},
    description="About data.",
    field="0612",
    jurisdiction="CA-QC",
    validity_months=24,
    residency="15",
    occupations=["21231"],
    languages=["fr"],
    in_force="2024..2027-06-30",
    ways=(
        way(study="30/12/3000+200", intakes=[1, 9], requires={"all": ["dip", {"judgement": "seats"}]}),
        Way.model_validate(
            {
                "id": "exam",
                "title": "By exam",
                "wait": 1,
                "delivery": "online",
                "prices": [{"amount": 100, "currency": "USD"}, {"amount": 90, "audience": "domestic"}],
            }
        ),
    ),
)


def test_a_credential_says_what_it_is_and_how_it_is_earned() -> None:
    assert ["  " * depth + text for depth, text in credential_lines(FULL, Voice())] == [
        "Certificate: certificate, college",
        "  About data.",
        "  field: database and network design and administration",
        "  offered in Quebec",
        "  credit: 30 credits",
        "  at least 15 credits at the provider",
        "  valid for 24 months",
        "  leads to: 21231",
        "  taught in French",
        "  from January 1, 2024",
        "  until June 30, 2027",
        "  source: https://example.org/world, as of 2024, invented example",
        "  way way",
        "    study 30 credits, 12 months at full time, tuition $3,000, fees $200, starts in January and September",
        "    requires:",
        "      all of",
        "        hold dip",
        "        get a favourable decision: seats",
        "  By exam",
        "    wait 1 month, price 100 USD and $90 for domestic students, online",
        "    requires:",
        "      nothing is asked",
    ]


def test_a_credential_says_its_caps_its_profession_and_what_is_not_published() -> None:
    ways = [{"id": "study", "study": {"credits": 30}}, {"id": "ask"}]
    one = credential(
        "rn",
        "licence",
        profession="registered_nurse",
        caps=[
            {"credits": 15, "experience": True},
            {"credits": 9, "of": {"kinds": "exam"}},
            {"credits": 6, "agreements": "course_transfer"},
            {"credits": 3, "experience": True, "text": "No more than one course"},
        ],
        ways=[Way.model_validate(way) for way in ways],
    )
    lines = [line.text for line in credential_lines(one, Voice())]
    assert lines[2:7] == [
        "at most 15 credits from experience",
        "at most 9 credits from an exam",
        "at most 6 credits from course transfer",
        "No more than one course",
        "profession: registered nurse",
    ]
    assert "study 30 credits, duration not published, tuition not published" in lines
    assert "duration not published, price not published" in lines


def test_a_credential_speaks_french() -> None:
    lines = [line.text.replace(NBSP, " ") for line in credential_lines(FULL, Voice("fr"))]
    assert lines[0] == "Certificat : certificat, college"
    assert "étudier 30 crédits, 12 mois à temps plein, droits de scolarité 3 000 $, frais 200 $, " in lines[13]


def test_an_agreement_says_what_it_gives_for_what() -> None:
    one = agreement("block", "dip", "bach", credits=60, fee="50", in_force="2024..", strength="discretionary")
    assert [line.text for line in agreement_lines(one.model_copy(update={"receiver": "uni"}), Voice())] == [
        "block transfer (uni) (discretionary)",
        "for: hold dip",
        "toward: bach",
        "gives: 60 credits",
        "fees $50",
        "from January 1, 2024",
        "source: https://example.org/world, as of 2024, invented example",
    ]


def test_an_agreement_says_its_terms() -> None:
    one = agreement(
        "more",
        None,
        "bach",
        credits=3,
        overrides="a",
        adds_to=["b", "c"],
        group="g",
        processing_months=2,
        status="draft",
    )
    assert [line.text for line in agreement_lines(one, Voice())][4:-1] == [
        "not applied: draft",
        "decided within 2 months",
        "in place of: a",
        "may share its evidence with: b and c",
        "in the group g",
    ]


@pytest.mark.parametrize(
    ("gives", "words"),
    [
        ({"credits": "0-30"}, "0 credits to 30 credits"),
        ({"credits": "50%"}, "50% of the target"),
        ({"credits": "25% of evidence"}, "25% of the credits held"),
        ({"credits": "year 3"}, "entry into year 3"),
        ({"credits": "remaining 30"}, "all but 30 credits"),
        ({"credits": "3", "admission": "all", "award": True}, "3 credits, admission and the credential itself"),
        ({}, "nothing: this records a refusal"),
    ],
)
def test_every_grant_has_words(gives: dict[str, Any], words: str) -> None:
    lines = [
        line.text for line in agreement_lines(agreement("a", "dip", {"pattern": {"kinds": "exam"}}, **gives), Voice())
    ]
    assert lines[2:4] == ["toward: an exam", f"gives: {words}"]


def test_every_part_of_a_grant_has_a_word() -> None:
    assert set(PARTS) == set(Grant.model_fields) - {"credits"}


def test_a_route_is_told_in_order() -> None:
    world = bundle(credential("dip"), credential("bach", study="120/48/20000", requires="dip"))
    asked = request("bach", holding("dip"))
    answer = routes(asked, PlainNetwork(world))
    assert isinstance(answer, Found)
    told = tell(answer.routes[0], Voice(background=asked.background))
    assert told.line.startswith("2025-01-01 bach/way 48m $20000")
    (step,) = told.steps
    assert (step.number, step.name, step.reasons) == (1, "bach/way", ("hold dip: met, by your dip",))
    assert told.target == ("hold bach: met, by step 1",)
