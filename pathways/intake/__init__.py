"""Catalogues larger than memory: records read one by one from a stream, and settled with each other in the store."""

from pathways.intake.stream import Checked, Lines, is_stream

__all__ = ["Checked", "Lines", "is_stream"]
