"""Ladders on tiny worlds, one claim each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from pathways.errors import NotFound
from pathways.model.agreement import Agreement, Grant
from pathways.model.bundle import Bundle
from pathways.model.kinds import Strength
from pathways.model.requirement import All, AtLeast, CreditsFrom, Holds, Judgement
from pathways.routing.ladders import Direction, How, Ladder, Rung, ladders
from pathways.stores.base import Record, records_of
from pathways.stores.embedded import EmbeddedStore
from pathways.stores.plain import PlainNetwork
from tests.stores import generated
from tests.worlds import agreement, bundle, credential, group, provider, way

UP, DOWN = Direction.UP, Direction.DOWN

CHAIN = (
    credential("cert", "certificate", study="30/12/3000"),
    credential("dip", study="60/24/6000"),
    credential("bach", "bachelor", study="120/48/20000", provider="uni"),
    agreement("first", "cert", "dip", credits=30),
    agreement("second", "dip", "bach", credits=40),
)


def ladder(catalogue: Bundle, start: str, direction: Direction = UP, **asked: Any) -> Ladder:
    return ladders(start, PlainNetwork(catalogue), direction, **asked)


def lines(found: Ladder) -> list[str]:
    """One line a rung: `lower upper how share by`, where `by` is the agreement, else the way."""
    return [
        f"{rung.lower} {rung.upper} {rung.how.value} {rung.share or '-'} {rung.agreement or rung.way}"
        for rung in found.rungs
    ]


def only(*records: Any, start: str = "dip", **asked: Any) -> Rung:
    """The one rung of a world, up from `start`."""
    (rung,) = ladder(bundle(*records), start, **asked).rungs
    return rung


def none(*records: Any, start: str = "dip", **asked: Any) -> bool:
    return not ladder(bundle(*records), start, **asked).rungs


def test_only_rungs_of_the_kinds_asked_for_are_followed() -> None:
    world = bundle(*CHAIN, credential("master", "master", study="60/24/9000", requires="bach"))
    assert lines(ladder(world, "cert", how=[How.REQUIREMENT])) == []
    assert lines(ladder(world, "bach", how=[How.REQUIREMENT])) == ["bach master requirement - way"]
    found = ladder(world, "cert", how=[How.CREDIT])
    assert [rung.ends for rung in found.rungs] == [("cert", "dip"), ("dip", "bach")]
    assert (found.dead_ends, found.highest) == (("bach",), ("bach",))


def toward(id: str = "a", from_: Any = "dip", **gives: Any) -> tuple[Any, ...]:
    """A diploma of 60 credits, a bachelor's of 120, and one agreement between them."""
    return (*CHAIN[1:3], agreement(id, from_, "bach", **gives))


class TestChain:
    def test_each_rung_says_what_share_of_the_next_is_counted(self) -> None:
        assert lines(ladder(bundle(*CHAIN), "cert")) == [
            "cert dip credit 1/2 first",
            "dip bach credit 1/3 second",
        ]

    def test_downward_the_same_rungs_come_nearest_first(self) -> None:
        assert lines(ladder(bundle(*CHAIN), "bach", DOWN)) == [
            "dip bach credit 1/3 second",
            "cert dip credit 1/2 first",
        ]

    def test_what_is_held_on_the_way_is_an_exit_and_the_top_is_a_dead_end(self) -> None:
        up, down = ladder(bundle(*CHAIN), "cert"), ladder(bundle(*CHAIN), "bach", DOWN)
        assert (up.exits, up.dead_ends, up.highest) == (("dip",), ("bach",), ("bach",))
        assert (down.exits, down.dead_ends, down.highest) == (("cert", "dip"), ("cert",), ("dip",))

    def test_a_course_on_the_way_is_no_exit(self) -> None:
        catalogue = bundle(
            credential("course", "course", study="3/1/300"),
            credential("cert", "certificate", study="30/12/3000"),
            agreement("a", "course", "cert", credits=3),
        )
        assert ladder(catalogue, "cert", DOWN).exits == ()

    def test_what_lies_at_the_depth_is_not_said_to_lead_nowhere(self) -> None:
        found = ladder(bundle(*CHAIN), "cert", depth=1)
        assert (lines(found), found.dead_ends) == (["cert dip credit 1/2 first"], ())

    def test_a_credential_that_counts_toward_nothing(self) -> None:
        found = ladder(bundle(credential("dip")), "dip")
        assert (found.rungs, found.exits, found.dead_ends, found.highest) == ((), (), ("dip",), ())

    def test_an_unknown_credential(self) -> None:
        with pytest.raises(NotFound, match="no credentials with id 'gone'"):
            ladder(bundle(*CHAIN), "gone")

    def test_it_speaks_of_the_networks_revision(self) -> None:
        assert ladders("dip", PlainNetwork(bundle(*CHAIN), 7), UP).revision == 7


class TestSources:
    def test_a_pattern_counts_whatever_matches_it_for_sure(self) -> None:
        catalogue = bundle(
            credential("stated", field="0613"),
            credential("other", field="0412"),
            credential("unstated"),
            credential("bach", "bachelor", study="120/48/20000"),
            agreement("a", {"holds": {"kinds": "diploma", "fields": "06"}}, "bach", credits=60),
        )
        assert [rung.lower for rung in ladder(catalogue, "bach", DOWN).rungs] == ["stated"]
        assert [ladder(catalogue, id).dead_ends for id in ("other", "unstated")] == [("other",), ("unstated",)]

    def test_the_targets_field_is_the_upper_ones(self) -> None:
        catalogue = bundle(
            credential("dip", field="0613"),
            *(
                credential(id, "bachelor", field=field, study="120/48/20000")
                for id, field in (("same", "0613"), ("else", "0412"))
            ),
            agreement(
                "a",
                {"holds": {"kinds": "diploma", "fields": "target"}},
                {"pattern": {"kinds": "bachelor"}},
                credits=60,
                receiver="college",
            ),
        )
        assert [rung.upper for rung in ladder(catalogue, "dip").rungs] == ["same"]

    def test_an_agreement_toward_a_pattern_leads_to_what_its_receiver_offers(self) -> None:
        catalogue = bundle(
            provider("all", kind="group", members=["uni"]),
            credential("dip"),
            credential("member", "bachelor", study="120/48/20000", provider="uni"),
            credential("stranger", "bachelor", study="120/48/20000", provider="else"),
            agreement("a", "dip", {"pattern": {"kinds": "bachelor"}}, credits=60, receiver="all"),
        )
        assert [rung.upper for rung in ladder(catalogue, "dip").rungs] == ["member"]

    def test_of_several_ways_the_one_in_which_most_counts_is_named(self) -> None:
        ways = [way("long", study="120/48/20000"), way("short", study="80/32/9000")]
        rung = only(credential("dip"), credential("b", "bachelor", ways=ways), agreement("a", "dip", "b", credits=40))
        assert (rung.way, rung.share) == ("short", Fraction(1, 2))

    def test_what_must_be_lacked_is_no_rung(self) -> None:
        asked = {"all": [{"holds": {"kinds": "diploma"}}, {"lacks": {"ids": "dip"}}]}
        assert none(*toward(from_=asked, credits=60))

    def test_nothing_counts_toward_itself(self) -> None:
        assert none(credential("dip", study="60/24/6000"), agreement("a", {"holds": {"kinds": "diploma"}}, "dip"))

    def test_an_assessment_is_no_rung(self) -> None:
        report = credential("report", "assessment", requires="dip", wait="2")
        assert none(credential("dip"), report)


class TestAmounts:
    @pytest.mark.parametrize(
        ("credits", "counted"),
        [("0-30", 30), ("25%", 30), ("50% of evidence", 30), ("year 3", 60), ("remaining 75", 45), (200, 120)],
    )
    def test_credit_is_counted_at_most(self, credits: Any, counted: int) -> None:
        assert only(*toward(credits=credits)).counted == counted

    def test_residency_binds_what_comes_from_elsewhere(self) -> None:
        bach = credential("bach", "bachelor", study="120/48/20000", provider="uni", residency=90)
        rung = only(credential("dip"), bach, agreement("a", "dip", "bach", credits=60))
        assert (rung.counted, rung.share) == (Fraction(30), Fraction(1, 4))

    def test_a_cap_on_diplomas_and_a_groups_cap_bind(self) -> None:
        capped = credential(
            "bach", "bachelor", study="120/48/20000", caps=[{"credits": 45, "of": {"kinds": "diploma"}}]
        )
        block = agreement("a", "dip", "bach", credits=60)
        assert only(credential("dip"), capped, block).counted == 45
        grouped = block.model_copy(update={"group": "g"})
        assert only(credential("dip"), capped, grouped, group("g", 30)).counted == 30

    def test_exempted_components_are_counted(self) -> None:
        bach = credential("bach", "bachelor", study="120/48/20000", components={"maths": 6})
        rung = only(credential("dip"), credential("maths"), bach, agreement("a", "dip", "bach", exemption="maths"))
        assert (rung.how, rung.counted) == (How.CREDIT, Fraction(6))

    def test_credit_that_does_not_convert_is_not_known(self) -> None:
        rung = only(*toward(credits="300 hours"))
        assert (rung.how, rung.counted, rung.share) == (How.CREDIT, None, None)


class TestHow:
    def test_micro_credentials_stack_into_a_certificate(self) -> None:
        micros = [credential(f"m{number}", "micro_credential", credits=3, wait="1") for number in (1, 2, 3)]
        cert = credential("cert", "certificate", credits=9, requires="m1 & m2 & m3", wait="0")
        found = ladder(bundle(*micros, cert), "m1")
        assert lines(found) == ["m1 cert stacking 1/3 way"]
        assert [part.holds.ids for part in found.rungs[0].also_needed if isinstance(part, Holds)] == [("m2",), ("m3",)]
        assert found.rungs[0].strength is None

    def test_a_way_to_a_licence_is_a_requirement(self) -> None:
        licence = credential("lic", "licence", profession="nurse", requires="dip & exam", wait="1")
        rung = only(credential("dip"), credential("exam", "exam"), licence)
        assert (rung.how, rung.way, rung.counted) == (How.REQUIREMENT, "way", None)

    def test_labour_mobility_awards_the_licence_elsewhere(self) -> None:
        here, there = (credential(id, "licence", profession="nurse", wait="1") for id in ("here", "there"))
        active = {"standing": {"active_licence": {"professions": "target"}}}
        moved = agreement("m", active, "there", award=True, kind="labour_mobility")
        rung = only(here, there, moved, start="here")
        assert (rung.upper, rung.how, rung.way, rung.strength) == ("there", How.AWARD, None, Strength.GUARANTEED)

    def test_an_admission_opens_a_way(self) -> None:
        rung = only(*toward(admission="all"))
        assert (rung.how, rung.way, rung.share) == (How.ADMISSION, "way", None)

    def test_a_refusal_is_no_rung(self) -> None:
        assert none(*toward())


class TestAlsoNeeded:
    def test_the_other_parts_are_listed_and_the_cited_one_is_kept_with_its_grade(self) -> None:
        graded = {"holds": {"ids": "dip"}, "grade": "70"}
        rung = only(*toward(from_={"all": [graded, {"judgement": "An interview"}]}, credits=60))
        assert isinstance(rung.part, Holds)
        assert rung.part.grade is not None
        assert [type(part) for part in rung.also_needed] == [Judgement]

    def test_of_alternatives_nothing_else_is_needed(self) -> None:
        asked = {"any": [{"all": ["dip", {"judgement": "An interview"}]}, "dip"]}
        assert only(*toward(from_=asked, credits=60)).also_needed == ()

    def test_at_least_so_many_leaves_one_fewer(self) -> None:
        rung = only(*toward(from_="2 of dip x y", credits=60))
        (rest,) = rung.also_needed
        assert isinstance(rest, AtLeast)
        assert (rest.at_least, len(rest.of)) == (1, 2)

    def test_several_of_a_pattern_leave_the_others(self) -> None:
        several = {"holds": {"kinds": "diploma"}, "count": 3}
        (rest,) = only(*toward(from_=several, credits=60)).also_needed
        assert isinstance(rest, Holds)
        assert rest.count == 2

    def test_a_mean_grade_is_asked_of_the_whole_group(self) -> None:
        group = {"all": ["dip", "x"], "mean": "75"}
        rung = only(*toward(from_=group, credits=60))
        assert isinstance(rung.part, All)
        assert [type(part) for part in rung.also_needed] == [Holds]

    def test_work_after_a_credential_is_still_to_be_done(self) -> None:
        work = {"experience": {"months": "12", "after": {"ids": "dip"}}}
        rung = only(credential("dip"), credential("lic", "licence", profession="nurse", requires=work, wait="1"))
        assert rung.also_needed == (rung.part,)

    def test_what_must_be_assessed_counts_only_from_abroad(self) -> None:
        assessed = {"holds": {"kinds": "diploma", "covered_by": {"purpose": "general"}}}
        catalogue = bundle(*toward(from_=assessed, credits=60), credential("far", jurisdiction="NG"))
        (rung,) = ladder(catalogue, "bach", DOWN).rungs
        assert (rung.lower, rung.also_needed) == ("far", (rung.part,))

    def test_what_the_same_credential_meets_is_not_needed_besides(self) -> None:
        twice = {
            "all": ["dip", {"holds": {"kinds": "diploma"}}, {"all": [{"credits": 90, "of": {"kinds": "diploma"}}]}]
        }
        (rest,) = only(*toward(from_=twice, credits=60)).also_needed
        assert isinstance(rest, CreditsFrom)
        assert rest.credits.amount == 30

    def test_a_pool_of_credits_leaves_what_is_missing(self) -> None:
        pool = {"credits": 90, "of": {"kinds": ["diploma", "certificate"]}}
        (rest,) = only(*toward(from_=pool, credits=60)).also_needed
        assert isinstance(rest, CreditsFrom)
        assert rest.credits.amount == 30


class TestOverrides:
    def test_an_agreement_that_surely_gives_way_is_no_rung(self) -> None:
        general = agreement("general", {"holds": {"kinds": "diploma"}}, "bach", credits=60)
        special = agreement("special", "dip", "bach", credits=45, overrides=["general"])
        assert lines(ladder(bundle(*CHAIN[1:3], general, special), "dip")) == ["dip bach credit 3/8 special"]

    def test_so_does_one_that_a_refusal_overrides(self) -> None:
        refused = agreement("no", "dip", "bach", overrides=["general"])
        general = agreement("general", {"holds": {"kinds": "diploma"}}, "bach", credits=60)
        assert none(*CHAIN[1:3], general, refused)

    def test_one_that_gives_way_to_a_better_grade_is_shown_with_the_other(self) -> None:
        plain = agreement("plain", "dip", "bach", credits=30)
        graded = agreement("graded", {"holds": {"ids": "dip"}, "grade": "80"}, "bach", credits=60, overrides=["plain"])
        found = ladder(bundle(*CHAIN[1:3], plain, graded), "dip")
        assert {rung.agreement: rung.gives_way_to for rung in found.rungs} == {"plain": ("graded",), "graded": ()}


class TestDates:
    ENDED = toward(credits=60, in_force="..2024-12-31")

    @pytest.mark.parametrize(("on", "there"), [(date(2024, 12, 31), True), (date(2025, 1, 1), False), (None, True)])
    def test_an_agreement_that_has_ended_is_no_rung(self, on: date | None, there: bool) -> None:
        assert none(*self.ENDED, on=on) is not there

    def test_a_way_that_is_closed_counts_nothing(self) -> None:
        bach = credential("bach", "bachelor", study="120/48/20000", requires="dip", open="..2024-12-31")
        assert none(credential("dip"), bach, on=date(2025, 1, 1))

    def test_a_credential_no_longer_offered_is_not_led_to(self) -> None:
        bach = credential("bach", "bachelor", study="120/48/20000", in_force="..2024-12-31")
        assert none(credential("dip"), bach, agreement("a", "dip", "bach", credits=60), on=date(2025, 1, 1))

    def test_an_agreement_gives_way_only_while_the_other_is_in_force(self) -> None:
        special = agreement("special", "dip", "bach", credits=45, overrides=["a"], in_force="..2024-12-31")
        found = ladder(bundle(*toward(credits=60), special), "dip", on=date(2025, 1, 1))
        assert lines(found) == ["dip bach credit 1/2 a"]


class TestUpward:
    def test_a_cycle_ends(self) -> None:
        catalogue = bundle(
            credential("one", "certificate", study="30/12/3000", credits="300 hours"),
            credential("two", "certificate", study="30/12/3000", credits="300 hours"),
            agreement("there", "one", "two", credits=15),
            agreement("back", "two", "one", credits=15),
        )
        found = ladder(catalogue, "one")
        assert lines(found) == ["one two credit 1/2 there", "two one credit 1/2 back"]
        assert found.dead_ends == ()

    def test_steps_aside_are_shown_from_the_start_only(self) -> None:
        nurses = [credential(id, "licence", profession="nurse", wait="1") for id in ("on", "bc")]
        moved = [
            agreement(f"to.{id}", {"standing": {"active_licence": {"professions": ["nurse"]}}}, id, award=True)
            for id in ("on", "bc")
        ]
        school = credential("dip"), credential("school", "licence", profession="aide", requires="dip", wait="1")
        entry = agreement("entry", "school", "on", award=True)
        catalogue = bundle(*nurses, *moved, *school, entry)
        assert lines(ladder(catalogue, "on")) == ["on bc award - to.bc"]
        found = ladder(catalogue, "dip")
        assert lines(found) == ["dip school requirement - way", "school on award - entry"]
        assert found.dead_ends == ()

    def test_what_asks_for_any_credential_of_a_kind_is_shown_from_the_start_only(self) -> None:
        master = credential("master", "master", study="30/12/9000", requires={"holds": {"kinds": "bachelor"}})
        catalogue = bundle(*CHAIN[1:3], CHAIN[4], master)
        assert [rung.upper for rung in ladder(catalogue, "bach").rungs] == ["master"]
        found = ladder(catalogue, "dip")
        assert ([rung.upper for rung in found.rungs], found.highest, found.dead_ends) == (["bach"], ("bach",), ())

    def test_the_highest_is_the_one_of_the_highest_kind_and_then_level(self) -> None:
        bachelors = [
            credential(id, "bachelor", study="120/48/20000", level=level)
            for id, level in (("a", "oqf:9"), ("b", "oqf:10"), ("c", "oqf:10"))
        ]
        counted = [agreement(f"to.{one.id}", "dip", one.id, credits=60) for one in bachelors]
        licence = credential("lic", "licence", profession="nurse", requires="dip", wait="1")
        assert ladder(bundle(credential("dip"), *bachelors, *counted, licence), "dip").highest == ("b", "c")


@settings(max_examples=settings().max_examples // 2)
@given(records=generated.catalogues)
def test_what_leads_up_is_what_leads_down(records: list[Record]) -> None:
    award = {"grant": Grant(award=True)}
    granting = [one.model_copy(update=award) if isinstance(one, Agreement) else one for one in records]
    catalogue = generated.bundle_of(granting)
    up = [rung for one in catalogue.credentials for rung in ladder(catalogue, one.id, UP, depth=1).rungs]
    down = [rung for one in catalogue.credentials for rung in ladder(catalogue, one.id, DOWN, depth=1).rungs]
    assert sorted(map(repr, up)) == sorted(map(repr, down))


@pytest.fixture
def store() -> Iterator[EmbeddedStore]:
    store = EmbeddedStore(":memory:")
    yield store
    store.close()


def test_every_store_gives_the_same_ladder_whatever_the_order_of_records(store: EmbeddedStore) -> None:
    any_diploma = agreement("any", {"holds": {"kinds": "diploma"}}, {"pattern": {"kinds": "bachelor"}}, credits="25%")
    catalogue = bundle(*CHAIN, any_diploma.model_copy(update={"receiver": "uni"}))
    store.load(reversed(list(records_of(catalogue))))
    for start, direction in (("cert", UP), ("bach", DOWN)):
        with store.network() as network:
            assert ladders(start, network, direction) == ladder(catalogue, start, direction)
