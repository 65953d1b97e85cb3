"""What the schema's fields cost, and which of its inputs hold what nobody else may see."""

from __future__ import annotations

from pathways.api.limits import Prices

PRICES = Prices(
    weights={
        "__schema": 1_000,
        "__type": 100,
        "Query.routes": 500,
        "Query.opportunities": 1_000,
        "Query.compare": 2_000,
        "Query.evaluate": 100,
        "Query.ladders": 100,
        "Query.reverse": 20,
        "Query.gateways": 2_000,
        "Query.search": 20,
    },
)
"""By the names of fields: a heavy question weighs what it takes beside a field that is read off a record."""

PRIVATE = ("BackgroundInput",)
"""Inputs that describe a learner: what takes them is not asked by an address."""
