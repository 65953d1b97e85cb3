"""How many records pass filters, and which values those have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from pathways.stores.base import list_of
from pathways.stores.derive import CLASSES
from pathways.stores.embedded.browsing import Browser
from pathways.stores.embedded.conditions import Condition
from pathways.stores.embedded.ordered import Rows

_WORDS = {number: words for words, number in CLASSES.items()}


class _Facet(NamedTuple):
    """Where the values are, `beside` `c` or by themselves (`alone`); `counts_as`: what a value is told as."""

    value: str
    beside: str = ""
    alone: str = ""
    counts_as: Callable[[Any], Iterable[str]] = lambda value: (str(value),)


def _tagged(what: str) -> _Facet:
    beside = f"CROSS JOIN tag v ON v.credential = c.id AND v.what = '{what}'"
    return _Facet("v.value", beside, f"SELECT value, count(*) FROM tag WHERE what = '{what}' GROUP BY value")


def _word(place: int) -> _Facet:
    return _Facet("c.class", counts_as=lambda number: (_WORDS[number][place],))


_PLACES = _Facet("c.place", counts_as=lambda place: {place, place.partition("-")[0]})
_FACETS: Mapping[str, Mapping[str, _Facet]] = {
    "credentials": {
        "kinds": _Facet("c.kind"),
        "fields": _Facet("c.field", counts_as=lambda field: (field[:2],)),
        "providers": _Facet("c.provider"),
        "jurisdictions": _PLACES,
        "languages": _tagged("language"),
        "delivery": _tagged("delivery"),
        "occupations": _tagged("occupation"),
        "skills": _tagged("skill"),
        "professions": _tagged("profession"),
        "accreditations": _tagged("accreditation"),
    },
    "agreements": {
        "kinds": _word(0),
        "strengths": _word(1),
        "statuses": _word(2),
        "receivers": _Facet("c.receiver"),
        "senders": _Facet("c.sender"),
    },
    "providers": {"kinds": _Facet("c.kind"), "jurisdictions": _PLACES},
    "occupations": {"teers": _Facet("c.teer")},
    "skills": {"occupations": _Facet("v.value", "CROSS JOIN json_each(c.occupations) v")},
}


def count(browser: Browser, of: type[Any], given: Mapping[str, Any]) -> int:
    """How many records pass the filters."""
    if not given:
        return browser.size(of)
    counted: int = _rows(browser, of, given, "SELECT count(*) FROM {} WHERE {}")[0][0]
    return counted


def facet(browser: Browser, of: type[Any], given: Mapping[str, Any], name: str) -> tuple[tuple[str, int], ...]:
    """Each value with how many of the records that pass the other filters have it, the most frequent first."""
    asked = _FACETS[list_of(of)][name]
    others = {other: asks for other, asks in given.items() if other != name}
    statement = f"SELECT {asked.value}, count(*) FROM {{}} {asked.beside} WHERE {{}} AND {asked.value} <> '' GROUP BY 1"
    alone = asked.alone and not others
    counts: Counter[str] = Counter()
    for value, amount in browser.network.rows(asked.alone) if alone else _rows(browser, of, others, statement):
        counts.update(dict.fromkeys(asked.counts_as(value), amount))
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _rows(browser: Browser, of: type[Any], given: Mapping[str, Any], statement: str) -> list[tuple[Any, ...]]:
    """The rows of a statement about those that pass, found by an index where that spares reading most of them."""
    rows = Rows(of)
    asked: Sequence[Condition] = browser.conditions(rows, given)
    narrow = browser.narrowest(rows, asked, max(browser.few, browser.size(of) // 4))
    tests = [one.test for one in asked if one is not narrow]
    source = rows.found_by(narrow) if narrow else f"{rows.table} c"
    return browser.network.rows(statement.format(source, " AND ".join([rows.own, *tests])), **rows.bound(asked))
