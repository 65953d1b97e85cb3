"""What the surroundings say: where the catalogue is kept, in which language to speak, and how a server serves.

Read once, from the environment, by whoever starts the program; nothing else looks at the environment.
"""

from __future__ import annotations

from pathways.settings.basic import BASIC, Settings, data_directory, language, read_settings
from pathways.settings.database import DATABASE, read_database, read_target
from pathways.settings.server import SERVER, Bind, ServerSettings, read_server
from pathways.settings.setting import Setting

SETTINGS = (*BASIC, *DATABASE, *SERVER)
"""Everything that can be set."""

__all__ = [
    "BASIC",
    "DATABASE",
    "SERVER",
    "SETTINGS",
    "Bind",
    "ServerSettings",
    "Setting",
    "Settings",
    "data_directory",
    "language",
    "read_database",
    "read_server",
    "read_settings",
    "read_target",
]
