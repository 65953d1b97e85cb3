"""Records, pages of records, counts and words, as clients read them."""

from __future__ import annotations

from typing import Any

import pytest

from pathways.errors import InvalidInput
from pathways.model.base import Text
from pathways.model.things import Framework, FrameworkLevel
from tests.api.conftest import Serve
from tests.api.inline import Inline, answered, data_of
from tests.worlds import SOURCE, agreement, bundle, credential, occupation, provider

WORLD = bundle(
    provider("uni", name={"en": "University", "fr": "Université"}),
    credential("dip", study="60/24/6000", title={"en": "Diploma", "fr": "Diplôme"}, field="0613"),
    credential("cert", "certificate", study="30/12/3000", title="Certificate", field="0413", occupations=["21231"]),
    credential("bach", "bachelor", study="120/48/20000", requires="dip", provider="uni", title="Degree"),
    agreement("block", "dip", "bach", credits=60),
    occupation("21231"),
)


def test_a_record_is_found_by_its_key_and_by_its_id(serve: Serve) -> None:
    query = '{ a: credential(id: "dip") { id } b: credential(id: "Credential:dip") { key } }'
    assert data_of(serve(WORLD), query) == {"a": {"id": "Credential:dip"}, "b": {"key": "dip"}}


def test_an_unknown_key_is_null(serve: Serve) -> None:
    assert data_of(serve(WORLD), '{ credential(id: "nothing") { id } }') == {"credential": None}


def test_the_id_of_another_type_is_refused(serve: Serve) -> None:
    result = answered(serve(WORLD), '{ credential(id: "Provider:uni") { id } }')
    assert result.errors
    assert "one of type Credential" in str(result.errors[0].original_error)


def test_a_node_is_found_whatever_it_is(serve: Serve) -> None:
    query = '{ nodes(ids: ["Agreement:block", "Provider:uni", "Credential:x", "dip"]) { __typename key } }'
    assert data_of(serve(WORLD), query) == {
        "nodes": [
            {"__typename": "Agreement", "key": "block"},
            {"__typename": "Provider", "key": "uni"},
            None,
            None,
        ]
    }


TITLES = "{ credential(id: %s) { title%s { value language isFallback } } }"


@pytest.mark.parametrize(
    ("id", "asked", "lang", "told"),
    [
        ("dip", "(lang: FR)", "en", {"value": "Diplôme", "language": "FR", "isFallback": False}),
        ("dip", "", "fr", {"value": "Diplôme", "language": "FR", "isFallback": False}),
        ("dip", "(lang: EN)", "fr", {"value": "Diploma", "language": "EN", "isFallback": False}),
        ("cert", "", "fr", {"value": "Certificate", "language": "EN", "isFallback": True}),
    ],
)
def test_text_is_in_the_language_asked_for_or_says_that_it_is_not(
    serve: Serve, id: str, asked: str, lang: Any, told: dict[str, Any]
) -> None:
    query = TITLES % (f'"{id}"', asked)
    assert data_of(serve(WORLD), query, lang=lang)["credential"]["title"] == told


PAGE = """query($first: Int, $after: String, $last: Int, $before: String) {
    credentials(first: $first, after: $after, last: $last, before: $before) {
        nodes { key } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
}"""


def page(service: Any, **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = data_of(service, PAGE, asked)["credentials"]
    return found


def keys(found: dict[str, Any]) -> list[str]:
    return [node["key"] for node in found["nodes"]]


def test_pages_follow_each_other_in_both_directions(serve: Serve) -> None:
    service = serve(WORLD)
    first = page(service, first=2)
    assert keys(first) == ["bach", "cert"]
    assert first["pageInfo"]["hasNextPage"]
    second = page(service, first=2, after=first["pageInfo"]["endCursor"])
    assert keys(second) == ["dip"]
    assert not second["pageInfo"]["hasNextPage"]
    back = page(service, last=1, before=second["pageInfo"]["startCursor"])
    assert keys(back) == ["cert"]
    assert back["pageInfo"]["hasPreviousPage"]


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"first": 0}, "first"),
        ({"first": 201}, "first"),
        ({"first": 1, "last": 1}, "last"),
        ({"first": 1, "before": "x"}, "before"),
        ({"after": "no cursor"}, "after"),
    ],
)
def test_a_page_that_is_none_is_refused(serve: Serve, asked: dict[str, Any], wrong: str) -> None:
    result = answered(serve(WORLD), PAGE, asked)
    assert result.errors
    assert str(result.errors[0].original_error).startswith(wrong)


def test_counts_and_facets_are_of_all_that_the_filters_leave(serve: Serve) -> None:
    query = """{ credentials(filter: {kinds: [DIPLOMA, CERTIFICATE]}, first: 1) {
        totalCount facets(names: [KINDS, FIELDS]) { name values { value count label(lang: FR) } }
    } }"""
    found = data_of(serve(WORLD), query)["credentials"]
    assert found["totalCount"] == 2
    kinds, fields = found["facets"]
    # A facet leaves its own filter out: what else there is to choose shows.
    assert [(one["value"], one["count"]) for one in kinds["values"]] == [
        ("BACHELOR", 1),
        ("CERTIFICATE", 1),
        ("DIPLOMA", 1),
    ]
    assert kinds["values"][2]["label"] == "diplôme"
    assert [(one["value"], one["count"]) for one in fields["values"]] == [("04", 1), ("06", 1)]


def test_the_catalogue_tells_its_frameworks(serve: Serve) -> None:
    levels = (FrameworkLevel(value=5, title=Text(en="Diploma", fr="Diplôme")),)
    oqf = Framework(id="oqf", title=Text(en="Ontario's"), levels=levels, source=SOURCE)
    query = "{ catalogue { frameworks { key levels { value title(lang: FR) { value } } } } }"
    (told,) = data_of(serve(bundle(oqf)), query)["catalogue"]["frameworks"]
    assert told == {"key": "oqf", "levels": [{"value": 5, "title": {"value": "Diplôme"}}]}


def test_which_professions_and_accrediting_bodies_there_are_is_told_in_words(serve: Serve) -> None:
    nurse = credential("rn", "licence", wait="1", profession="nurse_practitioner", accreditations=["body"])
    query = """{ credentials(first: 1) {
        facets(names: [PROFESSIONS, ACCREDITATIONS]) { values { value count label(lang: FR) } }
    } }"""
    found = data_of(serve(bundle(provider("body", name="The Body"), nurse)), query)["credentials"]["facets"]
    assert [one["values"] for one in found] == [
        [{"value": "nurse_practitioner", "count": 1, "label": "infirmier praticien"}],
        [{"value": "body", "count": 1, "label": "The Body"}],
    ]


@pytest.mark.parametrize(
    ("field", "facet", "filters", "list"),
    [
        ("credentials", "KINDS", "CredentialFilter", "kinds"),
        ("credentials", "DELIVERY", "CredentialFilter", "delivery"),
        ("providers", "KINDS", "ProviderFilter", "kinds"),
        ("agreements", "KINDS", "AgreementFilter", "kinds"),
        ("agreements", "STRENGTHS", "AgreementFilter", "strengths"),
        ("agreements", "STATUSES", "AgreementFilter", "statuses"),
    ],
)
def test_the_values_of_a_facet_go_back_into_its_filter(
    serve: Serve, field: str, facet: str, filters: str, list: str
) -> None:
    way = {"id": "own", "delivery": ["in_person"], "wait": 1}
    service = serve(bundle(provider("uni"), credential("c", provider="uni", ways=[way]), agreement("a", "c", "c")))
    counted = data_of(service, f"{{ {field} {{ facets(names: [{facet}]) {{ values {{ value count }} }} }} }}")
    ((value,),) = (one["values"] for one in counted[field]["facets"])
    asked = f"query ($filter: {filters}!) {{ {field}(filter: $filter) {{ totalCount }} }}"
    found = data_of(service, asked, {"filter": {list: [value["value"]]}})
    assert found == {field: {"totalCount": value["count"]}}


@pytest.mark.parametrize(("first", "wrong"), [(0, True), (200, False), (201, True)])
def test_as_much_is_found_as_a_page_holds(serve: Serve, first: int, wrong: bool) -> None:
    result = answered(serve(WORLD), f'{{ search(text: "degree", first: {first}) {{ key }} }}')
    told = [str(error.original_error) for error in result.errors or ()]
    assert told == (["first: is not from 1 to 200"] if wrong else [])


def test_words_are_found_in_both_languages(serve: Serve) -> None:
    query = '{ search(text: "universite", first: 1) { __typename key } }'
    assert data_of(serve(WORLD), query) == {"search": [{"__typename": "Provider", "key": "uni"}]}


def test_words_are_looked_for_in_what_is_in_force_on_a_day(serve: Serve) -> None:
    world = bundle(credential("old", title="Rope", in_force="..2025-12-31"), credential("new", title="Rope"))
    query = '{ search(text: "rope", asOf: "2026-01-01") { key } }'
    assert data_of(serve(world), query) == {"search": [{"key": "new"}]}


def test_what_leads_to_a_credential_and_what_counts_it_is_read_both_ways(serve: Serve) -> None:
    query = """{
        up: credential(id: "dip") { agreementsFrom { key } requiredBy { credential { key } way { key } } }
        down: credential(id: "bach") { agreementsToward { key toCredential { key } receiver { name { value } } } }
    }"""
    assert data_of(serve(WORLD), query) == {
        "up": {
            "agreementsFrom": [{"key": "block"}],
            "requiredBy": [{"credential": {"key": "bach"}, "way": {"key": "way"}}],
        },
        "down": {
            "agreementsToward": [
                {"key": "block", "toCredential": {"key": "bach"}, "receiver": {"name": {"value": "University"}}}
            ]
        },
    }


def test_what_leads_to_a_credential_and_what_counts_it_is_read_for_a_day(serve: Serve) -> None:
    world = bundle(
        credential("dip", wait="1/0"),
        credential("bach", "bachelor", requires="dip", wait="1/0", in_force="2026-01-01.."),
        credential("arts", "bachelor", requires="dip", wait="1/0", in_force="..2025-12-31"),
        agreement("new", "dip", "bach", admission="all", in_force="2026-01-01.."),
        agreement("old", "dip", "bach", admission="all", in_force="..2025-12-31"),
    )
    query = """query($on: Date) {
        up: credential(id: "dip") {
            agreementsFrom(asOf: $on, first: 1) { key } requiredBy(asOf: $on, first: 1) { credential { key } }
        }
        down: credential(id: "bach") { agreementsToward(asOf: $on, first: 1) { key } }
    }"""
    for on, agreed, asking in (("2025-12-31", "old", "arts"), ("2026-01-01", "new", "bach"), (None, "new", "arts")):
        assert data_of(serve(world), query, {"on": on}) == {
            "up": {"agreementsFrom": [{"key": agreed}], "requiredBy": [{"credential": {"key": asking}}]},
            "down": {"agreementsToward": [{"key": agreed}]},
        }


def test_a_requirement_is_a_flat_list_of_nodes(serve: Serve) -> None:
    world = bundle(credential("x", requires="a | b", wait="1/0"), *(credential(id, wait="1/0") for id in "ab"))
    query = '{ credential(id: "x") { ways { requires { nodes { id parentId kind detail { __typename } } } } } }'
    (way,) = data_of(serve(world), query)["credential"]["ways"]
    assert [(one["id"], one["parentId"], one["kind"]) for one in way["requires"]["nodes"]] == [
        ("0", None, "ANY"),
        ("1", "0", "HOLDS"),
        ("2", "0", "HOLDS"),
    ]
    assert way["requires"]["nodes"][1]["detail"]["__typename"] == "HoldsAsked"


NESTED = """query($first: Int) { credentials(first: $first) { nodes {
    title { value } outline
    provider { name { value } members { key } }
    occupations { title { value } }
    agreementsToward { receiver { key } from { words } overrides { key } group { key } }
    requiredBy { credential { title { value } } }
} } }"""


def test_a_longer_page_is_not_read_more_often(serve: Serve) -> None:
    many = [credential(f"c{n}", requires="a-dip", study="120/48/20000", provider=f"p{n % 7}") for n in range(60)]
    more = [agreement(f"a{n}", "a-dip", f"c{n}", credits=30) for n in range(60)]
    # In both pages there is one of everything: what is cited, what cites it, what leads to it.
    service = serve(bundle(*many, *more, credential("a-dip", study="60/24/6000", title="Diploma")))
    short, long = Inline(service), Inline(service)
    assert len(data_of(short, NESTED, {"first": 3})["credentials"]["nodes"]) == 3
    assert len(data_of(long, NESTED, {"first": 61})["credentials"]["nodes"]) == 61
    assert long.reads == short.reads


LADDER = '{ ladders(from: "dip") { rungs { words%s wordsParts%s { value language isFallback } } } }'


def test_the_parts_of_a_sentence_say_which_of_them_are_in_the_other_language(serve: Serve) -> None:
    rung = data_of(serve(WORLD), LADDER % ("(lang: FR)", "(lang: FR)"))["ladders"]["rungs"][0]
    fallen = [part["value"] for part in rung["wordsParts"] if part["isFallback"]]
    assert fallen == ["Degree"]
    assert {part["language"] for part in rung["wordsParts"] if not part["isFallback"]} == {"FR"}
    assert "".join(part["value"] for part in rung["wordsParts"]) == rung["words"]


def test_lines_are_told_in_parts_one_by_one(serve: Serve) -> None:
    query = '{ credential(id: "bach") { outline(lang: FR) outlineParts(lang: FR) { value isFallback } } }'
    found = data_of(serve(WORLD), query)["credential"]
    assert ["".join(part["value"] for part in line) for line in found["outlineParts"]] == found["outline"]
    assert [part["value"] for line in found["outlineParts"] for part in line if part["isFallback"]]


@pytest.mark.parametrize(
    ("query", "where", "hint"),
    [
        ('credentials(filter: {providers: ["uni", "unj"]})', "filter.providers[1]", "did you mean 'uni'?"),
        ('credentials(filter: {skills: ["zzz"]})', "filter.skills[0]", ""),
        ('credentials(filter: {professions: ["nurse"]})', "filter.professions[0]", ""),
        ('credentials(filter: {languages: ["en", "english"]})', "filter.languages[1]", "one of en"),
        ('credentials(filter: {accreditations: ["none"]})', "filter.accreditations[0]", ""),
        ('credentials(filter: {fields: ["06", "0699"]})', "filter.fields[1]", ""),
        ('credentials(filter: {occupations: ["2", "3"]})', "filter.occupations[1]", ""),
        ('credentials(filter: {jurisdictions: ["ON"]})', "filter.jurisdictions[0]", "did you mean CA-ON?"),
        (
            'credentials(filter: {levelAtLeast: {framework: "f", value: 1}})',
            "filter.levelAtLeast.framework",
            "",
        ),
        ('agreements(filter: {receivers: ["x"]})', "filter.receivers[0]", ""),
        ('agreements(filter: {toward: "bech"})', "filter.toward", "did you mean 'bach'?"),
        ('occupations(filter: {occupations: ["9"]})', "filter.occupations[0]", ""),
    ],
)
def test_a_filter_that_names_what_is_not_known_is_refused(serve: Serve, query: str, where: str, hint: str) -> None:
    spoken = bundle(
        *(one for name in ("credentials", "agreements", "occupations", "providers") for one in getattr(WORLD, name)),
        credential("said", languages="en"),
    )
    result = answered(serve(spoken), f"{{ {query} {{ nodes {{ key }} }} }}")
    assert result.errors
    error = result.errors[0].original_error
    assert isinstance(error, InvalidInput)
    assert [(one.where, one.hint) for one in error.problems] == [(where, hint)]


def test_what_is_known_and_fits_nothing_is_an_empty_page(serve: Serve) -> None:
    query = '{ credentials(filter: {fields: ["09"], keys: ["nothing"]}) { nodes { key } totalCount } }'
    assert data_of(serve(WORLD), query) == {"credentials": {"nodes": [], "totalCount": 0}}
