"""What an operation costs: each field's price, times the sizes of the pages and lists that it stands in.

Static: known before anything is executed, and never less for what `@skip` and `@include` may leave out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
)
from graphql.language import SelectionNode

from pathways.api.limits.bounds import CEILING, ROOT, DocumentLimits, Prices
from pathways.api.limits.refusal import over
from pathways.api.limits.structure import Structure

_DIGITS = 10
"""An integer of more digits is no GraphQL Int: it is not read."""


class Priced(NamedTuple):
    """The operation that is meant, and what it costs. `visits`: selections that were looked at."""

    operation: OperationDefinitionNode
    cost: int
    visits: int


def priced(
    structure: Structure,
    operation_name: str | None,
    variables: Mapping[str, Any],
    limits: DocumentLimits,
    prices: Prices,
) -> Priced:
    """The price of the operation that is meant; raises `Refused` where it or a page is too large.

    The variables have to be within their limits (`variables.within`).
    """
    operation = structure.operation(operation_name)
    pricing = _Pricing(operation, variables, limits, prices)
    for fragment in structure.fragments:
        at_top = fragment.type_condition.name.value == ROOT
        pricing.fragments[fragment.name.value] = pricing.of_set(fragment.selection_set, at_top)
    cost = 0
    for selection in operation.selection_set.selections:
        cost = min(CEILING, cost + pricing.of(selection, True))
        if cost > limits.cost:
            raise over("cost", "units of cost in the operation", limits.cost, nodes=selection)
    return Priced(operation, cost, pricing.visits)


class _Pricing:
    def __init__(
        self, operation: OperationDefinitionNode, variables: Mapping[str, Any], limits: DocumentLimits, prices: Prices
    ) -> None:
        self.fragments: dict[str, int] = {}
        self.visits = 0
        self._given = variables
        self._defaults = {
            one.variable.name.value: one.default_value
            for one in operation.variable_definitions or ()
            if one.default_value is not None
        }
        self._limits = limits
        self._prices = prices

    def of_set(self, node: SelectionSetNode | None, at_top: bool) -> int:
        cost = 0
        for selection in node.selections if node else ():
            cost += self.of(selection, at_top)
        return min(cost, CEILING)

    def of(self, node: SelectionNode, at_top: bool) -> int:
        self.visits += 1
        if isinstance(node, FragmentSpreadNode):
            return self.fragments.get(node.name.value, 0)
        if isinstance(node, InlineFragmentNode):
            return self.of_set(node.selection_set, at_top)
        assert isinstance(node, FieldNode)
        name = f"{ROOT}.{node.name.value}" if at_top else node.name.value
        inside = self.of_set(node.selection_set, False)
        return min(CEILING, self._prices.weight(name) + self._many(node, name) * inside)

    def _many(self, node: FieldNode, name: str) -> int:
        """How many results a field may have."""
        pages = [self._page(one.value) for one in node.arguments or () if one.name.value in self._prices.pages]
        known = [size for size in pages if size is not None]
        if known:
            return max(known)
        lists = [self._length(one.value) for one in node.arguments or ()]
        return max([*lists, self._prices.usual(name)])

    def _page(self, node: ValueNode) -> int | None:
        """The size of a page; None where it is none, which validation tells."""
        value = self._value(node)
        if isinstance(value, float) and value.is_integer():
            # In a variable, 10.0 is an Int.
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            return None
        if value > self._limits.page:
            raise over("page", "results on one page", self._limits.page, nodes=node)
        return max(value, 1)

    def _length(self, node: ValueNode) -> int:
        value = self._value(node)
        if isinstance(value, ListValueNode):
            return len(value.values)
        return len(value) if isinstance(value, list) else 1

    def _value(self, node: ValueNode) -> Any:
        """An integer, a list, or whatever else stands there; a variable's, or its default's, where there is one."""
        if isinstance(node, VariableNode):
            name = node.name.value
            if name in self._given:
                return self._given[name]
            node = self._defaults.get(name, node)
        if isinstance(node, IntValueNode):
            return int(node.value) if len(node.value) <= _DIGITS else CEILING
        return node
