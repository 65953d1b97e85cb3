"""Which strings of a document could be others: ids, codes, amounts and words that nothing looks into.

A model takes any string of such a kind for any other one, and all that comes of it carries the string along as it is.
Whatever is looked into, such as a word of a closed list, a date or a number that is reckoned with, is no gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from pathways.intake.kinds import KINDS, WORDS, Gap
from pathways.model.agreement import Toward
from pathways.model.base import Text
from pathways.model.money import Price
from pathways.model.pattern import Pattern
from pathways.model.requirement import Decision
from pathways.model.source import Source
from pathways.model.things import Provider

_FREE = {(Text, "en"), (Text, "fr"), (Source, "url"), (Source, "title"), (Provider, "url")}
"""Fields of models that hold words which nothing looks into."""

_BARE: Mapping[type[BaseModel], str] = {
    Text: "en",
    Pattern: "ids",
    Toward: "credential",
    Price: "amount",
    Decision: "about",
}
"""Models that may be written as the value of one of their fields."""


def gaps_in(written: Any, record: BaseModel) -> list[Gap | None]:
    """Per string that is a value of a document, in its order: what it may be; None: nothing else."""
    return list(_gaps(written, record, type(record)))


def _gaps(written: Any, held: Any, kind: Any) -> Iterator[Gap | None]:
    kind = _bare(kind)
    if isinstance(written, str):
        yield _gap(kind)
    elif isinstance(written, dict):
        hints = _hints(type(held)) if isinstance(held, BaseModel) else {}
        for key, inner in written.items():
            field, hint = hints.get(key, ("", None))
            yield from _gaps(inner, getattr(held, field) if field else None, hint)
    elif isinstance(written, list):
        if kind in _BARE and isinstance(held, BaseModel):
            field, kind = _hints(kind)[_BARE[kind]]
            held = getattr(held, field)
        item = _item(kind)
        parts = held if isinstance(held, tuple) and len(held) == len(written) else (None,) * len(written)
        for inner, part in zip(written, parts, strict=True):
            yield from _gaps(inner, part, item)


@cache
def _gap(kind: Any) -> Gap | None:
    """What a string is that was read as this."""
    while kind in _BARE:
        kind = _bare(_hints(kind)[_BARE[kind]][1])
    if isinstance(kind, Gap):
        return kind
    if get_origin(kind) is tuple:
        kind = get_args(kind)[0]
    return KINDS.get(kind)


@cache
def _bare(kind: Any) -> Any:
    """A kind without None, and a list of one without what lets it be written alone."""
    if get_origin(kind) in (Union, UnionType):
        rest = [one for one in get_args(kind) if one is not NoneType]
        return _bare(rest[0]) if len(rest) == 1 else kind
    if get_origin(kind) is Annotated and kind not in KINDS:
        return _bare(get_args(kind)[0])
    return kind


@cache
def _item(kind: Any) -> Any:
    """The kind of a list's items, also where a word may stand in its place."""
    branches = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    lists = [get_args(branch)[0] for branch in map(_bare, branches) if get_origin(branch) is tuple]
    return lists[0] if len(lists) == 1 else None


@cache
def _hints(model: type[BaseModel]) -> dict[str, tuple[str, Any]]:
    """Per key that a document writes, the model's field and what it holds."""
    hints = get_type_hints(model, include_extras=True)
    found = {name: WORDS if (model, name) in _FREE else hints[name] for name in model.model_fields}
    aliases = {field.alias: (name, found[name]) for name, field in model.model_fields.items() if field.alias}
    return {name: (name, hint) for name, hint in found.items()} | aliases
