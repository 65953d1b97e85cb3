"""What the schema's fields cost, and which of its inputs hold what nobody else may see."""

from __future__ import annotations

from pathways.api.limits import Prices

PRICES = Prices(
    weights={
        "__schema": 1_000,
        "__type": 100,
        "routes": 500,
        "opportunities": 1_000,
        "compare": 2_000,
        "evaluate": 100,
        "ladders": 100,
        "reverse": 20,
        "gateways": 2_000,
        "search": 20,
    },
)
"""By the names of fields: a heavy question weighs what it takes beside a field that is read off a record."""

PRIVATE = ("BackgroundInput",)
"""Inputs that describe a learner: what takes them is not asked by an address."""
