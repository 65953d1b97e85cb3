"""The use cases, as one object that the faces talk to. Values in, values out; it prints nothing and picks no store."""

from __future__ import annotations

from pathways.service.asking import Asking
from pathways.service.copying import Copying
from pathways.service.exporting import Exporting
from pathways.service.importing import Importing
from pathways.service.reading import Reading
from pathways.service.values import Copied, Form, Imported, Listed, Shown, Stage, Watcher

__all__ = ["Copied", "Form", "Imported", "Listed", "Pathways", "Shown", "Stage", "Watcher"]


class Pathways(Importing, Exporting, Copying, Reading, Asking):
    """Everything that can be asked of one catalogue. Errors are those of `pathways.errors`."""
