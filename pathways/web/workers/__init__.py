"""Heavy questions in processes of their own: bounded in time, in number and in what they leave behind.

A question waits in one line (`line`), is done by a process at a seat (`seat`, `child`), and nothing of it is kept.
"""

from __future__ import annotations

from pathways.web.workers.crew import Crew
from pathways.web.workers.staffing import Opener, Staffing, Watch

__all__ = ["Crew", "Opener", "Staffing", "Watch"]
