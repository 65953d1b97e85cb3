"""Following a validation error's location through the model and the data at once.

pydantic's locations name branches of unions beside keys, and say nothing of what else would have been allowed. Here a
location becomes the path in the document, the model that was being read, and the words allowed at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from pathways.model.parts import Path


class Shape(NamedTuple):
    """Where a location leads: the path that exists in the data, the model around its end, the words allowed there."""

    path: Path
    keys: tuple[str, ...]
    words: tuple[str, ...]
    model: type[BaseModel] | None


def traced(location: tuple[str | int, ...], data: Any, model: type[BaseModel]) -> Shape:
    """Follow a location from the top of a document that was read as `model`."""
    here: Any = data
    kind: Any = model
    around: type[BaseModel] | None = model
    path: Path = ()
    for index, step in enumerate(location):
        leads_nowhere = step == "[key]" or get_origin(_bare(kind)) in (Union, UnionType)
        if step != "[key]":
            kind = _within(kind, step, is_key=location[index + 1 : index + 2] == ("[key]",))
        around = _model(kind) or around
        if not leads_nowhere and _has(here, step):
            here = here[step]
            path = (*path, step)
    return Shape(path, keys_of(around), words_of(kind), around)


def keys_of(model: type[BaseModel] | None) -> tuple[str, ...]:
    """The keys that a model reads, as documents write them."""
    return tuple(field.alias or name for name, field in model.model_fields.items()) if model else ()


def models_in(kind: Any) -> Iterator[type[BaseModel]]:
    """The models that a type names: itself, or those of its items and branches."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for inner in getattr(kind, "__args__", ()):
        yield from models_in(inner)


def words_of(kind: Any) -> tuple[str, ...]:
    """The words that a closed list allows; none where anything may be written."""
    kind = _bare(kind)
    if get_origin(kind) is Literal:
        return tuple(map(str, get_args(kind)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        by_name = issubclass(kind, int)
        return tuple(each.name.lower() if by_name else str(each.value) for each in kind)
    return ()


def _has(here: Any, step: str | int) -> bool:
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and step < len(here)


def _bare(kind: Any) -> Any:
    """A type without annotations and without None."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        rest = [each for each in get_args(kind) if each is not NoneType]
        if len(rest) == 1:
            return _bare(rest[0])
    return kind


def _tags(kind: Any) -> dict[str, Any]:
    """The branches of a union told apart by tags."""
    bare = _bare(kind)
    if get_origin(bare) not in (Union, UnionType):
        return {}
    found = {}
    for branch in get_args(bare):
        for mark in getattr(branch, "__metadata__", ()):
            if isinstance(mark, Tag):
                found[mark.tag] = branch
    return found


def _model(kind: Any) -> type[BaseModel] | None:
    bare = _bare(kind)
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _within(kind: Any, step: str | int, *, is_key: bool) -> Any:
    """The type that a step leads to; in a mapping, its key's or its value's."""
    bare = _bare(kind)
    tags = _tags(bare)
    if tags:
        return tags.get(str(step))
    if get_origin(bare) in (Union, UnionType):
        literal = str(step).startswith("literal[")
        branches = [each for each in get_args(bare) if (get_origin(each) is Literal) == literal]
        return branches[0] if branches else None
    model = _model(bare)
    if model:
        fields = model.model_fields.items()
        return next((field.annotation for name, field in fields if step in (name, field.alias)), None)
    if get_origin(bare) is dict:
        return get_args(bare)[0 if is_key else 1]
    return get_args(bare)[0] if get_origin(bare) is tuple else None
