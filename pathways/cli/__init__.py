"""The terminal face. Commands are declared with the lightest imports, so that `--help` answers at once."""

from __future__ import annotations

from pathways.cli.app import main

__all__ = ["main"]
