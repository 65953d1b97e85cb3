"""Records as JSON documents, and a bounded memory of those read last."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Hashable

from pydantic_core import PydanticSerializationError

from pathways.errors import InvalidInput, Problem
from pathways.stores.base import Record, address, type_of


def encoded(record: Record) -> str:
    """The canonical document of a record: what was stated, in the model's order and names."""
    try:
        # As `model_dump_json` does, which takes a tenth longer.
        return record.__pydantic_serializer__.to_json(record, by_alias=True, exclude_unset=True).decode()
    except PydanticSerializationError:
        where = "/".join(address(record))
        raise InvalidInput(Problem(where, "cannot be written: it holds half of a character")) from None


def decoded(name: str, body: str) -> Record:
    """The record in a document of this list."""
    # Not `model_validate_json`: it stops at a nesting that requirements may exceed.
    return type_of(name).model_validate(json.loads(body))


class Documents:
    """Decoded documents by list, key and when they were written, which never mean another content."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, str, Hashable], Record] = OrderedDict()

    def decoded(self, name: str, id: str, written: Hashable, body: str) -> Record:
        """The record; decoded only when it is not among those read last."""
        key = (name, id, written)
        with self._lock:
            record = self._known.get(key)
            if record is not None:
                self._known.move_to_end(key)
                return record
        record = decoded(name, body)
        with self._lock:
            self._known[key] = record
            while len(self._known) > self._capacity:
                self._known.popitem(last=False)
        return record
