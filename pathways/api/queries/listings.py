"""Reading the catalogue: one record, pages of records, what words are found in."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import strawberry

from pathways.api.absent import MOST_HELPED
from pathways.api.context import Absent, context_of
from pathways.api.declare import output, read
from pathways.api.enums import CredentialKind, Lang
from pathways.api.inputs.filters import (
    AgreementFilter,
    CredentialFilter,
    OccupationFilter,
    OrderInput,
    ProviderFilter,
    SkillFilter,
    where_of,
)
from pathways.api.queries.paging import MOST, After, Before, First, Last, Span
from pathways.api.types.connection import Connection, Page
from pathways.api.types.node import NAMES, Node, global_id, key_in, parted
from pathways.api.types.nodes import Agreement, Credential, Occupation, Provider, Skill
from pathways.api.values import spoken
from pathways.errors import InvalidInput, NotFound
from pathways.explain.mistakes import problem
from pathways.explain.words.options import ONE_OF, WITHIN
from pathways.explain.words.two import Two
from pathways.model import agreement, credential, things
from pathways.stores.base import Record, Search, list_of, type_of

Id = Annotated[strawberry.ID, strawberry.argument(description="Its key or its id.")]
Ordering = Annotated[OrderInput | None, strawberry.argument(description="How they are ordered; absent: by key.")]
AsOf = Annotated[
    date | None, strawberry.argument(description="Only what is in force on this day; absent: whether or not it is.")
]
Filter = "Which ones; absent: all."
MOST_NODES = 100

_TOO_MANY = Two("are more than {most}", "sont plus de {most}")
_SEVERAL = Two("ask in several requests", "demandez en plusieurs requêtes")
_NO_TYPE = Two("is no type to look among", "n'est pas un type parmi lesquels chercher")


async def _listed(info: strawberry.Info, span: Span, filter_: Any, on: date | None, order: OrderInput | None) -> Page:
    asked = span.listing(where_of(filter_, on), order or OrderInput(), context_of(info).lang)
    return Page(await context_of(info).asker.read(lambda service: service.listing(asked)), asked)


async def _one(info: strawberry.Info, name: str, id: str) -> Any:
    key = key_in(id, name, "id")
    return await _found(info, type_of(name), key, by_id=False)


async def _anything(info: strawberry.Info, id: str, *place: int) -> Any:
    """What has this id among all nodes; that there is none is noted, in a list of ids with the place."""
    found = parted(id)
    return await _found(info, *found, *place, by_id=True) if found else await _untyped(info, id, *place)


async def _found(info: strawberry.Info, of: type[Any], key: str, *place: int, by_id: bool) -> Any:
    """The record with this key; that there is none is noted."""
    context = context_of(info)
    record = await context.load.one(of, key)
    if record is None:
        context.absent.append(Absent([*info.path.as_list(), *place], NotFound(list_of(of), key), by_id))
    return record


async def _untyped(info: strawberry.Info, id: str, *place: int) -> None:
    """Note that an id names no type, or none that there is, with the ids of what has its key."""
    context, meant, key = context_of(info), [], id.rpartition(":")[2]
    if context.helped < MOST_HELPED:
        context.helped += 1
        kinds: dict[str, type[Any]] = {name: type_of(name) for name in NAMES.values()}
        meant = [global_id(name, key) for name, of in kinds.items() if await context.load.one(of, key)]
    context.absent.append(Absent([*info.path.as_list(), *place], NotFound("records", id), by_id=True, meant=meant))


@output
class Listings:
    """Records of the catalogue."""

    @read(Node | None)
    async def node(
        root: None,
        info: strawberry.Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="Its id; a key alone does not say of what.")],
    ) -> Any:
        """Anything by its id; null: there is none."""
        return await _anything(info, id)

    @read(list[Node | None])
    async def nodes(
        root: None,
        info: strawberry.Info,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description="Ids, at most 100.")],
    ) -> Any:
        """Anything by its id, in the order of the ids; null: there is none."""
        if len(ids) > MOST_NODES:
            raise InvalidInput(problem("ids", _TOO_MANY, _SEVERAL, most=MOST_NODES))
        return [_anything(info, id, place) for place, id in enumerate(ids)]

    @read(Credential | None)
    async def credential(root: None, info: strawberry.Info, id: Id) -> Any:
        """A credential; null: there is none."""
        return await _one(info, "credentials", id)

    @read(Provider | None)
    async def provider(root: None, info: strawberry.Info, id: Id) -> Any:
        """A provider; null: there is none."""
        return await _one(info, "providers", id)

    @read(Agreement | None)
    async def agreement(root: None, info: strawberry.Info, id: Id) -> Any:
        """An agreement; null: there is none."""
        return await _one(info, "agreements", id)

    @read(Occupation | None)
    async def occupation(root: None, info: strawberry.Info, id: Id) -> Any:
        """An occupation, by its NOC 2021 code or its id; null: there is none."""
        return await _one(info, "occupations", id)

    @read(Skill | None)
    async def skill(root: None, info: strawberry.Info, id: Id) -> Any:
        """A skill; null: there is none."""
        return await _one(info, "skills", id)

    @read(Connection[Credential])
    async def credentials(
        root: None,
        info: strawberry.Info,
        filter: Annotated[CredentialFilter | None, strawberry.argument(description=Filter)] = None,
        order: Ordering = None,
        as_of: AsOf = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Page:
        """Credentials, page by page."""
        span = Span.asked(credential.Credential, first, after, last, before)
        return await _listed(info, span, filter, as_of, order)

    @read(Connection[Provider])
    async def providers(
        root: None,
        info: strawberry.Info,
        filter: Annotated[ProviderFilter | None, strawberry.argument(description=Filter)] = None,
        order: Ordering = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Page:
        """Providers, page by page."""
        return await _listed(info, Span.asked(things.Provider, first, after, last, before), filter, None, order)

    @read(Connection[Agreement])
    async def agreements(
        root: None,
        info: strawberry.Info,
        filter: Annotated[AgreementFilter | None, strawberry.argument(description=Filter)] = None,
        order: Ordering = None,
        as_of: AsOf = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Page:
        """Agreements, page by page; they are not ordered by title, which few have."""
        return await _listed(info, Span.asked(agreement.Agreement, first, after, last, before), filter, as_of, order)

    @read(Connection[Occupation])
    async def occupations(
        root: None,
        info: strawberry.Info,
        filter: Annotated[OccupationFilter | None, strawberry.argument(description=Filter)] = None,
        order: Ordering = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Page:
        """Occupations, page by page."""
        return await _listed(info, Span.asked(things.Occupation, first, after, last, before), filter, None, order)

    @read(Connection[Skill])
    async def skills(
        root: None,
        info: strawberry.Info,
        filter: Annotated[SkillFilter | None, strawberry.argument(description=Filter)] = None,
        order: Ordering = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Page:
        """Skills, page by page."""
        return await _listed(info, Span.asked(things.Skill, first, after, last, before), filter, None, order)

    @read(list[Node])
    async def search(
        root: None,
        info: strawberry.Info,
        text: Annotated[str, strawberry.argument(description="Words in English or French; their ends may be missing.")],
        among: Annotated[
            list[str] | None,
            strawberry.argument(description="The types to look among, such as `Credential`; absent: all."),
        ] = None,
        kinds: Annotated[
            list[CredentialKind] | None,
            strawberry.argument(description="Only credentials of these kinds; absent: anything."),
        ] = None,
        first: Annotated[int, strawberry.argument(description="At most so many, 1 to 200.")] = 20,
        lang: Annotated[
            Lang | None,
            strawberry.argument(
                description="The language whose words count more; null: the one that the request asks for."
                " It is not that of titles, which take their own."
            ),
        ] = None,
        as_of: Annotated[
            date | None,
            strawberry.argument(
                description="Only credentials and agreements in force on this day; absent: whether or not they are."
            ),
        ] = None,
    ) -> Any:
        """What words are found in, the best first; words in the language asked for count more."""
        types, most = _among(among or []), _within(first, MOST)
        asked = Search(text, spoken(info, lang), types, tuple(kinds or ()), most, in_force_on=as_of)
        return list(await context_of(info).asker.read(lambda service: service.search(asked)))


def _among(types: list[str]) -> tuple[type[Record], ...]:
    for place, one in enumerate(types):
        if one not in NAMES:
            raise InvalidInput(problem(f"among[{place}]", _NO_TYPE, ONE_OF, known=", ".join(NAMES)))
    return tuple(type_of(NAMES[one]) for one in types)


def _within(number: int, most: int) -> int:
    if not 1 <= number <= most:
        raise InvalidInput(problem("first", WITHIN, most=most))
    return number
