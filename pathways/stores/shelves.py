"""Which filters, orders and facets the records of a kind have; whatever else is asked of them is refused alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from pathways.errors import InvalidInput, Problem
from pathways.explain.mistakes import problem
from pathways.explain.words.options import ONE_OF, WITHIN
from pathways.explain.words.two import Two
from pathways.model.agreement import Agreement
from pathways.model.credential import Credential
from pathways.model.things import Framework, Occupation, Provider, Skill
from pathways.stores.base import LARGEST_PAGE
from pathways.stores.listing import Listing, Order, Where
from pathways.stores.records import list_of

_NO_FILTER = Two("is no filter of {list}", "n'est pas un filtre de {list}")
_NO_FACET = Two("'{one}' is no facet of {list}", "'{one}' n'est pas une facette de {list}")
_NO_ORDER = Two("{list} are not ordered by {order}", "{list} ne se classent pas par {order}")
_NONE = Two("there are none", "il n'y en a pas")


class Shelf(NamedTuple):
    """What may be asked of the records of a kind."""

    filters: tuple[str, ...] = ("ids",)
    orders: tuple[Order, ...] = (Order.ID,)
    facets: tuple[str, ...] = ()


SHELVES: Mapping[type[Any], Shelf] = {
    Credential: Shelf(
        (
            *("text", "ids", "kinds", "fields", "providers", "jurisdictions", "professions", "occupations", "skills"),
            *("languages", "delivery", "accreditations", "level_at_least", "credits_at_least", "credits_at_most"),
            "in_force_on",
        ),
        tuple(Order),
        (
            *("kinds", "fields", "providers", "jurisdictions", "professions", "occupations", "skills", "languages"),
            *("delivery", "accreditations"),
        ),
    ),
    Agreement: Shelf(
        ("text", "ids", "kinds", "receivers", "senders", "strengths", "statuses", "toward", "citing", "in_force_on"),
        (Order.ID, Order.KIND, Order.PROVIDER),
        ("kinds", "receivers", "senders", "strengths", "statuses"),
    ),
    Provider: Shelf(
        ("text", "ids", "kinds", "jurisdictions"),
        (Order.ID, Order.TITLE, Order.KIND),
        ("kinds", "jurisdictions"),
    ),
    Occupation: Shelf(("text", "ids", "occupations", "teers", "regulated_in"), (Order.ID, Order.TITLE), ("teers",)),
    Skill: Shelf(("text", "ids", "occupations"), (Order.ID, Order.TITLE), ("occupations",)),
    Framework: Shelf(("text", "ids"), (Order.ID, Order.TITLE)),
}
"""Per kind of record; of all others only ids are asked, and they follow those."""


def shelf_of(of: type[Any]) -> Shelf:
    """What may be asked of records of this kind."""
    return SHELVES.get(of, Shelf())


def ordered_by(of: type[Any], order: Order) -> tuple[str, ...]:
    """What tells a record's place in an order, first to last."""
    titles = ("title",) if Order.TITLE in shelf_of(of).orders else ()
    return {
        Order.ID: ("id",),
        Order.TITLE: ("title", "id"),
        Order.KIND: ("kind", *titles, "id"),
        Order.PROVIDER: ("provider", *titles, "id"),
    }[order]


def expect_filters(of: type[Any], where: Where) -> dict[str, Any]:
    """The filters that ask something, or `InvalidInput` where such records have not all of them."""
    name, known = list_of(of), shelf_of(of).filters
    _refuse([_unknown(one, _NO_FILTER, known, list=name) for one in where.given if one not in known])
    return where.given


def expect_facets(of: type[Any], names: Collection[str], most: int) -> None:
    """Raise `InvalidInput` for facets that such records have not, and for a limit that is none."""
    name, known = list_of(of), shelf_of(of).facets
    _refuse(
        [_unknown("facets", _NO_FACET, known, list=name, one=one) for one in names if one not in known]
        + _beyond("most", most)
    )


def expect_listing(asked: Listing[Any]) -> dict[str, Any]:
    """The filters of a listing that ask something, or `InvalidInput` with all that cannot be asked so."""
    name, known = list_of(asked.of), shelf_of(asked.of).orders
    wrong = _beyond("limit", asked.limit)
    if asked.order not in known:
        wrong.append(_unknown("order", _NO_ORDER, known, list=name, order=asked.order))
    _refuse(wrong)
    return expect_filters(asked.of, asked.where)


def _beyond(name: str, number: int) -> list[Problem]:
    return [] if 1 <= number <= LARGEST_PAGE else [problem(name, WITHIN, most=LARGEST_PAGE)]


def _unknown(where: str, what: Two, known: Collection[str], **values: object) -> Problem:
    return problem(where, what, ONE_OF if known else _NONE, known=", ".join(known), **values)


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise InvalidInput(*problems)
