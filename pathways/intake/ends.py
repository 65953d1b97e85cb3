"""What a record leaves for the others to settle; every record of a stream is asked, so little is done for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from pathways.exchange.references import REFERENCES
from pathways.exchange.shapes import models_in
from pathways.intake.needs import needs_of
from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.credit import CreditUnit
from pathways.model.money import HOME, Price
from pathways.model.requirement import Work
from pathways.model.things import Average
from pathways.stores.incoming import Ends

_SPEAKING: frozenset[type[BaseModel]] = frozenset({*REFERENCES, Work, Price, Average})


class _Plan(NamedTuple):
    """Of one type: its fields that name records, with the lists of those, and its fields that may hold such types."""

    names: tuple[tuple[str, str], ...]
    inner: tuple[str, ...]


def ends_of(record: BaseModel) -> Ends:
    """The loose ends of a record."""
    names = tuple(names_in(record))
    match record:
        case Credential():
            in_hours = [one for one in (record.residency, *(cap.credits for cap in record.caps)) if one]
            beside = record.provider if any(one.unit is CreditUnit.HOURS for one in in_hours) else None
            return Ends(names, needs_of(record), beside=beside)
        case Agreement():
            grant, given = record.grant, record.overrides
            named = record.to.way or isinstance(grant.admission, tuple) or isinstance(grant.exemption, tuple)
            opens = (
                tuple(_opens(record)) if grant.award or grant.admission or grant.exemption or grant.equivalence else ()
            )
            return Ends(names, (len(given), given) if given else None, opens, record.to.credential if named else None)
        case _:
            return Ends(names)


def names_in(record: BaseModel) -> dict[tuple[str, str], None]:
    """List and key of every record that a record names: what `exchange.references.named_in` finds with places."""
    found: dict[tuple[str, str], None] = {}
    stack: list[Any] = [record]
    while stack:
        value = stack.pop()
        kind: type[BaseModel] = type(value)
        held = value.__dict__
        plan = _plan(kind)
        for field, name in plan.names:
            given = held[field]
            if given:
                for key in (given,) if type(given) is str else given:
                    found[name, key] = None
        if kind is Work:
            found |= {("occupations", f"{prefix}*"): None for prefix in value.occupations}
        elif (kind is Price or kind is Average) and value.currency not in (None, HOME):
            found["rates", value.currency] = None
        for field in plan.inner:
            given = held[field]
            if type(given) is tuple:
                stack += given
            elif given:
                stack.append(given)
    return found


def _opens(agreement: Agreement) -> Iterator[tuple[str, str]]:
    pattern = agreement.to.pattern
    if pattern is None:
        yield agreement.to.credential or "", ""
    else:
        yield from (("", kind.value) for kind in pattern.kinds)
        if not pattern.kinds:
            yield "", ""


@cache
def _plan(kind: type[BaseModel]) -> _Plan:
    inner = [
        name for name, field in kind.model_fields.items() if any(_speaks(each) for each in models_in(field.annotation))
    ]
    return _Plan(tuple(REFERENCES.get(kind, {}).items()), tuple(inner))


@cache
def _speaks(kind: type[BaseModel]) -> bool:
    """Whether values of a type, or what is under them, may name records."""
    seen = {kind}
    stack = [kind]
    while stack:
        here = stack.pop()
        if here in _SPEAKING:
            return True
        new = {each for field in here.model_fields.values() for each in models_in(field.annotation)} - seen
        seen |= new
        stack += new
    return False
