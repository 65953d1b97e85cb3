"""What a selection set holds, as if its fragments were written out: each set and each fragment is counted once."""

from __future__ import annotations

from typing import NamedTuple

from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, InlineFragmentNode, SelectionSetNode
from graphql.language import SelectionNode

from pathways.api.limits.bounds import CEILING


class Tally(NamedTuple):
    """Counts of one selection, or of a set of them. `top`: fields at its own level; `depth`: fields in fields."""

    depth: int = 0
    top: int = 0
    selections: int = 0
    aliases: int = 0
    directives: int = 0

    def plus(self, other: Tally) -> Tally:
        """Both beside each other; sums stop at `CEILING`."""
        sums = [min(mine + its, CEILING) for mine, its in zip(self[1:], other[1:], strict=True)]
        return Tally(max(self.depth, other.depth), *sums)


class Tallies:
    """Counts selections; fragments have to be given innermost first. `visits`: how many selections were looked at."""

    def __init__(self) -> None:
        self.visits = 0
        self._sets: dict[int, Tally] = {}
        self._fragments: dict[str, FragmentDefinitionNode] = {}

    def add(self, fragment: FragmentDefinitionNode) -> Tally:
        """Count a fragment that others may spread."""
        self._fragments[fragment.name.value] = fragment
        return self.of_set(fragment.selection_set)

    def spread(self, node: FragmentSpreadNode) -> SelectionSetNode | None:
        """The selections that a spread stands for; None where there is no such fragment."""
        fragment = self._fragments.get(node.name.value)
        return fragment.selection_set if fragment else None

    def of_set(self, node: SelectionSetNode | None) -> Tally:
        """The counts of a selection set."""
        if node is None:
            return Tally()
        found = self._sets.get(id(node))
        if found is None:
            found = Tally()
            for selection in node.selections:
                found = found.plus(self.of(selection))
            self._sets[id(node)] = found
        return found

    def of(self, node: SelectionNode) -> Tally:
        """The counts of one selection."""
        self.visits += 1
        own = self.own(node)
        inside = self.of_set(self.inside(node))
        if isinstance(node, FieldNode):
            return own.plus(inside)._replace(depth=1 + inside.depth, top=1)
        return own.plus(inside)

    @staticmethod
    def own(node: SelectionNode) -> Tally:
        """What a selection counts by itself, without what is inside."""
        is_field = isinstance(node, FieldNode)
        aliased = isinstance(node, FieldNode) and node.alias is not None
        return Tally(int(is_field), int(is_field), 1, int(aliased), len(node.directives or ()))

    def inside(self, node: SelectionNode) -> SelectionSetNode | None:
        """What stands inside a selection."""
        if isinstance(node, FragmentSpreadNode):
            return self.spread(node)
        return node.selection_set if isinstance(node, FieldNode | InlineFragmentNode) else None
