"""JSON Schemas of what is read, so that editors can help whoever writes it."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, BeforeValidator

from pathways.exchange.shapes import models_in
from pathways.model.background import Background
from pathways.model.base import listed
from pathways.model.bundle import Bundle
from pathways.routing.request import RouteRequest

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TOPS: dict[str, type[BaseModel]] = {"bundle": Bundle, "background": Background, "request": RouteRequest}
_TEXT: dict[str, Any] = {"type": "string"}
_NUMBER: dict[str, Any] = {"type": ["string", "number"]}
SHORT_FORMS: dict[str, list[dict[str, Any]]] = {
    "Text": [_TEXT],
    "Credits": [_NUMBER],
    "CreditGrant": [_NUMBER],
    "Price": [_NUMBER],
    "Duration": [_NUMBER],
    "Grade": [_TEXT],
    "Level": [_TEXT],
    "Toward": [_TEXT],
    "Decision": [_TEXT],
    "Pattern": [_TEXT, {"type": "array", "items": _TEXT}],
}
"""What may be written in place of the mapping."""


def schema(of: Literal["bundle", "background", "request"]) -> dict[str, Any]:
    """The JSON Schema of a bundle, a background or a route request, with the short forms that are read."""
    found = _TOPS[of].model_json_schema(by_alias=True)
    parts: dict[str, Any] = found.get("$defs", {})
    models = {model.__name__: model for model in _models(_TOPS[of])}
    for name, part in (*parts.items(), (_TOPS[of].__name__, found)):
        if name in models:
            _loosen_lists(part, models[name])
            _loosen_words(part)
    for name, short in SHORT_FORMS.items():
        if name in parts:
            parts[name] = {"anyOf": [*short, parts[name]]}
    _loosen_scalars(found)
    return {"$schema": DIALECT, "title": f"Pathways {of}", **{key: found[key] for key in found if key != "title"}}


def _loosen_lists(part: dict[str, Any], model: type[BaseModel]) -> None:
    """Let a list of one be written without the list, where it is read so."""
    for name, field in model.model_fields.items():
        if not any(isinstance(mark, BeforeValidator) and mark.func is listed for mark in field.metadata):
            continue
        described = part["properties"][field.alias or name]
        if described.get("type") == "array":
            items = described.pop("items", {})
            default = {"default": described.pop("default")} if "default" in described else {}
            part["properties"][field.alias or name] = {"anyOf": [items, {**described, "items": items}], **default}


def _loosen_words(part: dict[str, Any]) -> None:
    """Let a list that a word may stand for (`target`, `all`) be one item too, and levels one number for all skills."""
    for name, described in part["properties"].items():
        branches = described.get("anyOf", [])
        arrays = [branch for branch in branches if branch.get("type") == "array"]
        if arrays and any("const" in branch for branch in branches):
            branches.insert(0, arrays[0]["items"])
        if name == "levels" and described.get("type") == "object" and "propertyNames" in described:
            part["properties"][name] = {"anyOf": [_NUMBER, described]}


def _loosen_scalars(node: Any) -> None:
    """Let text that looks like a number be written bare: every scalar is read as text."""
    stack = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            digits = str(here.get("pattern", r"^\d")).startswith((r"^\d", "^[0-9]"))
            if here.get("type") == "string" and digits and not {"enum", "const"} & here.keys():
                here["type"] = ["string", "number"]
            stack.extend(here.values())
        elif isinstance(here, list):
            stack.extend(here)


@cache
def _models(top: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Every model under a model."""
    known: dict[type[BaseModel], None] = {}
    stack: list[type[BaseModel]] = [top]
    while stack:
        model = stack.pop()
        if model not in known:
            known[model] = None
            stack.extend(inner for field in model.model_fields.values() for inner in models_in(field.annotation))
    return tuple(known)
