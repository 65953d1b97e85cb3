"""Whether a document keeps within its limits, whatever the variables are: one pass, each fragment once."""

from __future__ import annotations

from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)
from graphql.language import SelectionNode

from pathways.api.limits.arguments import arguments_of
from pathways.api.limits.bounds import DocumentLimits
from pathways.api.limits.fragments import definitions, innermost_first, spreads
from pathways.api.limits.refusal import Refused, over
from pathways.api.limits.repeats import count_repeats
from pathways.api.limits.tally import Tallies, Tally

_SUMS = (
    ("roots", "top", "fields at the top of an operation"),
    ("selections", "selections in an operation"),
    ("aliases", "aliases in an operation"),
    ("directives", "directives in an operation"),
)


@dataclass(frozen=True)
class Structure:
    """A document within its limits.

    `operations`: in their order. `fragments`: innermost first. `tallies`: what each operation holds, in the same order.
    `arguments`: the names of all arguments that are given anywhere; `written`: of those whose value is a list or an
    object that stands in the document itself; `variables`: of the variables that are some argument's value. `visits`:
    how many selections were looked at to find it.
    """

    document: DocumentNode
    operations: tuple[OperationDefinitionNode, ...]
    fragments: tuple[FragmentDefinitionNode, ...]
    tallies: tuple[Tally, ...]
    arguments: frozenset[str]
    written: frozenset[str]
    variables: frozenset[str]
    visits: int

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation that is meant; raises `Refused` where there is none, or no telling which."""
        if name is not None:
            found = next((one for one in self.operations if one.name and one.name.value == name), None)
            if found is None:
                raise Refused("operation-unknown", "The document has no operation of the name that is asked for.")
            return found
        if len(self.operations) != 1:
            what = "Name the operation" if self.operations else "The document has no operation"
            raise Refused("operation-unclear", f"{what}: it holds {len(self.operations)} of them.")
        return self.operations[0]


def structure_of(document: DocumentNode, limits: DocumentLimits) -> Structure:
    """What a document holds; raises `Refused` with the first limit that is exceeded, and where."""
    operations, by_name = definitions(document, limits)
    fragments = innermost_first(by_name)
    tallies = Tallies()
    for fragment in fragments:
        tallies.add(fragment)
    found = [_within(operation, tallies, limits) for operation in operations]
    sets = [each.selection_set for each in (*operations, *fragments)]
    spread = {one.name.value for each in sets for one in spreads(each)}
    # A fragment that is spread is compared where it is.
    roots = [*operations, *(each for each in fragments if each.name.value not in spread)]
    if sum(tallies.of_set(each.selection_set).selections for each in roots) > limits.selections:
        raise over("selections", "selections in the document", limits.selections, nodes=roots[-1])
    compared = count_repeats([each.selection_set for each in roots], tallies, limits)
    given = list(arguments_of(sets))
    written = frozenset(one.name.value for one in given if isinstance(one.value, ListValueNode | ObjectValueNode))
    return Structure(
        document,
        operations,
        tuple(fragments),
        tuple(found),
        frozenset(one.name.value for one in given),
        written,
        frozenset(one.value.name.value for one in given if isinstance(one.value, VariableNode)),
        tallies.visits + compared,
    )


def _within(operation: OperationDefinitionNode, tallies: Tallies, limits: DocumentLimits) -> Tally:
    whole = tallies.of_set(operation.selection_set)
    declared = len(operation.directives or ()) + sum(
        len(one.directives or ()) for one in operation.variable_definitions or ()
    )
    whole = whole.plus(Tally(directives=declared))
    if whole.depth > limits.depth:
        place = _deepest(operation.selection_set, tallies, limits.depth)
        raise over("depth", "fields in one another", limits.depth, nodes=place)
    for name, *tallied, what in _SUMS:
        counted, limit = (tallied or [name])[0], getattr(limits, name)
        if getattr(whole, counted) > limit:
            left = limit - declared if name == "directives" else limit
            place = _crossing(operation.selection_set, tallies, counted, left) if left >= 0 else None
            raise over(name, what, limit, nodes=place or operation)
    return whole


def _deepest(within: SelectionSetNode | None, tallies: Tallies, left: int) -> SelectionNode | None:
    """The first field that lies deeper than is left."""
    while within is not None:
        node = next(one for one in within.selections if tallies.of(one).depth > left)
        if isinstance(node, FieldNode):
            if left == 0:
                return node
            left -= 1
        within = tallies.inside(node)
    return None


def _crossing(within: SelectionSetNode | None, tallies: Tallies, counted: str, left: int) -> SelectionNode | None:
    """The selection, in the order of the text, with which a sum exceeds what is left."""
    node: SelectionNode | None = None
    while within is not None:
        for node in within.selections:
            count = getattr(tallies.of(node), counted)
            if count > left:
                break
            left -= count
        assert node is not None
        own = getattr(tallies.own(node), counted)
        if own > left:
            return node
        left -= own
        within = tallies.inside(node)
    return node
