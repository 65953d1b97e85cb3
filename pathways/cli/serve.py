"""How `pathways serve` is typed. `docs/server.md` says what each option means."""

# ruff: noqa: PLC0415 - importing a server takes longer than answering `--help` may

from __future__ import annotations

from typing import Annotated, Any

import typer

from pathways.cli import options

Host = Annotated[str | None, typer.Option(help="Address to listen on. Default: 127.0.0.1.")]
Port = Annotated[str | None, typer.Option(help="Port to listen on; 0 is any. Default: 8000.")]
Metrics = Annotated[str | None, typer.Option(help="Where metrics are told: address:port, or off.")]
Hosts = Annotated[str | None, typer.Option(help="Names it may be asked by, with commas.")]
Origins = Annotated[str | None, typer.Option(help="Sites whose pages may ask it (CORS), with commas.")]
Proxies = Annotated[str | None, typer.Option(help="Proxies that say who asks, with commas.")]
Processes = Annotated[str | None, typer.Option(help="Server processes. Default: 1.")]
Workers = Annotated[str | None, typer.Option(help="Worker processes of each. Default: one a processor.")]
Seconds = Annotated[str | None, typer.Option(help="What a heavy question may take. Default: 10.")]
Grace = Annotated[str | None, typer.Option(help="Seconds more until its process is ended. Default: 2.")]
Waiting = Annotated[str | None, typer.Option(help="Heavy questions that may wait. Default: 100.")]
Patience = Annotated[str | None, typer.Option(help="Seconds that one may be expected to wait. Default: 5.")]
Requests = Annotated[str | None, typer.Option(help="Requests under way at once. Default: 400.")]
Body = Annotated[str | None, typer.Option(help="Bytes of a request's body. Default: 262144.")]
Limits = Annotated[str | None, typer.Option(help="Limits of documents, as cost=20000,depth=20.")]
Rate = Annotated[str | None, typer.Option(help="Units of cost a second for one client; 0: any.")]
Burst = Annotated[str | None, typer.Option(help="Units of cost at once for one client.")]
Keys = Annotated[str | None, typer.Option(help="A file of keys, one a line, each a client.")]
Persisted = Annotated[str | None, typer.Option(help="Only operations that the server keeps: on or off.")]
Drain = Annotated[str | None, typer.Option(help="Seconds to finish what runs. Default: 20.")]


def serve(
    ctx: typer.Context,
    seed: Annotated[bool, typer.Option("--seed", help="Fill an empty catalogue with the Canadian one.")] = False,
    host: Host = None,
    port: Port = None,
    metrics: Metrics = None,
    hosts: Hosts = None,
    origins: Origins = None,
    proxies: Proxies = None,
    processes: Processes = None,
    workers: Workers = None,
    seconds: Seconds = None,
    grace: Grace = None,
    waiting: Waiting = None,
    patience: Patience = None,
    requests: Requests = None,
    body: Body = None,
    limits: Limits = None,
    rate: Rate = None,
    burst: Burst = None,
    keys: Keys = None,
    persisted: Persisted = None,
    drain: Drain = None,
    lang: options.Lang = None,
) -> None:
    """Answer GraphQL over HTTP, by default on this machine alone."""
    from pathways.cli import serving
    from pathways.cli.session import Session

    given: dict[str, Any] = {name: value for name, value in ctx.params.items() if name not in ("seed", "lang")}
    ctx.obj.session = Session.start(ctx.obj.store, lang, False)
    serving.run(ctx.obj.session, seed, given)
