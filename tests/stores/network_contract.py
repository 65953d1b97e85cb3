"""What every network answers, on tiny worlds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from pathways.model.bundle import Bundle
from pathways.model.pattern import Pattern
from pathways.model.things import Assumption, Average
from pathways.routing.network import Network
from tests.worlds import SOURCE, agreement, bundle, credential, group, occupation, provider, rate, table, way

NetworkOf = Callable[[Bundle], AbstractContextManager[Network]]

WORLD = bundle(
    provider("college", "CA-ON", "college", hours_per_credit="14"),
    provider("uni", "CA-BC"),
    provider("ontario", "CA-ON", "group", members=["college", "other"]),
    credential("dip", field="0613", credits="60", occupations=["21231"], languages="en"),
    credential("cert", "certificate", field="06", credits="840 hours", jurisdiction="CA-AB"),
    credential("bach", "bachelor", provider="uni", field="0611", level="oqf:6", occupations=["21231", "21300"]),
    credential("rn", "licence", provider="uni", profession="nurse"),
    credential(
        "eng",
        "designation",
        profession="engineer",
        accreditations="ceab",
        ways=[
            way("degree", requires={"all": ["bach", {"lacks": {"ids": "course"}}]}, wait="1"),
            way("worked", requires={"experience": {"months": "12", "after": {"kinds": "diploma"}}}, wait="1"),
        ],
    ),
    credential("course", "course", raises={"language": "fr", "levels": 6}),
    agreement("named", "dip", "bach", credits=60),
    agreement("by.way", "dip", {"credential": "bach", "way": "way"}, credits=30),
    agreement("by.kind", "dip", {"pattern": {"kinds": "bachelor", "fields": ["04", "06"]}}, receiver="uni"),
    agreement("by.id", "dip", {"pattern": "bach"}, receiver="uni"),
    agreement("by.level", "dip", {"pattern": {"level_at_least": "oqf:7"}}, receiver="uni"),
    agreement("elsewhere", "dip", {"pattern": {"kinds": "bachelor"}}, receiver="college"),
    agreement("group", "dip", {"pattern": {"fields": "061"}}, receiver="ontario"),
    agreement("all", "dip", {"pattern": {"own_effort": True}}, receiver="college"),
    agreement("ended", "dip", "bach", status="ended"),
    agreement("of.group", {"holds": {"providers": "ontario", "fields": ["04", "061"]}}, "eng", award=True),
    agreement("of.licence", {"standing": {"active_licence": {"professions": ["nurse"]}}}, "eng", award=True),
    agreement("of.rest", {"any": [{"credits": 3, "of": {"own_effort": True}}, "bach"]}, "eng", credits=3),
    group("block", 60),
    occupation("21231"),
    occupation("21300", CA_ON="engineer"),
    occupation("31301"),
    table("ielts", {7: 6}),
    table("celpip", {7: 7}),
    rate("USD", "1.37"),
    rate("EUR", "1.5"),
    averages=[Average(id=id, quantity="months", value="8", source=SOURCE) for id in ("b", "a")],  # type: ignore[arg-type]
    assumptions=[
        Assumption.model_validate({"kind": kind, "months": "1", "price": "1", "text": "x"})
        for kind in ("exam", "course")
    ],
)


class NetworkContract:
    """Tests of a network; a subclass gives `network_of`, a fixture that opens one on a bundle."""

    def ids(self, network_of: NetworkOf, **pattern: Any) -> tuple[str, ...]:
        asked = Pattern.model_validate(pattern)
        with network_of(WORLD) as network:
            return network.matching([asked])[asked]

    def toward(self, network_of: NetworkOf, id: str) -> list[str]:
        with network_of(WORLD) as network:
            return [found.id for found in network.toward([id])[id]]

    def test_records_come_by_id_and_unknown_ids_are_left_out(self, network_of: NetworkOf) -> None:
        with network_of(WORLD) as network:
            assert list(network.credentials(["dip", "x", "bach"])) == ["bach", "dip"]
            assert list(network.providers(["uni", "x"])) == ["uni"]
            assert list(network.groups(["block", "x"])) == ["block"]
            assert network.credentials([]) == {}

    def test_records_are_the_bundles(self, network_of: NetworkOf) -> None:
        with network_of(WORLD) as network:
            assert network.credentials(["dip"])["dip"] == next(one for one in WORLD.credentials if one.id == "dip")

    def test_toward_finds_names_and_patterns(self, network_of: NetworkOf) -> None:
        assert self.toward(network_of, "bach") == ["by.id", "by.kind", "by.way", "named"]

    def test_toward_finds_what_a_group_receives_for_its_members(self, network_of: NetworkOf) -> None:
        assert self.toward(network_of, "dip") == ["all", "group"]

    def test_toward_keeps_a_groups_pattern_from_others_and_from_what_it_does_not_cover(
        self, network_of: NetworkOf
    ) -> None:
        assert self.toward(network_of, "cert") == ["all"]

    def test_toward_answers_for_every_id_asked(self, network_of: NetworkOf) -> None:
        with network_of(WORLD) as network:
            assert network.toward(["x", "rn"]) == {"rn": (), "x": ()}
            assert network.toward([]) == {}

    def test_toward_an_id_outside_the_catalogue_is_by_name_only(self, network_of: NetworkOf) -> None:
        loose = bundle(
            agreement("name", None, "gone"), agreement("pattern", None, {"pattern": "gone"}, receiver="college")
        )
        with network_of(loose) as network:
            assert [found.id for found in network.toward(["gone"])["gone"]] == ["name"]

    def test_matching_by_ids(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, ids=["dip", "x", "bach"]) == ("bach", "dip")

    def test_matching_by_ids_still_asks_the_rest(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, ids=["dip", "bach"], kinds="diploma") == ("dip",)

    def test_matching_by_kind(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, kinds=["diploma", "bachelor"]) == ("bach", "dip")

    def test_matching_by_the_beginning_of_a_field(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, fields="06") == ("bach", "cert", "dip")
        assert self.ids(network_of, fields="061") == ("bach", "dip")

    def test_matching_by_fields_that_overlap_names_each_once(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, fields=["06", "061", "0613"]) == ("bach", "cert", "dip")

    def test_matching_all_but_a_field_leaves_out_what_states_none(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, fields_not="0613") == ("bach", "cert")

    def test_matching_by_provider_and_by_group(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, providers="uni") == ("bach", "rn")
        assert self.ids(network_of, providers="ontario", fields="06") == ("cert", "dip")

    def test_matching_by_place(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, jurisdictions="CA-AB") == ("cert",)
        assert self.ids(network_of, jurisdictions="CA", kinds=["diploma", "certificate"]) == ("cert", "dip")
        assert self.ids(network_of, jurisdictions=["CA-BC", "CA-AB"], fields="06") == ("bach", "cert")

    def test_matching_all_but_a_place(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, jurisdictions_not=["CA-ON", "CA-AB"]) == ("bach", "rn")

    def test_matching_by_level_and_credits(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, level_at_least="oqf:5") == ("bach",)
        assert self.ids(network_of, credits_at_least="60") == ("cert", "dip")

    def test_matching_by_profession_accreditation_and_language(self, network_of: NetworkOf) -> None:
        assert self.ids(network_of, professions=["nurse", "engineer"]) == ("eng", "rn")
        assert self.ids(network_of, accredited_by="ceab") == ("eng",)
        assert self.ids(network_of, taught_in=["fr", "en"]) == ("dip",)

    def test_matching_leaves_open_what_depends_on_the_learner_or_the_target(self, network_of: NetworkOf) -> None:
        everything = tuple(sorted(one.id for one in WORLD.credentials))
        assert self.ids(network_of, own_effort=True) == everything
        assert self.ids(network_of, fields="target") == everything
        assert self.ids(network_of, professions="target", covered_by={"purpose": "x"}) == everything

    def test_matching_answers_many_patterns_at_once(self, network_of: NetworkOf) -> None:
        one, two = Pattern.model_validate({"kinds": "licence"}), Pattern.model_validate({"kinds": "exam"})
        with network_of(WORLD) as network:
            assert network.matching([one, two, one]) == {one: ("rn",), two: ()}
            assert network.matching([]) == {}

    def test_where_more_may_match_than_are_asked_for_the_quickest_are_told(self, network_of: NetworkOf) -> None:
        slower = [credential(f"d{months}", study=f"30/{months}/1000") for months in (14, 12, 10)]
        open_ = credential("a", "diploma", requires="d10")
        with network_of(bundle(*slower, credential("b", wait="12"), open_)) as network:
            diplomas = Pattern.model_validate({"kinds": "diploma"})
            assert network.matching([diplomas], 0) == {diplomas: ("d10",)}
            assert network.matching([diplomas], 1) == {diplomas: ("b", "d10")}
            assert network.matching([diplomas], 3) == {diplomas: ("b", "d10", "d12", "d14")}
            assert network.matching([diplomas], 5) == {diplomas: ("a", "b", "d10", "d12", "d14")}

    def test_what_is_quicker_and_does_not_match_hides_nothing(self, network_of: NetworkOf) -> None:
        quick = [credential(f"quick{number}", wait="1") for number in range(20)]
        slow = [credential(f"slow{number}", level="oqf:5", wait="2") for number in range(2)]
        with network_of(bundle(*quick, *slow)) as network:
            levelled = Pattern.model_validate({"kinds": "diploma", "level_at_least": "oqf:5"})
            assert network.matching([levelled], 0) == {levelled: ("slow0",)}
            assert network.matching([levelled], 2) == {levelled: ("slow0", "slow1")}

    def counting(self, network_of: NetworkOf, id: str) -> tuple[list[str], list[str]]:
        with network_of(WORLD) as network:
            found = network.counting([id])[id]
            return [one.id for one in found.agreements], [f"{upper}/{way}" for upper, way in found.ways]

    def test_counting_finds_what_names_a_credential(self, network_of: NetworkOf) -> None:
        assert self.counting(network_of, "bach") == (["of.rest"], ["eng/degree"])

    def test_counting_finds_patterns_groups_and_what_work_asks_before_it(self, network_of: NetworkOf) -> None:
        agreements, ways = self.counting(network_of, "dip")
        assert [id for id in agreements if id.startswith("of.")] == ["of.group", "of.rest"]
        assert ways == ["eng/worked"]

    def test_counting_leaves_out_agreements_that_are_not_active(self, network_of: NetworkOf) -> None:
        agreements, _ = self.counting(network_of, "dip")
        assert agreements[:2] == ["all", "by.id"]
        assert "ended" not in agreements

    def test_counting_finds_licences_that_must_be_active(self, network_of: NetworkOf) -> None:
        assert self.counting(network_of, "rn") == (["of.licence", "of.rest"], [])

    def test_counting_is_not_about_what_must_be_lacked(self, network_of: NetworkOf) -> None:
        assert self.counting(network_of, "course") == (["of.rest"], [])

    def test_counting_answers_for_every_id_asked(self, network_of: NetworkOf) -> None:
        with network_of(WORLD) as network:
            assert list(network.counting(["x", "rn"])) == ["rn", "x"]
            assert network.counting(["x"]) == {"x": ((), ())}
            assert network.counting([]) == {}

    def test_counting_by_a_pattern_too_wide_to_list(self, network_of: NetworkOf) -> None:
        many = [f"p{number}" for number in range(70)]
        wide = {"holds": {"providers": [*many, "college"], "kinds": "diploma", "fields": ["06", "04"]}}
        world = bundle(credential("dip", field="0613"), credential("x"), agreement("wide", wide, "x", credits=3))
        with network_of(world) as network:
            assert [one.id for one in network.counting(["dip"])["dip"].agreements] == ["wide"]

    def test_what_leads_to_an_occupation(self, network_of: NetworkOf) -> None:
        with network_of(WORLD) as network:
            assert network.leading_to(["21231", "21300", "99999"]) == ("bach", "dip")
            assert network.leading_to([]) == ()

    def test_licences_of_a_profession(self, network_of: NetworkOf) -> None:
        with network_of(WORLD) as network:
            assert network.licences(["nurse", "engineer"]) == ("eng", "rn")

    def test_language_courses(self, network_of: NetworkOf) -> None:
        with network_of(WORLD) as network:
            assert (network.language_courses("fr"), network.language_courses("en")) == (("course",), ())

    def test_occupations_by_their_first_digits(self, network_of: NetworkOf) -> None:
        with network_of(WORLD) as network:
            assert list(network.occupations(["21", "212", "31301"])) == ["21231", "21300", "31301"]
            assert list(network.occupations(["2130"])) == ["21300"]
            assert network.occupations([]) == {}

    def test_whole_lists_come_in_order(self, network_of: NetworkOf) -> None:
        with network_of(WORLD) as network:
            assert [one.id for one in network.language_tables()] == ["celpip-en", "ielts-en"]
            assert [one.id for one in network.averages()] == ["a", "b"]
            assert [one.kind.value for one in network.assumptions()] == ["course", "exam"]
            assert [one.currency for one in network.rates()] == ["EUR", "USD"]

    def test_an_empty_catalogue_answers_everything_with_nothing(self, network_of: NetworkOf) -> None:
        with network_of(Bundle()) as network:
            assert network.toward(["x"]) == {"x": ()}
            assert (network.rates(), network.averages(), network.language_tables()) == ((), (), ())
