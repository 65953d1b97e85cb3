"""One server process: it begins, serves until it is told to end, and finishes what runs."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

import uvicorn
from starlette.types import ASGIApp

from pathways.api.run import prepare, run
from pathways.bootstrap import is_database, open_pathways
from pathways.settings import ServerSettings, Settings
from pathways.web.accepting import Acceptor
from pathways.web.app import MetricsApp, build
from pathways.web.clients import read_keys
from pathways.web.collecting import settle
from pathways.web.desk import Desk, Run, document_limits
from pathways.web.door import Door
from pathways.web.logs import Log, take_over
from pathways.web.metrics import Metrics
from pathways.web.protocol import Bounded
from pathways.web.pulse import Pulse
from pathways.web.rates import Rates
from pathways.web.workers import Crew, Opener, Staffing


@dataclass(frozen=True)
class Face:
    """What is served: operations by `run`, on a catalogue by `opener`. Functions of modules: processes find them.

    `prepare` does what the first operation would wait for.
    """

    run: Run = run
    opener: Opener = open_pathways
    prepare: Callable[[], None] = prepare


USUAL = Face()
"""The schema's operations, on the catalogue that the settings name."""


@dataclass(frozen=True)
class Sockets:
    """Where is listened: for clients, and for those who watch."""

    clients: socket.socket
    metrics: socket.socket | None = None


def serve(settings: Settings, server: ServerSettings, sockets: Sockets, face: Face = USUAL) -> None:
    """Serve in this process until it is told to end (SIGTERM, SIGINT)."""
    _prepare()
    log = Log()
    take_over(log)
    metrics = Metrics()
    staffing = Staffing(server.workers, server.seconds, server.grace, server.waiting, server.patience)
    crew = Crew(settings, staffing, metrics, face.opener)
    try:
        desk = Desk(
            server,
            settings.lang,
            face.run,
            crew,
            log,
            metrics,
            Rates(server.rate, server.burst),
            read_keys(server.keys),
            document_limits(server),
            pulse=_pulse(crew, log) if is_database(settings.store) else None,
        )
        face.prepare()
        log.event("started")
        with asyncio.Runner(loop_factory=_loop_factory()) as runner:
            runner.run(_served(desk, sockets))
    finally:
        crew.close()
        log.event("ended")
        log.close()


def _pulse(crew: Crew, log: Log) -> Pulse:
    def changed(there: bool) -> None:
        log.event(*(("store-back", "info") if there else ("store-away", "error")))
        if there:
            crew.renew_readers()

    return Pulse(lambda: crew.service.revision, changed)


def _prepare() -> None:
    """Leave no dump, which would hold what was asked, and allow as many connections as the system does."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not every system has it

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def _served(desk: Desk, sockets: Sockets) -> None:
    main = _Server(build(desk), desk, desk.door)
    watched = _Server(MetricsApp(desk), desk, Door()) if sockets.metrics else None
    servers = [one for one in (main, watched) if one]
    loop = asyncio.get_running_loop()
    keeper = multiprocessing.parent_process()

    def end() -> None:
        if not main.should_exit:
            desk.log.event("ending")
        main.should_exit = True
        if keeper is not None and sys.platform != "win32":
            loop.remove_reader(keeper.sentinel)

    for each in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(each, end)
        except NotImplementedError:  # where loops have no signals
            signal.signal(each, lambda *_: loop.call_soon_threadsafe(end))
    if keeper is not None and sys.platform != "win32":
        # Whoever keeps several of us has ended without a word.
        loop.add_reader(keeper.sentinel, end)
    settle()
    beating = loop.create_task(desk.pulse.beat()) if desk.pulse else None
    others = [loop.create_task(one.serve([sockets.metrics])) for one in servers[1:] if sockets.metrics]
    await main.serve([sockets.clients])
    for one in servers[1:]:
        one.should_exit = True
    await asyncio.gather(*others)
    if beating:
        beating.cancel()


class _Server(uvicorn.Server):
    """uvicorn's, without its own handling of signals, and with our way to take connections."""

    def __init__(self, app: ASGIApp, desk: Desk, door: Door) -> None:
        self._desk = desk
        self._door = door
        super().__init__(
            uvicorn.Config(
                app,
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=bool(desk.settings.proxies),
                forwarded_allow_ips=list(desk.settings.proxies),
                timeout_keep_alive=30,
                timeout_graceful_shutdown=max(1, round(desk.settings.drain)),
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to take connections."""
        protocol = partial(Bounded, self._door, self._desk.metrics.turned_away, self.config, self.server_state, {})
        self.servers = [Acceptor(one, protocol) for one in sockets or ()]  # type: ignore[misc]
        self.started = True

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Leave signals to whoever runs several servers in one loop."""
        yield


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    if sys.platform != "win32":
        with suppress(ImportError):
            import uvloop  # noqa: PLC0415 - not on every system

            return uvloop.new_event_loop
    return None
