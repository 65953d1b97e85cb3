"""What the process loads of which worker processes are copies: all that a question needs."""

# ruff: noqa: F401 - to be loaded is all that is asked

from __future__ import annotations

import pathways.bootstrap
import pathways.routing.structure
import pathways.web.workers.child
