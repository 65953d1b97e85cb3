"""What is wrong with a request is told with what was expected, and without what was given."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from pathways.api.context import Context
from pathways.api.run import GraphQLRequest, run
from pathways.explain.words.two import Lang
from pathways.model.base import Text
from pathways.model.things import Framework
from tests.api.conftest import Serve
from tests.api.inline import Inline
from tests.worlds import SOURCE, bundle, credential, provider

ROUTES = "query($request: RouteRequestInput!) { routes(request: $request) { __typename } }"
SECRET = "Zw1ebelkuchen"


def request(**parts: Any) -> dict[str, Any]:
    return {"request": {"background": {}, "target": {"credential": "dip"}, **parts}}


@pytest.mark.parametrize(
    ("query", "variables", "told"),
    [
        (f'{{ credentials(asOf: "{SECRET}") {{ totalCount }} }}', None, "Expected value of type 'Date'."),
        (ROUTES, request(start=SECRET), ".start: Expected value of type 'Date'."),
        (
            f"{{ credentials(filter: {{kinds: [{SECRET}]}}) {{ totalCount }} }}",
            None,
            "none of the values of 'Credential",
        ),
        (
            ROUTES,
            request(background={"holdings": [{"described": {"id": "a", "kind": SECRET}}]}),
            "'CredentialKind': COURSE,",
        ),
        (ROUTES, request(target={}), "Exactly one of its members must be given, and not null."),
        (ROUTES, request(pace=SECRET), "request.pace: "),
        ("{ credentials(first: 100000) { totalCount } }", None, "more than 200 results on one page"),
        (f'{{ credentials(filter: {{jurisdictions: ["{SECRET}"]}}) {{ totalCount }} }}', None, "CA, CA-ON"),
    ],
)
def test_a_message_says_what_was_expected(serve: Serve, query: str, variables: Any, told: str) -> None:
    world = bundle(credential("dip", study="60/24/6000"))
    outcome = asyncio.run(run(GraphQLRequest(query, variables), Context(Inline(serve(world)))))
    (error,) = outcome.payload["errors"]
    assert told in error["message"]
    assert SECRET not in str(outcome.payload)


@pytest.mark.parametrize(
    ("query", "variables", "code"),
    [
        ("{ credentals { totalCount } }", None, "invalid-document"),
        ("{ credentials(fist: 1) { totalCount } }", None, "invalid-document"),
        (ROUTES, request(backgroud={}), "invalid-variables"),
        (ROUTES, {}, "invalid-variables"),
    ],
)
@pytest.mark.parametrize(("lang", "said"), [("en", "schema"), ("fr", "schéma")])
def test_what_does_not_fit_the_schema_is_told_with_where_it_is(
    serve: Serve, query: str, variables: Any, code: str, lang: Lang, said: str
) -> None:
    outcome = asyncio.run(run(GraphQLRequest(query, variables), Context(Inline(serve(bundle())), lang=lang)))
    (error,) = outcome.payload["errors"]
    assert error["extensions"]["code"] == code
    assert said in error["extensions"]["nextStep"]
    assert "/console" in error["extensions"]["nextStep"]


def test_a_limit_is_not_told_with_the_schema(serve: Serve) -> None:
    outcome = asyncio.run(
        run(GraphQLRequest("{ credentials(first: 100000) { totalCount } }"), Context(Inline(serve(bundle()))))
    )
    (error,) = outcome.payload["errors"]
    assert "nextStep" not in error["extensions"]


LICENCE = credential("rn", "licence", profession="nurse", wait="1", languages=["en"])


@pytest.mark.parametrize(
    ("filter", "hint"),
    [
        ('professions: ["zzz"]', "one of nurse"),
        ('professions: ["nurze"]', "did you mean 'nurse'?"),
        ('languages: ["zz"]', "one of en"),
        ('levelAtLeast: {framework: "zzz", value: 5}', "one of oqf"),
        ('providers: ["zzz"]', ""),
    ],
)
def test_where_nothing_is_like_a_word_the_few_that_there_are_are_told(serve: Serve, filter: str, hint: str) -> None:
    oqf = Framework(id="oqf", title=Text(en="Ontario's"), source=SOURCE)
    world = bundle(LICENCE, provider("college"), oqf)
    query = f"{{ credentials(filter: {{{filter}}}) {{ totalCount }} }}"
    (error,) = asyncio.run(run(GraphQLRequest(query), Context(Inline(serve(world))))).payload["errors"]
    assert error["extensions"]["problems"][0]["hint"] == hint


BORN_WHERE = {"holdings": [{"described": {"id": "a", "kind": "DIPLOMA", "jurisdiction": "ON"}}]}


@pytest.mark.parametrize(
    ("query", "variables", "what", "hint"),
    [
        ("{ ladders { start } }", None, "prend 'from' ou 'to'", "donnez exactement l'un des deux"),
        ("{ credentials(first: 0) { totalCount } }", None, "n'est pas de 1 à 200", ""),
        ("{ credentials(last: 1, first: 1) { totalCount } }", None, "est donné avec 'first'", "donnez l'un des deux"),
        ('{ credentials(after: "?") { nodes { key } } }', None, "n'est pas un curseur", "donnez celui d'une réponse"),
        (
            "{ skills { facets(names: [TEERS]) { name } } }",
            None,
            "'teers' n'est pas une facette de skills",
            "un de ces mots : occupations",
        ),
        ('{ search(text: "a", among: ["b"]) { id } }', None, "n'est pas un type parmi", "un de ces mots : Provider"),
        (
            "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
            {"ids": ["Skill:a"] * 101},
            "sont plus de 100",
            "demandez en plusieurs requêtes",
        ),
        (ROUTES, request(background=BORN_WHERE), "n'est pas un lieu connu", "un pays"),
    ],
)
def test_what_an_input_is_refused_for_is_told_in_french(
    serve: Serve, query: str, variables: Any, what: str, hint: str
) -> None:
    context = Context(Inline(serve(bundle(credential("dip")))), lang="fr")
    (error,) = asyncio.run(run(GraphQLRequest(query, variables), context)).payload["errors"]
    (problem,) = error["extensions"]["problems"]
    assert problem["what"].startswith(what)
    assert problem["hint"].startswith(hint)
    assert f"{problem['where']}: {problem['what']}" in error["message"]
