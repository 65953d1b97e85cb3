"""The console: a page to ask the server from. All it needs lies in `page/`; it asks no other machine for anything."""

from __future__ import annotations

from pathways.web.console.operations import Operation, operations
from pathways.web.console.routes import console

__all__ = ["Operation", "console", "operations"]
