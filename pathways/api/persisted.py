"""The operations that the server keeps: a server may be told to accept only these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from graphql import DocumentNode, FieldNode, FragmentSpreadNode, InlineFragmentNode, parse, print_ast

from pathways.api.limits import Structure

_INTROSPECTION = frozenset({"__schema", "__type", "__typename"})

_PACKAGE = Path(__file__).parents[1]


def folder() -> Path | None:
    """Where they lie: `graphql/operations` of a checkout, or the wheel's copy of it."""
    # Beside an installed package, `graphql/` is another's.
    places = (_PACKAGE / "_data" / "graphql" / "operations", _PACKAGE.parent / "graphql" / "operations")
    return next((place for place in places if place.is_dir()), None)


@cache
def by_hash() -> Mapping[str, str]:
    """Their texts, each by the SHA-256 of its file and by that of its printed form."""
    found = folder()
    texts = [file.read_bytes().decode() for file in sorted(found.glob("*.graphql"))] if found else []
    return {digest: text for text in texts for digest in (_hash(text), _hash(print_ast(parse(text))))}


def accepts(structure: Structure) -> bool:
    """Whether a document is one of them, however it is laid out, or asks about the schema alone."""
    return set(_at_top(structure)) <= _INTROSPECTION or _keeps(structure.document)


def _keeps(document: DocumentNode) -> bool:
    return _hash(print_ast(document)) in by_hash()


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _at_top(structure: Structure) -> Iterator[str]:
    """The names of the fields at the top of any operation; each fragment is looked at once."""
    fragments = {each.name.value: each.selection_set for each in structure.fragments}
    left = [each.selection_set for each in structure.operations]
    while left:
        for node in left.pop().selections:
            if isinstance(node, FieldNode):
                yield node.name.value
            elif isinstance(node, FragmentSpreadNode):
                inside = fragments.pop(node.name.value, None)
                left += [inside] if inside else []
            elif isinstance(node, InlineFragmentNode):
                left.append(node.selection_set)
