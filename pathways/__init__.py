"""Finds, and explains, the routes from the credentials a person holds to the one they want."""

from __future__ import annotations

__version__ = "0.1.0"

__all__ = ["__version__"]
