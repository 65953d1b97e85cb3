"""What nodes show of records, to people who look at the graph."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pathways.model.agreement import Agreement
from pathways.model.base import Text
from pathways.model.credential import Credential
from pathways.model.things import Framework, Occupation, Provider
from pathways.model.way import Way
from pathways.stores.base import Record
from pathways.stores.drawing.drawn import Named, Shown


def shown(record: Record) -> Shown:
    """What a node shows of its record to whoever looks at the graph."""
    text = getattr(record, "title", None) or getattr(record, "name", None) or getattr(record, "text", None)
    found = _text("title", text)
    match record:
        case Credential():
            amount = record.credits.semester() if record.credits else None
            months = record.validity_months
            found |= {"kind": record.kind.value, "field": record.field, "jurisdiction": record.jurisdiction}
            found |= {"credits": None if amount is None else float(amount)}
            found |= {"validity_months": None if months is None else float(months), "profession": record.profession}
        case Agreement():
            found |= {"kind": record.kind.value, "strength": record.strength.value, "status": record.status.value}
            found |= {"grants": _granted(record)}
        case Provider():
            found |= {"kind": record.kind.value, "jurisdiction": record.jurisdiction, "url": record.url}
        case Occupation():
            found |= {"teer": record.teer}
        case _:
            pass
    return found


def credits_of(agreement: Agreement) -> Fraction | None:
    """The semester credits that it states; None for none, for a share, and for hours whose rate is a provider's."""
    granted = agreement.grant.credits
    return granted.credits.semester() if granted and granted.credits else None


def _granted(agreement: Agreement) -> list[str]:
    """What it grants, in the model's words."""
    stated = agreement.grant.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    amount = credits_of(agreement)
    return [*stated] if amount is None else [*(one for one in stated if one != "credits"), f"{amount} credits"]


def beside(record: Record) -> tuple[tuple[Named, Shown], ...]:
    """The nodes that are a record's own besides, with what they show."""
    if isinstance(record, Credential):
        return tuple((("ways", f"{record.id}/{way.id}"), _way(way)) for way in record.ways)
    if isinstance(record, Framework):
        return tuple(
            (("levels", f"{record.id}:{one.value}"), {"value": one.value, **_text("title", one.title)})
            for one in record.levels
        )
    return ()


def _way(way: Way) -> Shown:
    months = way.study.full_time if way.study else way.wait
    prices = (way.study.tuition if way.study else way.prices) or ()
    return {
        **_text("title", way.title),
        "months": float(months.months) if months else None,
        "prices": [f"{one.amount} {one.currency}" for one in prices],
        "delivery": [one.value for one in way.delivery],
    }


def _text(name: str, text: Text | None) -> dict[str, Any]:
    return {f"{name}_en": text.en if text else None, f"{name}_fr": text.fr if text else None}
