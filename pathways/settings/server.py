"""What a server goes by."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from pathways.settings.reading import amount, count, values
from pathways.settings.setting import Setting

SERVER = (
    Setting("PATHWAYS_HOST", "the address to listen on", "127.0.0.1", "--host"),
    Setting("PATHWAYS_PORT", "the port to listen on; 0 is any that is free", "8000", "--port"),
    Setting("PATHWAYS_METRICS", "where metrics are told: address:port, or off", "127.0.0.1:8001", "--metrics"),
    Setting("PATHWAYS_HOSTS", "names it may be asked by, with commas", "on loopback its own, else any", "--hosts"),
    Setting("PATHWAYS_ORIGINS", "sites whose pages may ask it (CORS), with commas", "none", "--origins"),
    Setting("PATHWAYS_PROXIES", "addresses of proxies that say who asks, with commas", "none", "--proxies"),
    Setting("PATHWAYS_PROCESSES", "server processes", "1", "--processes"),
    Setting("PATHWAYS_WORKERS", "worker processes of each, for heavy questions", "one a processor", "--workers"),
    Setting("PATHWAYS_SECONDS", "seconds that a heavy question may take", "10", "--seconds"),
    Setting("PATHWAYS_GRACE", "seconds more until its process is ended", "2", "--grace"),
    Setting("PATHWAYS_WAITING", "heavy questions that may wait", "100", "--waiting"),
    Setting("PATHWAYS_PATIENCE", "seconds that one may be expected to wait", "5", "--patience"),
    Setting("PATHWAYS_REQUESTS", "requests under way at once", "400", "--requests"),
    Setting("PATHWAYS_BODY", "bytes of a request's body", "262144", "--body"),
    Setting("PATHWAYS_LIMITS", "other limits of documents, as cost=20000,depth=20", "none", "--limits"),
    Setting("PATHWAYS_RATE", "units of cost a second for one client; 0 is no limit", "2000", "--rate"),
    Setting("PATHWAYS_BURST", "units of cost that one client may use at once", "40000", "--burst"),
    Setting("PATHWAYS_KEYS", "a file of keys, one a line, each a client of its own", "none", "--keys"),
    Setting("PATHWAYS_PERSISTED", "only operations that the server keeps: on or off", "off", "--persisted"),
    Setting("PATHWAYS_DRAIN", "seconds to finish what runs when told to end", "20", "--drain"),
)
"""Everything that a server goes by, besides what every command does."""


class Bind(NamedTuple):
    """An address and a port."""

    host: str
    port: int


@dataclass(frozen=True)
class ServerSettings:
    """How a server serves; `SERVER` says what each means. Seconds, bytes and units of cost."""

    host: str = "127.0.0.1"
    port: int = 8000
    metrics: Bind | None = field(default_factory=lambda: Bind("127.0.0.1", 8001))
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    processes: int = 1
    workers: int = field(default_factory=lambda: os.cpu_count() or 2)
    seconds: float = 10
    grace: float = 2
    waiting: int = 100
    patience: float = 5
    requests: int = 400
    body: int = 262_144
    limits: Mapping[str, int] = field(default_factory=dict)
    rate: float = 2_000
    burst: float = 40_000
    keys: Path | None = None
    persisted: bool = False
    drain: float = 20


def read_server(environ: Mapping[str, str], given: Mapping[str, object] | None = None) -> ServerSettings:
    """The settings of a server: what was given by name (`port`), else by the environment; raises `InvalidInput`."""
    return ServerSettings(**values(_READERS, ServerSettings(), environ, given))


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65_535:
        raise ValueError("write a whole number from 0 to 65535")
    return int(text)


def _bind(text: str) -> Bind | None:
    if text == "off":
        return None
    host, colon, port = text.rpartition(":")
    if not colon or not host:
        raise ValueError("write address:port, as 127.0.0.1:8001, or off")
    return Bind(host.strip("[]"), _port(port))


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


def _limits(text: str) -> Mapping[str, int]:
    found = {}
    for part in _names(text):
        name, _, value = part.partition("=")
        if not value.strip().isdecimal():
            raise ValueError("write them as cost=20000,depth=20")
        found[name.strip()] = int(value)
    return found


def _switch(text: str) -> bool:
    if text not in ("on", "off"):
        raise ValueError("write on or off")
    return text == "on"


_READERS: Mapping[str, Callable[[str], Any]] = {
    "host": str,
    "port": _port,
    "metrics": _bind,
    "hosts": _names,
    "origins": _names,
    "proxies": _names,
    "processes": count,
    "workers": count,
    "seconds": amount,
    "grace": amount,
    "waiting": count,
    "patience": amount,
    "requests": count,
    "body": count,
    "limits": _limits,
    "rate": amount,
    "burst": amount,
    "keys": Path,
    "persisted": _switch,
    "drain": amount,
}
