"""A catalogue in one SQLite file: the document of each record is the truth, tables beside it make reading short."""

from pathways.stores.embedded.store import EmbeddedStore

__all__ = ["EmbeddedStore"]
