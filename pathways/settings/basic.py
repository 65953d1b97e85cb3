"""What every command goes by: where the catalogue is kept, and in which language to speak."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pathways.errors import InvalidInput, Problem
from pathways.explain.words.two import LANGS, Lang
from pathways.settings.database import read_database
from pathways.settings.setting import Setting
from pathways.stores.access import Terms

FILE = "catalogue.db"


BASIC = (
    Setting(
        "PATHWAYS_STORE",
        "where the catalogue is kept: a file, or the address of a Neo4j database",
        f"{FILE} in the user's data directory",
        "--store",
    ),
    Setting("PATHWAYS_LANG", "the language of answers: en or fr", "en", "--lang"),
)
"""What every command goes by."""


@dataclass(frozen=True)
class Settings:
    """Where the catalogue is (`store`, a path or an address), where other data may be kept, the language of answers.

    `database`: how a database is reached, where the catalogue is in one.
    """

    store: str
    data: Path
    lang: Lang = "en"
    database: Terms = field(default_factory=Terms)


def read_settings(environ: Mapping[str, str], home: Path, platform: str = sys.platform) -> Settings:
    """The settings that an environment states; raises `InvalidInput` for what cannot be used."""
    data = data_directory(environ, home, platform)
    store = environ.get("PATHWAYS_STORE", "").strip() or str(data / FILE)
    lang = language(environ.get("PATHWAYS_LANG", "").strip() or "en", "PATHWAYS_LANG")
    return Settings(store, data, lang, read_database(environ))


def language(text: str, where: str) -> Lang:
    """A language by its code; `where` is who said it. Raises `InvalidInput`."""
    for lang in LANGS:
        if text == lang:
            return lang
    raise InvalidInput(Problem(where, f"{text!r} is no language spoken here", f"one of {', '.join(LANGS)}"))


def data_directory(environ: Mapping[str, str], home: Path, platform: str) -> Path:
    """Where a user's programs keep their data, by the platform's own custom."""
    if platform == "win32":
        base = environ.get("LOCALAPPDATA") or str(home / "AppData" / "Local")
    elif platform == "darwin":
        base = str(home / "Library" / "Application Support")
    else:
        base = environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    return Path(base) / "pathways"
