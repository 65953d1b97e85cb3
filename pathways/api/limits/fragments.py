"""The fragments of a document, each after those that it spreads. No recursion: a chain may be as long as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from pathways.api.limits.bounds import DocumentLimits
from pathways.api.limits.refusal import Refused, over


def definitions(
    document: DocumentNode, limits: DocumentLimits
) -> tuple[tuple[OperationDefinitionNode, ...], Mapping[str, FragmentDefinitionNode]]:
    """The operations in their order, and the fragments by name; raises `Refused` where there is anything else."""
    operations: list[OperationDefinitionNode] = []
    fragments: dict[str, FragmentDefinitionNode] = {}
    for one in document.definitions:
        if isinstance(one, OperationDefinitionNode):
            operations.append(one)
            if len(operations) > limits.operations:
                raise over("operations", "operations in the document", limits.operations, nodes=one)
        elif isinstance(one, FragmentDefinitionNode):
            # What counts the one must count what validation and execution take.
            if one.name.value in fragments:
                raise Refused("duplicate-fragment", "Two fragments have one name.", nodes=one.name)
            fragments[one.name.value] = one
            if len(fragments) > limits.fragments:
                raise over("fragments", "fragments in the document", limits.fragments, nodes=one)
        else:
            raise Refused("not-executable", "Only operations and fragments can be executed.", nodes=one)
    return tuple(operations), fragments


def spreads(selections: SelectionSetNode) -> Iterator[FragmentSpreadNode]:
    """Every spread in a selection set, at any depth."""
    left = [selections]
    while left:
        for selection in left.pop().selections:
            if isinstance(selection, FragmentSpreadNode):
                yield selection
            elif isinstance(selection, FieldNode | InlineFragmentNode) and selection.selection_set:
                left.append(selection.selection_set)


def innermost_first(fragments: Mapping[str, FragmentDefinitionNode]) -> list[FragmentDefinitionNode]:
    """The fragments, each after those it spreads; raises `Refused` where one spreads itself, however far around."""
    done: dict[str, FragmentDefinitionNode] = {}
    under_way: set[str] = set()
    for name in fragments:
        stack = [(name, spreads(fragments[name].selection_set))] if name not in done else []
        under_way = {name} if stack else set()
        while stack:
            current, rest = stack[-1]
            inner = next((one for one in rest if one.name.value in fragments and one.name.value not in done), None)
            if inner is None:
                stack.pop()
                under_way.discard(current)
                done[current] = fragments[current]
            elif inner.name.value in under_way:
                raise Refused("fragment-cycle", "A fragment spreads itself.", nodes=inner)
            else:
                under_way.add(inner.name.value)
                stack.append((inner.name.value, spreads(fragments[inner.name.value].selection_set)))
    return list(done.values())
