"""What every store answers about lists, on tiny worlds."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from pathways.errors import InvalidInput
from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.kinds import AgreementStatus, CredentialKind
from pathways.model.money import ExchangeRate
from pathways.model.pattern import Level
from pathways.model.source import Confidence
from pathways.model.things import Framework, LanguageTable, Occupation, Provider, Skill
from pathways.stores.base import Delete, Put, Store, address, records_of
from pathways.stores.listing import Listed, Listing, Order, Where, sort_key
from pathways.stores.plain_intake import Plain
from tests.stores.network_contract import WORLD
from tests.worlds import SOURCE, agreement, bundle, credential, occupation, provider, rate, way


def skill(id: str, *occupations: str, **more: Any) -> Skill:
    return Skill.model_validate({"id": id, "title": id, "occupations": occupations, "source": SOURCE, **more})


LISTS = bundle(
    provider("college", "CA-ON", "college", name={"en": "Seneca", "fr": "Zed"}, hours_per_credit="14"),
    provider("uni", "CA-BC", name="Élan"),
    provider("ontario", "CA-ON", "group", members=["college"]),
    credential(
        "dip",
        title={"en": "Nursing", "fr": "Soins"},
        field="0613",
        credits="840 hours",
        skills=["care", "welding"],
        occupations=["21231", "31301"],
        languages=["en", "fr"],
        accreditations="cips",
        level="oqf:5",
        ways=[way("a", wait="1", delivery=["online"]), way("b", wait="1", delivery=["online", "in_person"])],
        in_force="2020..2025-06-30",
    ),
    credential("bach", "bachelor", title="écologie", provider="uni", field="0611", credits="100 ects", level="oqf:7"),
    credential("cert", "certificate", title={"fr": "Art"}, field="02", credits="12", jurisdiction="CA"),
    credential("rn", "licence", title="nurse", provider="ontario", profession="nurse", in_force="2025-07.."),
    credential("lost", "certificate", title="Zoo", provider="nowhere", skills="care", level="eqf:6"),
    agreement("a1", "dip", "bach", credits=60, sender="college", strength="conditional", title="Block transfer"),
    agreement("a2", "dip", {"pattern": {"kinds": "bachelor"}}, receiver="uni", admission="all", in_force="2030.."),
    agreement("a3", "cert", "bach", credits=3, sender="ontario", status="ended"),
    agreement("a4", {"holds": {"fields": "06"}}, "rn", award=True, receiver="college"),
    occupation("21231", CA_ON="engineer"),
    occupation("31301", CA="nurse"),
    occupation("10010"),
    skills=[skill("care", "31301"), skill("welding", "72106", "21231", title={"fr": "Soudure"})],
    frameworks=[Framework.model_validate({"id": "oqf", "title": "Ontario's", "source": SOURCE})],
)


def listing(store: Store, of: type[Any] = Credential, **asked: Any) -> Listed[Any]:
    names = Listing.__dataclass_fields__.keys()
    parts = {name: asked.pop(name) for name in list(asked) if name in names}
    return store.listing(Listing(of, Where(**asked), **parts))


def keys(told: Listed[Any]) -> list[str]:
    return [getattr(one, "id", None) or one.currency for one in told.records]


def ids(store: Store, of: type[Any] = Credential, **asked: Any) -> list[str]:
    return keys(listing(store, of, **asked))


def of_lists(store: Store) -> Store:
    # The provider of one credential is not there: a store takes what it is given.
    store.load(one for one in records_of(LISTS) if address(one) != ("providers", "nowhere"))
    return store


class FilterContract:
    @pytest.mark.parametrize(
        ("where", "found"),
        [
            ({}, ["bach", "cert", "dip", "lost", "rn"]),
            ({"ids": ("rn", "x", "bach")}, ["bach", "rn"]),
            ({"text": "NURS"}, ["dip", "rn"]),
            ({"text": "ecologie elan"}, ["bach"]),
            ({"text": "nursing ecologie"}, []),
            ({"text": "?"}, []),
            ({"kinds": (CredentialKind.CERTIFICATE, "diploma")}, ["cert", "dip", "lost"]),
            ({"kinds": ("unknown",)}, []),
            ({"fields": ("061",)}, ["bach", "dip"]),
            ({"fields": ("0611", "06", "02")}, ["bach", "cert", "dip"]),
            ({"fields": ("06",), "kinds": ("bachelor",)}, ["bach"]),
            ({"fields": ("",)}, []),
            ({"providers": ("college",)}, ["cert", "dip"]),
            ({"providers": ("ontario", "uni")}, ["bach", "cert", "dip", "rn"]),
            ({"jurisdictions": ("CA",)}, ["bach", "cert", "dip", "rn"]),
            ({"jurisdictions": ("CA-ON", "US")}, ["dip", "rn"]),
            ({"professions": ("nurse", "x")}, ["rn"]),
            ({"occupations": ("313", "2")}, ["dip"]),
            ({"occupations": ("4",)}, []),
            ({"skills": ("care", "welding")}, ["dip", "lost"]),
            ({"languages": ("fr",)}, ["dip"]),
            ({"delivery": ("in_person",)}, ["dip"]),
            ({"accreditations": ("cips",)}, ["dip"]),
            ({"level_at_least": Level(framework="oqf", value=6)}, ["bach"]),
            ({"credits_at_least": Fraction(50)}, ["bach", "dip"]),
            ({"credits_at_least": Fraction(50), "credits_at_most": Fraction(50)}, ["bach"]),
            ({"credits_at_most": Fraction("59.9")}, ["bach", "cert"]),
            ({"in_force_on": date(2025, 6, 30)}, ["bach", "cert", "dip", "lost"]),
            ({"in_force_on": date(2025, 7, 1)}, ["bach", "cert", "lost", "rn"]),
            ({"skills": ("care",), "jurisdictions": ("CA",), "kinds": ("diploma",)}, ["dip"]),
        ],
    )
    def test_credentials_that_pass(self, store: Store, where: dict[str, Any], found: list[str]) -> None:
        assert ids(of_lists(store), **where) == found
        assert store.count(Credential, Where(**where)) == len(found)

    @pytest.mark.parametrize(
        ("where", "found"),
        [
            ({"kinds": ("admission", "block_transfer")}, ["a1", "a2", "a3"]),
            ({"receivers": ("college",)}, ["a4"]),
            ({"receivers": ("ontario",)}, ["a4"]),
            ({"senders": ("ontario",)}, ["a1", "a3"]),
            ({"senders": ("college", "uni")}, ["a1"]),
            ({"strengths": ("conditional",)}, ["a1"]),
            ({"statuses": (AgreementStatus.ENDED, "draft")}, ["a3"]),
            ({"strengths": ("guaranteed",), "statuses": ("active",), "kinds": ("admission", "stacking")}, ["a2"]),
            ({"toward": "bach"}, ["a1", "a2"]),
            ({"toward": "unknown"}, []),
            ({"citing": "dip"}, ["a1", "a2", "a4"]),
            ({"citing": "dip", "toward": "bach", "in_force_on": date(2029, 1, 1)}, ["a1"]),
            ({"text": "block"}, ["a1"]),
        ],
    )
    def test_agreements_that_pass(self, store: Store, where: dict[str, Any], found: list[str]) -> None:
        assert ids(of_lists(store), Agreement, **where) == found
        assert store.count(Agreement, Where(**where)) == len(found)

    @pytest.mark.parametrize(
        ("of", "where", "found"),
        [
            (Provider, {"kinds": ("group", "college")}, ["college", "ontario"]),
            (Provider, {"jurisdictions": ("CA-BC",), "text": "elan"}, ["uni"]),
            (Occupation, {"teers": (1, 3)}, ["21231", "31301"]),
            (Occupation, {"occupations": ("1", "212")}, ["10010", "21231"]),
            (Occupation, {"regulated_in": ("CA-ON",)}, ["21231", "31301"]),
            (Occupation, {"regulated_in": ("CA-BC",)}, ["31301"]),
            (Occupation, {"regulated_in": ("CA",)}, ["21231", "31301"]),
            (Skill, {"occupations": ("21", "9")}, ["welding"]),
            (Skill, {"text": "soud"}, ["welding"]),
            (Framework, {"text": "ontario"}, ["oqf"]),
            (Framework, {"ids": ("x",)}, []),
        ],
    )
    def test_others_that_pass(self, store: Store, of: type[Any], where: dict[str, Any], found: list[str]) -> None:
        assert ids(of_lists(store), of, **where) == found
        assert store.count(of, Where(**where)) == len(found)

    def test_records_without_titles_are_listed_by_their_keys(self, store: Store) -> None:
        store.load([rate("USD", "1.37"), rate("EUR", "1.5"), rate("GBP", "2")])
        assert ids(store, ExchangeRate, limit=2) == ["EUR", "GBP"]
        assert ids(store, ExchangeRate, ids=("USD", "EUR"), descending=True) == ["USD", "EUR"]
        assert (store.count(ExchangeRate, Where()), store.count(LanguageTable, Where())) == (3, 0)

    def test_hours_count_by_the_rate_that_the_provider_comes_to_state(self, store: Store) -> None:
        enough = Listing(Credential, Where(credits_at_least=Fraction(60)))
        store.apply([Put(credential("hours", credits="840 hours")), Put(provider("college"))])
        assert store.listing(enough).records == ()
        store.apply([Put(provider("college", hours_per_credit="14"))])
        assert [one.id for one in store.listing(enough).records] == ["hours"]
        assert store.check() == ()

    def test_what_a_kind_of_record_has_not_is_refused(self, store: Store) -> None:
        with pytest.raises(InvalidInput, match=r"teers: is no filter of credentials \(one of text, ids, kinds"):
            store.count(Credential, Where(teers=(1,)))
        with pytest.raises(InvalidInput, match="fields: is no filter of providers"):
            listing(store, Provider, fields=("06",))
        with pytest.raises(InvalidInput, match=r"agreements are not ordered by title \(one of id, kind, provider\)"):
            listing(store, Agreement, order=Order.TITLE)
        with pytest.raises(InvalidInput, match="'receivers' is no facet of credentials"):
            store.facets(Credential, Where(), ["kinds", "receivers"])
        with pytest.raises(InvalidInput, match=r"text: is no filter of rates \(one of ids\)"):
            store.facets(ExchangeRate, Where(text="x"), [])


class OrderContract:
    @pytest.mark.parametrize(
        ("asked", "found"),
        [
            ({}, ["bach", "cert", "dip", "lost", "rn"]),
            ({"order": Order.TITLE}, ["cert", "bach", "rn", "dip", "lost"]),
            ({"order": Order.TITLE, "language": "fr"}, ["cert", "bach", "rn", "dip", "lost"]),
            ({"order": Order.TITLE, "descending": True}, ["lost", "dip", "rn", "bach", "cert"]),
            ({"order": Order.KIND}, ["bach", "cert", "lost", "dip", "rn"]),
            ({"order": Order.KIND, "descending": True}, ["rn", "dip", "lost", "cert", "bach"]),
            ({"order": Order.PROVIDER}, ["cert", "dip", "lost", "rn", "bach"]),
            ({"order": Order.PROVIDER, "descending": True}, ["bach", "rn", "lost", "dip", "cert"]),
        ],
    )
    def test_credentials_in_order(self, store: Store, asked: dict[str, Any], found: list[str]) -> None:
        assert ids(of_lists(store), **asked) == found

    def test_titles_are_those_of_the_language_where_there_are_any(self, store: Store) -> None:
        titles = {"a": {"en": "Zoo", "fr": "Art"}, "b": {"fr": "Bois"}, "c": {"en": "Cold"}}
        store.load(credential(id, title=title) for id, title in titles.items())
        assert ids(store, order=Order.TITLE) == ["b", "c", "a"]
        assert ids(store, order=Order.TITLE, language="fr") == ["a", "b", "c"]

    def test_others_in_order(self, store: Store) -> None:
        of_lists(store)
        assert ids(store, Provider, order=Order.TITLE) == ["uni", "ontario", "college"]
        assert ids(store, Provider, order=Order.TITLE, language="fr")[-1] == "college"
        assert ids(store, Provider, order=Order.KIND) == ["college", "ontario", "uni"]
        assert ids(store, Agreement, order=Order.KIND) == ["a2", "a1", "a3", "a4"]
        assert ids(store, Agreement, order=Order.PROVIDER) == ["a4", "a1", "a2", "a3"]
        assert ids(store, Skill, order=Order.TITLE) == ["care", "welding"]

    @pytest.mark.parametrize(
        ("title", "key"),
        [
            ("Génie  CIVIL ", "genie civil"),
            ("e\u0301tude", "etude"),
            ("Cœur et ÆON", "coeur et aeon"),
            ("Straße", "strasse"),
            ("ﬁn №1", "fin no1"),
            ("x" * 300, "x" * 100),
        ],
    )
    def test_accents_case_and_spaces_do_not_matter_to_a_titles_place(self, title: str, key: str) -> None:
        assert sort_key(title) == key

    def test_titles_that_are_alike_follow_their_ids(self, store: Store) -> None:
        store.load(credential(id, title=title) for id, title in [("b", "Été"), ("c", "ete"), ("a", "ÉTÉ"), ("d", "et")])
        assert ids(store, order=Order.TITLE) == ["d", "a", "b", "c"]

    def test_a_title_that_changes_takes_its_place(self, store: Store) -> None:
        store.load([credential("a", title="x"), credential("b", title="y"), provider("college")])
        store.apply([Put(credential("a", title="Z"))])
        assert ids(store, order=Order.TITLE) == ["b", "a"]
        store.take(Plain([credential("b", title="ZZ"), credential("c", title="É")]), adding=True)
        assert ids(store, order=Order.TITLE) == ["c", "a", "b"]
        store.apply([Delete(Credential, "a")])
        assert (ids(store, order=Order.TITLE), store.check()) == (["c", "b"], ())


class PageContract:
    @pytest.mark.parametrize("order", Order)
    @pytest.mark.parametrize("descending", [False, True])
    def test_pages_follow_each_other_either_way(self, store: Store, order: Order, descending: bool) -> None:
        of_lists(store)
        whole = listing(store, order=order, descending=descending)
        assert (len(whole.records), whole.more, whole.revision) == (5, False, 1)
        for number, cursor in enumerate(whole.cursors):
            asked: dict[str, Any] = {"order": order, "descending": descending, "after": cursor, "limit": 2}
            there = listing(store, **asked)
            assert there.records == whole.records[number + 1 : number + 3]
            assert there.cursors == whole.cursors[number + 1 : number + 3]
            assert there.more == (number + 3 < 5)
            back = listing(store, **asked, backward=True)
            assert back.records == whole.records[max(0, number - 2) : number]
            assert back.more == (number > 2)

    def test_backward_without_a_cursor_is_the_end(self, store: Store) -> None:
        last = listing(of_lists(store), order=Order.TITLE, backward=True, limit=2)
        assert (keys(last), last.more) == (["dip", "lost"], True)

    def test_a_cursor_holds_when_others_come_and_go(self, store: Store) -> None:
        first = listing(of_lists(store), order=Order.TITLE, limit=2)
        store.apply([Delete(Credential, "bach"), Put(credential("new", title="Forestry"))])
        after = listing(store, order=Order.TITLE, after=first.cursors[-1], limit=2)
        assert (keys(after), after.revision) == (["new", "rn"], 2)
        assert listing(store, order=Order.TITLE, limit=1).cursors == first.cursors[:1]

    def test_a_cursor_holds_for_any_filter_and_either_direction(self, store: Store) -> None:
        first = listing(of_lists(store), order=Order.TITLE, limit=1)
        asked: dict[str, Any] = {"order": Order.TITLE, "after": first.cursors[0]}
        assert ids(store, **asked, kinds=("certificate",)) == ["lost"]
        assert ids(store, **asked, descending=True) == []

    @pytest.mark.parametrize("word", ["", "x", "é", "bnVsbA", "W10", "WyJjcmVkZW50aWFscyIsImlkIiwiIiwxXQ", "[" * 9999])
    def test_what_is_no_cursor_is_refused(self, store: Store, word: str) -> None:
        with pytest.raises(InvalidInput, match=r"after: is (no cursor|a cursor of another order)"):
            listing(of_lists(store), after=word)

    def test_a_cursor_of_another_order_is_refused(self, store: Store) -> None:
        of_lists(store)
        (cursor,) = listing(store, order=Order.TITLE, limit=1).cursors
        for other in ({}, {"order": Order.KIND}, {"order": Order.TITLE, "language": "fr"}):
            with pytest.raises(InvalidInput, match="after: is a cursor of another order"):
                listing(store, after=cursor, **other)
        with pytest.raises(InvalidInput, match="after: is a cursor of another order"):
            listing(store, Skill, after=cursor, order=Order.TITLE)

    @pytest.mark.parametrize("limit", [0, -1, 1001])
    def test_a_limit_that_is_none_is_refused(self, store: Store, limit: int) -> None:
        with pytest.raises(InvalidInput, match="limit"):
            listing(store, limit=limit)
        with pytest.raises(InvalidInput, match="most"):
            store.facets(Credential, Where(), ["kinds"], most=limit)

    def test_many_by_their_keys_at_once(self, store: Store) -> None:
        of_lists(store)
        assert list(store.named(Credential, ["rn", "x", "bach", "rn"])) == ["bach", "rn"]
        assert store.named(Provider, ["uni"]) == {"uni": store.get(Provider, "uni")}
        assert store.named(Skill, []) == {}


class FacetContract:
    def facet(self, store: Store, of: type[Any], name: str, **where: Any) -> dict[str, int]:
        return dict(store.facets(of, Where(**where), [name])[name])

    def test_values_are_told_most_frequent_first_then_by_value(self, store: Store) -> None:
        of_lists(store)
        assert store.facets(Credential, Where(), ["kinds"]) == {
            "kinds": (("certificate", 2), ("bachelor", 1), ("diploma", 1), ("licence", 1))
        }
        assert store.facets(Credential, Where(), ["kinds"], most=2)["kinds"] == (("certificate", 2), ("bachelor", 1))

    def test_fields_are_told_by_two_digits_and_countries_with_their_parts(self, store: Store) -> None:
        of_lists(store)
        assert self.facet(store, Credential, "fields") == {"06": 2, "02": 1}
        assert self.facet(store, Credential, "jurisdictions") == {"CA": 4, "CA-ON": 2, "CA-BC": 1}

    def test_professions_and_accrediting_bodies_are_counted(self, store: Store) -> None:
        of_lists(store)
        assert self.facet(store, Credential, "professions") == {"nurse": 1}
        assert self.facet(store, Credential, "accreditations") == {"cips": 1}
        assert self.facet(store, Credential, "professions", kinds=("diploma",)) == {}

    def test_a_facet_leaves_its_own_filter_out_and_no_other(self, store: Store) -> None:
        of_lists(store)
        where = Where(kinds=("certificate",), fields=("02",))
        assert store.facets(Credential, where, ["kinds", "fields", "skills"]) == {
            "kinds": (("certificate", 1),),
            "fields": (("02", 1),),
            "skills": (),
        }
        assert self.facet(store, Credential, "kinds", kinds=("x",), skills=("care",)) == {
            "certificate": 1,
            "diploma": 1,
        }

    def test_lists_of_a_record_are_counted_item_by_item(self, store: Store) -> None:
        of_lists(store)
        assert self.facet(store, Credential, "skills") == {"care": 2, "welding": 1}
        assert self.facet(store, Credential, "delivery") == {"in_person": 1, "online": 1}
        assert self.facet(store, Credential, "languages", ids=("dip",)) == {"en": 1, "fr": 1}
        assert self.facet(store, Credential, "occupations") == {"21231": 1, "31301": 1}
        assert self.facet(store, Skill, "occupations") == {"21231": 1, "31301": 1, "72106": 1}

    def test_others_are_counted_too(self, store: Store) -> None:
        of_lists(store)
        assert self.facet(store, Agreement, "strengths", toward="bach") == {"conditional": 1, "guaranteed": 1}
        assert self.facet(store, Agreement, "statuses", statuses=("active",)) == {"active": 3, "ended": 1}
        assert self.facet(store, Agreement, "kinds", strengths=("conditional",)) == {"block_transfer": 1}
        assert self.facet(store, Agreement, "receivers") == {"uni": 3, "college": 1}
        assert self.facet(store, Agreement, "senders") == {"college": 1, "ontario": 1}
        assert self.facet(store, Provider, "jurisdictions") == {"CA": 3, "CA-ON": 2, "CA-BC": 1}
        assert self.facet(store, Occupation, "teers") == {"0": 1, "1": 2}
        assert self.facet(store, Credential, "providers", fields=("06",)) == {"college": 1, "uni": 1}


def dated(id: str, as_of: str | None, **more: Any) -> Credential:
    return credential(id, source={**SOURCE.model_dump(), "as_of": as_of, **more})


class FreshnessContract:
    def told(self, store: Store) -> list[tuple[str, int | None, str, int]]:
        return [(one.list, one.year, one.confidence.value, one.count) for one in store.freshness()]

    def test_sources_are_told_by_list_year_and_confidence(self, store: Store) -> None:
        made = [dated("a", "2024/2025"), dated("b", "2025-03-01"), dated("c", None), dated("d", "2019")]
        store.load([rate("USD", "1"), *made, dated("e", "2025", confidence=Confidence.RECALLED)])
        assert self.told(store) == [
            ("credentials", None, "read", 1),
            ("credentials", 2019, "read", 1),
            ("credentials", 2025, "read", 2),
            ("credentials", 2025, "recalled", 1),
            ("rates", 2024, "read", 1),
        ]

    def test_every_change_is_counted(self, store: Store) -> None:
        store.load([dated("a", "2020"), dated("b", "2020")])
        store.apply([Put(dated("a", "2021")), Put(dated("c", "2021")), Delete(Credential, "b")])
        assert self.told(store) == [("credentials", 2021, "read", 2)]
        store.take(Plain([dated("c", "2022"), dated("d", None)]), adding=True)
        assert [told[1::2] for told in self.told(store)] == [(None, 1), (2021, 1), (2022, 1)]
        store.apply([Put(dated("a", "1999")), Put(dated("a", "2021"))])
        assert store.check() == ()
        store.load([])
        assert (self.told(store), store.check()) == ([], ())

    def test_what_states_no_source_is_not_counted(self, store: Store) -> None:
        store.load(records_of(WORLD))
        assert {one.list for one in store.freshness()}.isdisjoint({"assumptions"})
        assert sum(one.count for one in store.freshness()) == len(list(records_of(WORLD))) - len(WORLD.assumptions)

    def test_a_change_that_fails_is_not_counted(self, store: Store) -> None:
        store.load([dated("a", "2020")])
        with pytest.raises(InvalidInput):
            store.apply(
                [Put(dated("a", "2021")), Put(agreement("f", None, "a", fees=[{"amount": "1", "currency": "USD"}]))]
            )
        assert self.told(store) == [("credentials", 2020, "read", 1)]


class ListingContract(FilterContract, OrderContract, PageContract, FacetContract, FreshnessContract):
    """Every test of lists."""
