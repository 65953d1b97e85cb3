"""The things of a catalogue that are joined to each other, and what joins them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import Annotated, Any, NamedTuple, TypeVar

import strawberry

from pathways.api.context import context_of
from pathways.api.declare import described, output, read, read_off
from pathways.api.telling import lines
from pathways.api.types.agreement import AgreementFacts
from pathways.api.types.credential import CredentialFacts
from pathways.api.types.things import AgreementGroup, OccupationFacts, ProviderFacts, SkillFacts
from pathways.api.types.way import Way
from pathways.explain.record import agreement_lines, credential_lines
from pathways.model import agreement, credential, things, way
from pathways.model.time import moment_of

_Provider = Annotated["Provider", strawberry.lazy(__name__)]
_Credential = Annotated["Credential", strawberry.lazy(__name__)]
_Agreement = Annotated["Agreement", strawberry.lazy(__name__)]
_WayOf = Annotated["WayOf", strawberry.lazy(__name__)]

First = Annotated[int, strawberry.argument(description="At most so many, 1 to 200.")]
AsOf = Annotated[date | None, strawberry.argument(description="By what is in force on this day; absent: at any time.")]

Offered = TypeVar("Offered", agreement.Agreement, credential.Credential)


def _in_force(records: Iterable[Offered], on: date | None) -> list[Offered]:
    """Those in force on a day (None: at any time)."""
    return [one for one in records if on is None or one.in_force.covers(moment_of(on))]


@output
class Provider(ProviderFacts):
    """Who offers, accepts, regulates or assesses."""

    is_type_of = staticmethod(read_off(things.Provider))

    @read(list[_Provider])
    async def members(root: things.Provider, info: strawberry.Info) -> Any:
        """Of a group: the providers that belong to it; empty: it is no group."""
        return await context_of(info).load.many(things.Provider, root.members)


@output
class Occupation(OccupationFacts):
    """An occupation: a NOC 2021 unit group."""

    is_type_of = staticmethod(read_off(things.Occupation))


@output
class Skill(SkillFacts):
    """Something a credential teaches and an occupation asks for."""

    is_type_of = staticmethod(read_off(things.Skill))

    @read(list[Occupation])
    async def occupations(root: things.Skill, info: strawberry.Info) -> Any:
        """The occupations that ask for it."""
        return await context_of(info).load.many(things.Occupation, root.occupations)


@output
class Credential(CredentialFacts):
    """Anything on offer that a person can earn and then hold."""

    is_type_of = staticmethod(read_off(credential.Credential))
    outline, outline_parts = lines(
        lambda one, voice: ("  " * line.depth + line.text for line in credential_lines(one, voice)),
        "All of it in words, line by line; what belongs to a line is indented beneath it.",
    )

    @read(_Provider | None)
    async def provider(root: credential.Credential, info: strawberry.Info) -> Any:
        """Who offers it; null: the catalogue does not hold them."""
        return await context_of(info).load.one(things.Provider, root.provider)

    @read(list[Skill])
    async def skills(root: credential.Credential, info: strawberry.Info) -> Any:
        """The skills it teaches."""
        return await context_of(info).load.many(things.Skill, root.skills)

    @read(list[Occupation])
    async def occupations(root: credential.Credential, info: strawberry.Info) -> Any:
        """The occupations it leads to."""
        return await context_of(info).load.many(things.Occupation, root.occupations)

    @read(list[_Provider])
    async def accreditations(root: credential.Credential, info: strawberry.Info) -> Any:
        """The bodies that accredit it."""
        return await context_of(info).load.many(things.Provider, root.accreditations)

    @read(list[_Agreement])
    async def agreements_toward(
        root: credential.Credential, info: strawberry.Info, first: First = 50, as_of: AsOf = None
    ) -> Any:
        """The active agreements that lead to it, by their keys."""
        return _in_force(await context_of(info).load.toward(root.id), as_of)[:first]

    @read(list[_Agreement])
    async def agreements_from(
        root: credential.Credential, info: strawberry.Info, first: First = 50, as_of: AsOf = None
    ) -> Any:
        """The active agreements that may cite it, by their keys."""
        return _in_force((await context_of(info).load.counting(root.id)).agreements, as_of)[:first]

    @read(list[_WayOf])
    async def required_by(
        root: credential.Credential, info: strawberry.Info, first: First = 50, as_of: AsOf = None
    ) -> Any:
        """The ways whose own requirement may cite it; on a day, those of credentials in force then."""
        load = context_of(info).load
        ways = (await load.counting(root.id)).ways
        ways = ways if as_of else ways[:first]
        read = await load.many(credential.Credential, dict.fromkeys(id for id, _ in ways))
        found = {one.id: one for one in _in_force(read, as_of)}
        held = (_Held(found[id], one) for id, key in ways if id in found for one in found[id].ways if one.id == key)
        return list(islice(held, first))


class _Held(NamedTuple):
    credential: credential.Credential
    way: way.Way


@output
class WayOf:
    """A way, with the credential that it earns."""

    credential: Credential = described("What it earns.")
    way: Way = described("The way.")


@output
class Agreement(AgreementFacts):
    """A provider's promise to recognize something; neither symmetric nor transitive."""

    is_type_of = staticmethod(read_off(agreement.Agreement))
    outline, outline_parts = lines(
        lambda one, voice: ("  " * line.depth + line.text for line in agreement_lines(one, voice)),
        "All of it in words, line by line; what belongs to a line is indented beneath it.",
    )

    @read(_Provider | None)
    async def receiver(root: agreement.Agreement, info: strawberry.Info) -> Any:
        """Who promises; null: the catalogue does not hold them."""
        return await context_of(info).load.one(things.Provider, root.receiver)

    @read(_Provider | None)
    async def sender(root: agreement.Agreement, info: strawberry.Info) -> Any:
        """Whose credentials it is about; null: it is the receiver's own policy."""
        return await context_of(info).load.one(things.Provider, root.sender)

    @read(_Credential | None)
    async def to_credential(root: agreement.Agreement, info: strawberry.Info) -> Any:
        """The credential it leads to; null: it leads to all that match `toPattern`."""
        return await context_of(info).load.one(credential.Credential, root.to.credential)

    @read(list[_Agreement])
    async def overrides(root: agreement.Agreement, info: strawberry.Info) -> Any:
        """More general agreements that give way to it."""
        return await context_of(info).load.many(agreement.Agreement, root.overrides)

    @read(list[_Agreement])
    async def adds_to(root: agreement.Agreement, info: strawberry.Info) -> Any:
        """Agreements whose evidence it may share."""
        return await context_of(info).load.many(agreement.Agreement, root.adds_to)

    @read(AgreementGroup | None)
    async def group(root: agreement.Agreement, info: strawberry.Info) -> Any:
        """The group whose cap binds it; null: none."""
        return await context_of(info).load.one(agreement.AgreementGroup, root.group)
