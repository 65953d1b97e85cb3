"""What every store does; a subclass gives the fixture `store`, a new and empty one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import pytest

from pathways.errors import InvalidInput, NotFound, Problem, RevisionConflict
from pathways.model.agreement import Agreement
from pathways.model.bundle import Bundle
from pathways.model.credential import Credential
from pathways.model.kinds import CredentialKind
from pathways.model.pattern import Pattern
from pathways.model.things import Occupation, Provider
from pathways.stores.base import LARGEST_CHANGE, Delete, Put, Record, Search, Store, address, records_of
from pathways.stores.incoming import Draft, Ends, Numbered
from pathways.stores.listing import Listing, Where
from pathways.stores.plain_intake import Plain
from tests.stores.listing_contract import ListingContract
from tests.stores.network_contract import WORLD
from tests.worlds import agreement, bundle, credential, occupation, provider, rate

DIPLOMA = credential("dip")
SMALL = bundle(DIPLOMA, agreement("a", None, "dip"))


def titled(id: str, en: str | None = None, fr: str | None = None, **more: Any) -> Credential:
    return credential(id, title={"en": en, "fr": fr}, **more)


def found(store: Store, text: str, **asked: Any) -> list[str]:
    return [address(record)[1] for record in store.search(Search(text, **asked))]


def cut_short(bundle: Bundle) -> Iterator[Record]:
    yield from list(records_of(bundle))[:2]
    raise RuntimeError("the line went dead")


class LoadContract:
    def test_a_new_store_is_empty(self, store: Store) -> None:
        assert store.revision == 0
        assert list(store.export()) == []
        assert store.check() == ()

    def test_what_is_loaded_comes_back(self, store: Store) -> None:
        assert store.load(records_of(WORLD)) == store.revision == 1
        assert {address(one): one for one in store.export()} == {address(one): one for one in records_of(WORLD)}

    def test_a_load_replaces_everything(self, store: Store) -> None:
        store.load(records_of(WORLD))
        assert store.load(records_of(SMALL)) == 2
        assert [address(record)[1] for record in store.export()] == ["college", "dip", "a"]
        assert found(store, "bach") == []
        with store.network() as network:
            assert network.leading_to(["21231"]) == ()
        assert store.check() == ()

    def test_records_may_come_in_any_order(self, store: Store) -> None:
        store.load(reversed(list(records_of(WORLD))))
        with store.network() as network:
            columbia = Pattern.model_validate({"jurisdictions": "CA-BC"})
            assert network.matching([columbia])[columbia] == ("bach", "rn")
        assert store.check() == ()

    def test_a_stream_that_fails_leaves_the_old_catalogue(self, store: Store) -> None:
        store.load(records_of(SMALL))
        with pytest.raises(RuntimeError, match="line went dead"):
            store.load(cut_short(WORLD))
        assert store.revision == 1
        assert [address(record)[1] for record in store.export()] == ["college", "dip", "a"]
        assert store.load(records_of(WORLD)) == 2

    def test_a_key_given_twice_is_refused(self, store: Store) -> None:
        store.load(records_of(SMALL))
        with pytest.raises(InvalidInput, match="credentials/dip: is given twice"):
            store.load([DIPLOMA, provider("p"), DIPLOMA])
        assert store.revision == 1

    def test_what_is_no_record_is_refused(self, store: Store) -> None:
        with pytest.raises(InvalidInput, match="Pattern: is no kind of record"):
            store.load([Pattern.model_validate("dip")])  # type: ignore[list-item]

    def test_a_load_expects_a_revision(self, store: Store) -> None:
        store.load(records_of(SMALL), expected_revision=0)
        with pytest.raises(RevisionConflict):
            store.load(records_of(WORLD), expected_revision=0)
        assert found(store, "bach") == []

    def test_a_reader_keeps_its_revision_during_and_after_a_load(self, store: Store) -> None:
        store.load(records_of(SMALL))
        with store.network() as network:
            store.load(records_of(WORLD))
            assert network.revision == 1
            assert [one.id for one in network.toward(["dip"])["dip"]] == ["a"]
            assert network.credentials(["bach"]) == {}
            with store.network() as later:
                assert (later.revision, list(later.credentials(["bach"]))) == (2, ["bach"])

    def test_a_stream_may_read_the_store_it_will_replace(self, store: Store) -> None:
        store.load(records_of(SMALL))
        assert store.load(store.export()) == 2
        assert store.get(Credential, "dip") == DIPLOMA


class Watched(Plain):
    """Sees what has come in, before it is published."""

    def __init__(self, records: Iterable[Record], look: Callable[[Draft], object]) -> None:
        super().__init__(records)
        self._look = look

    def settle(self, draft: Draft) -> None:
        self._look(draft)


class TakeContract:
    def test_an_addition_takes_the_place_of_what_has_its_keys(self, store: Store) -> None:
        store.load(records_of(WORLD))
        new = [credential("dip", field="04", title="Welding"), credential("new", requires="dip", wait="1")]
        assert store.take(Plain([*new, agreement("named", "dip", "new", receiver="college")]), adding=True) == 2
        assert (store.get(Credential, "dip"), store.get(Credential, "new")) == (new[0], new[1])
        assert found(store, "welding") == ["dip"]
        with store.network() as network:
            assert [one.id for one in network.toward(["new"])["new"]] == ["all", "named"]
        assert store.check() == ()
        assert store.changes_since(1).reset

    def test_a_provider_that_is_added_takes_its_credentials_along(self, store: Store) -> None:
        store.load([DIPLOMA, provider("college", "CA-ON", name="Humber")])
        store.take(Plain([provider("college", "CA-QC", name="Laval")]), adding=True)
        assert (found(store, "laval", among=(Credential,)), store.check()) == (["dip"], ())

    @pytest.mark.parametrize("adding", [True, False])
    def test_what_is_wrong_between_records_leaves_all_as_it_was(self, store: Store, adding: bool) -> None:
        store.load(records_of(SMALL))

        def refuse(draft: Draft) -> None:
            raise InvalidInput(*(Problem("/".join(named), "is gone") for named in draft.missing(9)))

        lost = Numbered(1, credential("x", requires="dip & y", wait="1"), Ends((("credentials", "y"), ("skills", "z"))))
        intake = Watched([], refuse)
        intake.batches = lambda making: iter([(maker := making()).packed(maker.rows([lost]))])  # type: ignore[method-assign]
        with pytest.raises(InvalidInput, match="y: is gone\nskills/z: is gone"):
            store.take(intake, adding=adding)
        assert [address(record)[1] for record in store.export()] == ["college", "dip", "a"]
        with pytest.raises(RevisionConflict):
            store.take(Plain([]), adding=adding, expected_revision=7)

    def test_a_draft_knows_what_is_there_and_what_came(self, store: Store) -> None:
        store.load(records_of(SMALL))
        seen: list[object] = []

        def look(draft: Draft) -> None:
            seen.extend([draft.missing(9), draft.near("credentials", "e"), draft.tied("credentials")])
            seen.extend(number for number, _ in draft.naming([("credentials", "dip")]))

        store.take(
            Watched([credential("far", requires="dip", wait="1"), credential("f", requires="dip", wait="1")], look),
            adding=True,
        )
        assert seen == [[], ["dip", "f", "far"], None, 1, 2]


class ApplyContract:
    def test_a_change_makes_a_revision(self, store: Store) -> None:
        assert store.apply([Put(DIPLOMA)]) == store.revision == 1
        assert store.get(Credential, "dip") == DIPLOMA
        assert store.apply([Put(credential("dip", field="06"))]) == 2
        assert store.get(Credential, "dip").field == "06"

    def test_no_changes_make_no_revision(self, store: Store) -> None:
        assert store.apply([]) == 0

    def test_a_deleted_record_is_gone_everywhere(self, store: Store) -> None:
        store.load(records_of(WORLD))
        store.apply([Delete(Credential, "bach"), Delete(Agreement, "group")])
        assert store.find(Credential, "bach") is None
        assert found(store, "bach") == []
        with store.network() as network:
            assert network.leading_to(["21300"]) == ()
            assert [one.id for one in network.toward(["dip"])["dip"]] == ["all"]
        assert store.check() == ()

    def test_deleting_what_is_not_there_changes_nothing(self, store: Store) -> None:
        with pytest.raises(NotFound, match="'x'"):
            store.apply([Put(DIPLOMA), Delete(Credential, "x")])
        assert (store.revision, store.find(Credential, "dip")) == (0, None)

    def test_changes_are_made_in_their_order(self, store: Store) -> None:
        store.apply([Put(DIPLOMA), Delete(Credential, "dip"), Put(credential("dip", field="04"))])
        assert store.get(Credential, "dip").field == "04"
        assert store.check() == ()

    def test_a_provider_that_moves_takes_its_credentials_along(self, store: Store) -> None:
        store.apply([Put(DIPLOMA), Put(provider("college", "CA-ON"))])
        store.apply([Put(provider("college", "CA-QC"))])
        quebec = Pattern.model_validate({"jurisdictions": "CA-QC"})
        with store.network() as network:
            assert network.matching([quebec]) == {quebec: ("dip",)}
        store.apply([Delete(Provider, "college")])
        with store.network() as network:
            assert network.matching([quebec]) == {quebec: ()}
        assert store.check() == ()

    def test_an_agreement_that_is_suspended_leads_nowhere(self, store: Store) -> None:
        store.load(records_of(SMALL))
        store.apply([Put(agreement("a", None, "dip", receiver="college", status="suspended"))])
        with store.network() as network:
            assert network.toward(["dip"]) == {"dip": ()}
        assert store.get(Agreement, "a").status.value == "suspended"

    def test_too_many_changes_are_refused(self, store: Store) -> None:
        with pytest.raises(InvalidInput, match="1001 are more than 1000 at once"):
            store.apply([Put(DIPLOMA)] * (LARGEST_CHANGE + 1))

    def test_a_change_expects_a_revision(self, store: Store) -> None:
        store.apply([Put(DIPLOMA)], expected_revision=0)
        with pytest.raises(RevisionConflict) as conflict:
            store.apply([Put(occupation("21231"))], expected_revision=0)
        assert (conflict.value.expected, conflict.value.actual, store.revision) == (0, 1, 1)

    def test_the_same_key_again_changes_nothing(self, store: Store) -> None:
        change = [Put(DIPLOMA)]
        assert store.apply(change, expected_revision=0, idempotency_key="k") == 1
        store.apply([Put(credential("dip", field="06"))])
        assert store.apply(change, expected_revision=0, idempotency_key="k") == 1
        assert (store.revision, store.get(Credential, "dip").field) == (2, "06")

    def test_a_key_is_for_one_set_of_changes(self, store: Store) -> None:
        store.apply([Put(DIPLOMA)], idempotency_key="k")
        with pytest.raises(InvalidInput, match="idempotency_key: was already used"):
            store.apply([Delete(Credential, "dip")], idempotency_key="k")
        assert store.revision == 1

    def test_a_failed_change_does_not_use_up_its_key(self, store: Store) -> None:
        with pytest.raises(NotFound):
            store.apply([Delete(Credential, "dip")], idempotency_key="k")
        assert store.apply([Put(DIPLOMA)], idempotency_key="k") == 1

    def test_keys_outlive_a_load(self, store: Store) -> None:
        store.apply([Put(DIPLOMA)], idempotency_key="k")
        store.load(records_of(WORLD))
        assert store.apply([Put(DIPLOMA)], idempotency_key="k") == 1

    def test_a_reader_keeps_its_revision_during_a_change(self, store: Store) -> None:
        store.load(records_of(SMALL))
        with store.network() as network:
            before = network.credentials(["dip"])
            store.apply([Put(credential("dip", field="06"))])
            assert network.credentials(["dip"]) == before
            assert (network.revision, store.get(Credential, "dip").field) == (1, "06")


USD = [{"amount": "90", "currency": "USD"}]
FEE = agreement("a", None, "dip", receiver="college", fees=USD)
UNRATED = "agreements/a /fees/0/currency: no rate turns 'USD' into Canadian dollars"


class MoneyContract:
    def test_money_needs_a_rate(self, store: Store) -> None:
        with pytest.raises(InvalidInput, match=UNRATED):
            store.apply([Put(FEE)])
        with pytest.raises(InvalidInput, match=UNRATED):
            store.load([FEE, DIPLOMA])
        assert (store.revision, store.find(Agreement, "a")) == (0, None)

    def test_a_rate_may_come_with_the_money_or_before_it(self, store: Store) -> None:
        assert store.apply([Put(FEE), Put(rate("USD", "1.37"))]) == 1
        assert store.apply([Put(FEE)]) == 2
        assert store.load([FEE, rate("USD", "1.37")]) == 3

    def test_a_rate_stays_as_long_as_there_is_money_for_it(self, store: Store) -> None:
        dollar = rate("USD", "1.37")
        store.load([FEE, dollar, rate("EUR", "1.5")])
        with pytest.raises(InvalidInput, match=UNRATED):
            store.apply([Delete(type(dollar), "USD")])
        assert store.get(type(dollar), "USD") == dollar
        assert store.apply([Delete(type(dollar), "EUR"), Put(rate("USD", "1.4"))]) == 2
        assert store.apply([Delete(type(dollar), "USD"), Delete(Agreement, "a")]) == 3

    def test_words_about_money_need_no_rate(self, store: Store) -> None:
        assert store.apply([Put(titled("a", 'written "currency":"USD" somewhere'))]) == 1


class ReadContract:
    def test_get_raises_and_find_does_not(self, store: Store) -> None:
        with pytest.raises(NotFound) as error:
            store.get(Credential, "x")
        assert (error.value.kind, error.value.id) == ("credentials", "x")
        assert store.find(Credential, "x") is None

    def test_records_without_an_id_go_by_what_they_speak_of(self, store: Store) -> None:
        dollar = rate("USD", "1.37")
        store.apply([Put(dollar)])
        assert store.get(type(dollar), "USD") == dollar

    def test_pages_follow_each_other(self, store: Store) -> None:
        store.load(credential(f"c{number}") for number in range(5))
        first = store.page(Credential, limit=2)
        last = store.page(Credential, after="c3", limit=2)
        assert ([one.id for one in first.records], first.next, first.revision) == (["c0", "c1"], "c1", 1)
        assert ([one.id for one in last.records], last.next) == (["c4"], None)

    def test_a_full_last_page_is_the_last(self, store: Store) -> None:
        store.load([DIPLOMA, credential("e")])
        assert store.page(Credential, limit=2).next is None
        assert store.page(Provider).records == ()

    def test_half_a_character_is_refused(self, store: Store) -> None:
        with pytest.raises(InvalidInput, match="half of a character"):
            store.apply([Put(titled("a", "\ud800"))])
        with pytest.raises(InvalidInput, match="half of a character"):
            store.load([titled("a", "\ud800")])
        with pytest.raises(InvalidInput, match="half of a character"):
            store.find(Credential, "\ud800")
        assert store.revision == 0

    def test_words_are_looked_for_in_what_is_in_force_on_a_day(self, store: Store) -> None:
        store.load(
            [
                credential("old", title="Rope", in_force="..2025-12-31"),
                credential("new", title="Rope", in_force="2026-01-01.."),
                agreement("gone", "old", "new", credits=3, title="Rope", in_force="2025-01-01..2025-12-31"),
                provider("rope", name="Rope"),
            ]
        )
        assert sorted(found(store, "rope", in_force_on=date(2025, 12, 31))) == ["gone", "old", "rope"]
        assert sorted(found(store, "rope", in_force_on=date(2026, 1, 1))) == ["new", "rope"]
        assert sorted(found(store, "rope")) == ["gone", "new", "old", "rope"]

    @pytest.mark.parametrize("limit", [0, -1, 1001])
    def test_a_page_has_a_size(self, store: Store, limit: int) -> None:
        with pytest.raises(InvalidInput, match="limit"):
            store.page(Credential, limit=limit)
        with pytest.raises(InvalidInput, match="limit"):
            store.search(Search("x", limit=limit))

    def test_changes_since_a_revision(self, store: Store) -> None:
        store.load(records_of(SMALL))
        store.apply([Put(DIPLOMA), Delete(Agreement, "a")])
        store.apply([Put(occupation("21231"))])
        since = store.changes_since(1)
        assert (since.revision, since.reset) == (3, False)
        assert [(one.revision, one.of, one.id, one.deleted) for one in since.changes] == [
            (2, Credential, "dip", False),
            (2, Agreement, "a", True),
            (3, Occupation, "21231", False),
        ]
        assert store.changes_since(3).changes == ()

    @pytest.mark.parametrize("revision", [0, 7])
    def test_before_a_load_and_in_the_future_there_is_only_a_reset(self, store: Store, revision: int) -> None:
        store.load(records_of(SMALL))
        since = store.changes_since(revision)
        assert (since.revision, since.changes, since.reset) == (1, (), True)


class SearchContract:
    def test_words_are_found_in_both_languages(self, store: Store) -> None:
        store.apply([Put(titled("a", "Practical Nursing", "Soins infirmiers"))])
        assert found(store, "nursing") == found(store, "infirmiers") == ["a"]
        assert found(store, "welding") == []

    @pytest.mark.parametrize("text", ["genie", "Génie", "GÉNIE", "ge\u0301nie", "géni"])
    def test_accents_case_and_the_last_letters_do_not_matter(self, store: Store, text: str) -> None:
        store.apply([Put(titled("a", fr="Génie logiciel"))])
        assert found(store, text) == ["a"]

    def test_the_asked_language_comes_first(self, store: Store) -> None:
        store.apply([Put(titled("en", "Machine design", "x")), Put(titled("fr", "x", "Machine outil"))])
        assert found(store, "machine", language="en") == ["en", "fr"]
        assert found(store, "machine", language="fr") == ["fr", "en"]

    def test_a_title_counts_more_than_a_description(self, store: Store) -> None:
        store.apply([Put(titled("a", "Other", description="About welding")), Put(titled("b", "Welding"))])
        assert found(store, "welding") == ["b", "a"]

    def test_all_words_come_before_any_word(self, store: Store) -> None:
        store.apply([Put(titled("a", "Data science")), Put(titled("b", "Data analysis"))])
        assert found(store, "data analysis") == ["b"]
        assert sorted(found(store, "data welding")) == ["a", "b"]

    def test_a_credential_is_found_by_its_providers_name(self, store: Store) -> None:
        store.apply([Put(titled("a", "Nursing")), Put(provider("college", name="Seneca"))])
        assert found(store, "seneca nursing") == ["a"]
        store.apply([Put(provider("college", name="Humber"))])
        assert found(store, "humber nursing", among=(Credential,)) == ["a"]
        assert found(store, "seneca") == []

    @pytest.mark.parametrize("text", ["nursing ontario", "ONTARIO nursing", "nursing canada", "nursing ON"])
    def test_a_credential_is_found_by_its_providers_place(self, store: Store, text: str) -> None:
        store.load([titled("a", "Nursing"), titled("b", "Nursing", provider="far"), provider("college", "CA-ON")])
        assert found(store, text) == ["a"]

    def test_a_credential_is_found_by_the_place_its_provider_moved_to(self, store: Store) -> None:
        store.load([titled("a", "Nursing"), provider("college", "CA-ON")])
        store.apply([Put(provider("college", "CA-QC"))])
        assert found(store, "quebec", among=(Credential,)) == ["a"]
        assert (found(store, "ontario"), store.check()) == ([], ())

    def test_a_place_that_a_credential_states_stands_for_its_providers(self, store: Store) -> None:
        store.load([titled("a", "Nursing", jurisdiction="CA-QC"), provider("college", "CA-ON")])
        assert found(store, "nursing québec", language="fr") == found(store, "quebec") == ["a"]
        assert found(store, "ontario") == ["college"]

    @pytest.mark.parametrize("text", ["nouvelle ecosse", "nova scotia", "Nouvelle-Écosse"])
    def test_a_provider_is_found_by_its_place_in_both_languages(self, store: Store, text: str) -> None:
        store.apply([Put(provider("college", "CA-NS")), Put(provider("far", "CA-SK"))])
        assert found(store, text) == ["college"]

    @pytest.mark.parametrize("text", ["nursing in the ontario", "soins de la nursing", "l'nursing", "nursing À"])
    def test_words_that_tell_nothing_need_not_match(self, store: Store, text: str) -> None:
        store.load([titled("a", "Nursing Ontario", "Soins"), titled("b", "The art of welding in a wall")])
        assert found(store, text) == ["a"]
        assert [one.id for one in store.listing(Listing(Credential, Where(text=text))).records] == ["a"]

    def test_where_no_word_tells_anything_all_are_looked_for(self, store: Store) -> None:
        store.load([titled("a", "In the wall"), titled("b", "In a wall")])
        assert found(store, "in the") == ["a"]

    def test_the_kinds_asked_for(self, store: Store) -> None:
        store.apply([Put(titled("a", "Nurse")), Put(titled("b", "Nurse", kind="bachelor")), Put(occupation("31301"))])
        assert found(store, "nurse", kinds=(CredentialKind.BACHELOR,)) == ["b"]
        assert found(store, "31301", among=(Occupation,)) == ["31301"]
        assert found(store, "31301", among=(Provider,)) == []

    def test_no_more_than_the_limit(self, store: Store) -> None:
        store.load(titled(f"c{number}", "Welding") for number in range(5))
        assert found(store, "welding", limit=2) == ["c0", "c1"]

    @pytest.mark.parametrize(
        "text",
        ["", "  ", '"', "'", "*", "a OR", "NEAR(", "title_en:x", "-x", "(", "^", "a\x00b", "_", "\ud800", "x" * 9999],
    )
    def test_every_character_is_only_a_character(self, store: Store, text: str) -> None:
        store.load(records_of(SMALL))
        assert isinstance(found(store, text), list)


class StoreContract(
    LoadContract, TakeContract, ApplyContract, MoneyContract, ReadContract, SearchContract, ListingContract
):
    """Every test of a store."""
