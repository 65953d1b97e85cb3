"""How the schema's types are declared: what a docstring says is the description that clients read.

Resolvers are functions of the model's own values: a type of the schema stands for a kind of value, and is not made of
it. Only where the two differ does `read` say the schema's type.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from inspect import cleandoc
from typing import Any, TypeVar, dataclass_transform

import strawberry

Class = TypeVar("Class", bound=type)


NAMES = "names"
"""Where a member's metadata say which list it names records of."""


def described(description: str, *, names: str | None = None) -> Any:
    """A field that is read off its parent by its own name; `names`: the list that a member of an input names one of."""
    return strawberry.field(description=description, metadata={NAMES: names})


def option(description: str, *, names: str | None = None) -> Any:
    """A member of an input that may be left out; `names`: the list that it names records of, by key or id."""
    return strawberry.field(description=description, default=strawberry.UNSET, metadata={NAMES: names})


def read(type_: Any = None, *, name: str | None = None) -> Callable[[Callable[..., Any]], Any]:
    """A field that a function of the parent (`root`) answers; `type_`: where it answers with values of the model."""

    def declared(resolver: Callable[..., Any]) -> Any:
        return strawberry.field(resolver=resolver, graphql_type=type_, name=name, description=_said(resolver))

    return declared


@dataclass_transform(kw_only_default=True, field_specifiers=(described, option))
def output(cls: Class) -> Class:
    """A type that is answered with."""
    return strawberry.type(cls, description=_said(cls))


@dataclass_transform(kw_only_default=True, field_specifiers=(described, option))
def interface(cls: Class) -> Class:
    """What several types have in common."""
    return strawberry.interface(cls, description=_said(cls))


@dataclass_transform(kw_only_default=True, field_specifiers=(described, option))
def given(cls: Class) -> Class:
    """A type that is asked with."""
    return strawberry.input(cls, description=_said(cls))


@dataclass_transform(kw_only_default=True, field_specifiers=(described, option))
def one_of(cls: Class) -> Class:
    """A type that is asked with, exactly one of whose members is given."""
    return strawberry.input(cls, one_of=True, description=_said(cls))


VALUES: dict[str, tuple[str, ...]] = {}
"""Per enum of the schema, the names of its values."""


def worded(cls: type[Enum], description: str, words: Callable[[str], str], name: str | None = None) -> None:
    """Make an enum one of the schema; `words` tell what a member means, by its name."""
    made: Any = strawberry.enum(cls, name=name, description=description)
    VALUES[name or cls.__name__] = tuple(value.name for value in made.__strawberry_definition__.values)
    for value in made.__strawberry_definition__.values:
        value.description = words(value.name)


def read_off(*kinds: type) -> Callable[[Any, Any], bool]:
    """Tells of what values a type speaks, as its `is_type_of`."""

    def is_type_of(value: Any, _info: Any) -> bool:
        return isinstance(value, kinds)

    return is_type_of


def _said(declared: Any) -> str:
    return " ".join(cleandoc(declared.__doc__).split())
