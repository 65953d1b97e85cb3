"""How often validation would compare fields with each other.

Whether fields that share a response name can be merged takes a comparison of each pair of them, and of all that lies
in them: a document of a few kilobytes that repeats one field at each of many depths takes minutes. So the pairs are
counted first. Selections are walked as if fragments were written out, which their number bounds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graphql import FieldNode, SelectionSetNode

from pathways.api.limits.bounds import DocumentLimits
from pathways.api.limits.refusal import over
from pathways.api.limits.tally import Tallies


def count_repeats(roots: Iterable[SelectionSetNode], tallies: Tallies, limits: DocumentLimits) -> int:
    """How many selections were looked at; raises `Refused` where more pairs share a name at a place than may."""
    pairs = visits = 0
    left = [[root] for root in roots]
    while left:
        named: dict[str, list[FieldNode]] = defaultdict(list)
        for node in _fields(left.pop(), tallies):
            visits += 1
            if node is None:
                continue
            same = named[(node.alias or node.name).value]
            pairs += len(same)
            same.append(node)
            if pairs > limits.repeats:
                raise over("repeats", "pairs of fields that share a name", limits.repeats, nodes=node)
        inner = ([node.selection_set for node in same if node.selection_set] for same in named.values())
        left += [sets for sets in inner if sets]
    return visits


def _fields(sets: list[SelectionSetNode], tallies: Tallies) -> Iterator[FieldNode | None]:
    """The fields at one place; None for whatever else is looked at."""
    for one in sets:  # which grows meanwhile
        for node in one.selections:
            if isinstance(node, FieldNode):
                yield node
            else:
                yield None
                if inside := tallies.inside(node):
                    sets.append(inside)
