"""Filters as SQL: how a row is tested, and where an index finds the rows that pass."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple

from pathways.stores.derive import CLASSES
from pathways.stores.listing import Order
from pathways.stores.lookup import ALL_KINDS


class Strands(NamedTuple):
    """Rows that hold each of these values in a column: an index has them value by value, and each in some order."""

    column: str
    values: tuple[str | int, ...]
    indexes: Mapping[Order, str]


class Condition(NamedTuple):
    """One filter. `test` is about the row `c`; `finds` selects the ids of all rows that pass, None: no index does."""

    test: str
    finds: str | None
    bound: Mapping[str, str | int]
    strands: Strands | None = None


NO_ORDER: Mapping[Order, str] = {}

Making = Callable[[str, Any], Condition]
"""Makes a condition of a filter's name and what it asks."""


def listed(values: Collection[Any]) -> str:
    """Values as a statement is given them."""
    return json.dumps(sorted(set(values)))


def among(column: str) -> Callable[[str], str]:
    """That a column holds one of the values asked."""
    return lambda name: f"{column} IN (SELECT value FROM json_each(:{name}))"


def _plain(table: str, column: str, index: str | None = None, ordered: Mapping[Order, str] = NO_ORDER) -> Making:
    """A column that holds one of the values; `index` begins with it, and need not hold what is not stated.

    `ordered`: indexes that begin with it and go on in an order; `{}` stands for the language of titles.
    """
    finds = f"SELECT x.id FROM json_each(:{{0}}) j CROSS JOIN {table} x INDEXED BY {index} "
    finds += f"WHERE x.{column} = j.value AND x.{column} <> ''"

    def make(name: str, asked: Collection[Any]) -> Condition:
        values = tuple(one if isinstance(one, int) else str(one) for one in sorted(set(asked)))
        strands = Strands(column, values, ordered) if ordered else None
        found = finds.format(name) if index else None
        return Condition(among(f"c.{column}")(name), found, {name: listed(asked)}, strands)

    return make


def _begins(column: str, name: str, prefixes: Collection[str]) -> str:
    """That a column begins with one of the prefixes: one look for each length of them."""
    lengths = sorted({len(prefix) for prefix in prefixes})
    looks = [among(f"substr({column}, 1, {length})")(name) for length in lengths]
    return f"({' OR '.join(looks)})" if looks else "0"


def _tagged(what: str, *, begins: bool = False) -> Making:
    """A list of a credential's; `begins`: its values begin with what is asked."""
    found = "x.value >= j.value AND x.value < j.value || ':'" if begins else "x.value = j.value"
    finds = f"SELECT x.credential AS id FROM json_each(:{{0}}) j CROSS JOIN tag x WHERE x.what = '{what}' AND {found}"

    def make(name: str, asked: Collection[str]) -> Condition:
        fits = _begins("v.value", name, asked) if begins else among("v.value")(name)
        test = f"EXISTS (SELECT 1 FROM tag v WHERE v.credential = c.id AND v.what = '{what}' AND {fits})"
        return Condition(test, finds.format(name), {name: listed(asked)})

    return make


def _fields(name: str, asked: Collection[str]) -> Condition:
    finds = f"""
        SELECT x.id FROM json_each(:all_kinds) k CROSS JOIN json_each(:{name}) j
        CROSS JOIN credential x INDEXED BY credential_by_kind
        WHERE x.kind = k.value AND x.field >= j.value AND x.field < j.value || ':'
    """
    return Condition(_begins("c.field", name, asked), finds, {name: listed(asked), "all_kinds": listed(ALL_KINDS)})


def _in_place(column: str, name: str) -> str:
    """That a place is one of those asked or a part of one; a country is told by two letters."""
    return f"({among(column)(name)} OR {among(f'substr({column}, 1, 2)')(name)})"


def placed(name: str, asked: Collection[str], places: Collection[str]) -> Condition:
    """Credentials in these places; `places`: all that there are in them."""
    finds = "SELECT x.id FROM json_each(:places) j CROSS JOIN credential x INDEXED BY credential_by_place "
    finds += "WHERE x.place = j.value"
    return _placed(name, asked)._replace(finds=finds, bound={name: listed(asked), "places": listed(places)})


def _placed(name: str, asked: Collection[str]) -> Condition:
    return Condition(_in_place("c.place", name), None, {name: listed(asked)})


def _regulated(name: str, asked: Collection[str]) -> Condition:
    whole = "wholes"
    test = f"{_in_place('v.value', name)} OR {among('v.value')(whole)}"
    bound = {name: listed(asked), whole: listed([place.partition("-")[0] for place in asked])}
    return Condition(f"EXISTS (SELECT 1 FROM json_each(c.regulated) v WHERE {test})", None, bound)


def _asked_for(name: str, asked: Collection[str]) -> Condition:
    test = f"EXISTS (SELECT 1 FROM json_each(c.occupations) v WHERE {_begins('v.value', name, asked)})"
    return Condition(test, None, {name: listed(asked)})


def _own_code(name: str, asked: Collection[str]) -> Condition:
    return Condition(_begins("c.id", name, asked), None, {name: listed(asked)})


def _level(name: str, asked: Any) -> Condition:
    bound = {name: asked.value, "framework": asked.framework}
    return Condition(f"(c.framework = :framework AND c.level >= :{name})", None, bound)


def _credits_at_least(name: str, asked: Any) -> Condition:
    return Condition(f"at_least(c.credits, :{name})", None, {name: str(asked)})


def _credits_at_most(name: str, asked: Any) -> Condition:
    return Condition(f"at_most(c.credits, :{name})", None, {name: str(asked)})


def _in_force(name: str, asked: Any) -> Condition:
    test = f"(c.since <= :{name} AND (c.until = '' OR c.until >= :{name}))"
    return Condition(test, None, {name: asked.isoformat()})


def ids(name: str, asked: Collection[str]) -> Condition:
    """Rows with one of these keys."""
    return Condition(among("c.id")(name), f"SELECT j.value AS id FROM json_each(:{name}) j", {name: listed(asked)})


def classes(name: str, asked: Mapping[str, Collection[str]]) -> Condition:
    """Agreements of these kinds, strengths and statuses, each if it is asked."""
    parts = ("kinds", "strengths", "statuses")
    fitting = [
        number
        for words, number in CLASSES.items()
        if all(part not in asked or word in asked[part] for part, word in zip(parts, words, strict=True))
    ]
    return _plain("agreement", "class", "agreement_by_class", {Order.ID: "agreement_by_class"})(name, fitting)


def text(name: str, query: str | None) -> Condition:
    """Rows whose record full text finds by a query; None finds nothing."""
    if query is None:
        return Condition("0", "SELECT '' AS id WHERE 0", {})
    number = "(SELECT r.number FROM record r WHERE r.list = :list AND r.id = c.id)"
    finds = f"SELECT r.id FROM words CROSS JOIN record r WHERE words MATCH :{name} "
    finds += "AND r.number = words.rowid AND r.list = :list"
    return Condition(f"{number} IN (SELECT rowid FROM words WHERE words MATCH :{name})", finds, {name: query})


MAKING: Mapping[str, Mapping[str, Making]] = {
    "credentials": {
        "kinds": _plain("credential", "kind", "credential_by_kind", {Order.TITLE: "credential_by_kind_title_{}"}),
        "fields": _fields,
        "providers": _plain("credential", "provider", "credential_by_provider"),
        "professions": _tagged("profession"),
        "occupations": _tagged("occupation", begins=True),
        "skills": _tagged("skill"),
        "languages": _tagged("language"),
        "delivery": _tagged("delivery"),
        "accreditations": _tagged("accreditation"),
        "level_at_least": _level,
        "credits_at_least": _credits_at_least,
        "credits_at_most": _credits_at_most,
        "in_force_on": _in_force,
    },
    "agreements": {
        "receivers": _plain("agreement", "receiver", "agreement_by_receiver", {Order.ID: "agreement_by_receiver"}),
        "senders": _plain("agreement", "sender", "agreement_by_sender", {Order.ID: "agreement_by_sender"}),
        "in_force_on": _in_force,
    },
    "providers": {"kinds": _plain("provider", "kind", "provider_by_kind"), "jurisdictions": _placed},
    "occupations": {"occupations": _own_code, "teers": _plain("occupation", "teer"), "regulated_in": _regulated},
    "skills": {"occupations": _asked_for},
}
"""Per list, the filters that need nothing else to be read first."""
