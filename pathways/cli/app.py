"""The command line: what can be typed. What a command does is imported when it runs."""

# ruff: noqa: PLC0415 - importing the model takes longer than answering `--help` may

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pathways import __version__
from pathways.cli import besides, options
from pathways.cli.serve import serve
from pathways.cli.terminal import Given, app, main, session

__all__ = ["app", "main"]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"pathways {__version__}")
        raise typer.Exit


@app.callback()
def common(
    ctx: typer.Context,
    store: Annotated[
        str | None,
        typer.Option(
            help="The catalogue: a file, or a Neo4j database's address, as neo4j://localhost:7687. "
            "Default: PATHWAYS_STORE, or a file of your own."
        ),
    ] = None,
    _: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Take what stands before every command."""
    ctx.obj = Given(store)


@app.command("import")
def import_(
    ctx: typer.Context,
    path: Annotated[
        Path | None, typer.Argument(help="A bundle: a YAML, JSON or JSON Lines file, or a directory.")
    ] = None,
    seed: Annotated[
        bool, typer.Option("--seed", help="The Canadian catalogue that comes along, in place of PATH.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Make it the whole catalogue.")] = False,
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help="Do nothing where there is a catalogue already.")
    ] = False,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Add a bundle to the catalogue: all of it, or nothing."""
    from pathways.cli import catalogue

    catalogue.import_(session(ctx, lang, as_json), path, seed, catalogue.Onto(replace, if_empty))


@app.command()
def check(
    ctx: typer.Context,
    path: Annotated[Path | None, typer.Argument(help="A bundle to check by itself. Default: the catalogue.")] = None,
    added: Annotated[bool, typer.Option("--added", help="Check it as an addition to the catalogue.")] = False,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Tell what is wrong with a bundle, or with the catalogue."""
    from pathways.cli import catalogue

    catalogue.check(session(ctx, lang, as_json), path, added)


@app.command()
def export(
    ctx: typer.Context,
    path: Annotated[Path, typer.Argument(help="The file to write, for admin-csv a new folder; .gz packs it.")],
    form: Annotated[
        str,
        typer.Option("--format", help="jsonl (which `import` reads), graphml, node-link, cypher or admin-csv."),
    ] = "jsonl",
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Write the whole catalogue to a file, also for other tools."""
    from pathways.cli import catalogue

    catalogue.export(session(ctx, lang, as_json), path, form)


@app.command()
def copy(
    ctx: typer.Context,
    source: Annotated[str, typer.Option("--from", help="The catalogue to copy: a file, or a database's address.")],
    target: Annotated[str, typer.Option("--to", help="Where the copy is to be: a file, or a database's address.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put it in place of the catalogue there.")] = False,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Copy the whole catalogue to another place, and compare."""
    from pathways.cli import copying

    copying.copy(session(ctx, lang, as_json), source, target, replace)


@app.command()
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words of a title or a description, in either language.")],
    kind: Annotated[
        list[str] | None, typer.Option(help="Only credentials of this kind, as diploma or licence. Repeatable.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 20,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Find anything in the catalogue by its names."""
    from pathways.cli import catalogue

    catalogue.search(session(ctx, lang, as_json), " ".join(words), kind or [], limit)


@app.command()
def show(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(help="The id of anything in the catalogue.")],
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Show one thing by its id, and what is said of it."""
    from pathways.cli import catalogue

    catalogue.show(session(ctx, lang, as_json), id)


@app.command()
def routes(
    ctx: typer.Context,
    background: options.Background,
    to: options.To = None,
    occupation: options.Occupation = None,
    place: options.Place = None,
    start: options.Start = None,
    pace: options.Pace = "1",
    by: options.By = "months,price,certainty",
    max_months: options.MaxMonths = None,
    max_price: options.MaxPrice = None,
    max_steps: options.MaxSteps = None,
    certainty: options.Certainty = "discretionary",
    delivery: options.Delivery = None,
    taught_in: options.TaughtIn = None,
    only_in: options.OnlyIn = None,
    source_age: options.SourceAge = None,
    work_units: options.WorkUnits = options.WORK_UNITS,
    why: Annotated[
        bool, typer.Option("--why", help="Tell every step, its reasons, credit, price and sources.")
    ] = False,
    lines: Annotated[
        bool, typer.Option("--lines", help="Only one line of text a route, to keep or to compare.")
    ] = False,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Find every route to a goal that no other route outdoes."""
    from pathways.cli import journeys

    opened = session(ctx, lang, as_json)
    journeys.routes(opened, journeys.asked(opened, ctx.params), journeys.Style(why=why, lines=lines))


@app.command()
def explain(
    ctx: typer.Context,
    background: options.Background,
    route: Annotated[str, typer.Option(help="Which route: its number, or its line of text.")] = "1",
    to: options.To = None,
    occupation: options.Occupation = None,
    place: options.Place = None,
    start: options.Start = None,
    pace: options.Pace = "1",
    by: options.By = "months,price,certainty",
    max_months: options.MaxMonths = None,
    max_price: options.MaxPrice = None,
    max_steps: options.MaxSteps = None,
    certainty: options.Certainty = "discretionary",
    delivery: options.Delivery = None,
    taught_in: options.TaughtIn = None,
    only_in: options.OnlyIn = None,
    source_age: options.SourceAge = None,
    work_units: options.WorkUnits = options.WORK_UNITS,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Tell one route in full: why it counts, what it hangs on."""
    from pathways.cli import journeys

    opened = session(ctx, lang, as_json)
    journeys.explain(opened, journeys.asked(opened, ctx.params), route)


@app.command()
def ladders(
    ctx: typer.Context,
    credential: Annotated[str, typer.Argument(help="The id of a credential.", metavar="CREDENTIAL")],
    down: Annotated[bool, typer.Option("--down/--up", help="What counts toward it, or what it leads to.")] = False,
    depth: Annotated[int, typer.Option(min=1, max=20, help="How many rungs to follow.")] = 3,
    on: Annotated[str | None, typer.Option(help="By what is in force on a day, as 2027-01-15. Default: ever.")] = None,
    how: Annotated[
        list[str] | None,
        typer.Option(help="Only rungs of a kind: credit, stacking, award, admission or requirement; may be repeated."),
    ] = None,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Follow what counts toward what, for nobody in particular."""
    from pathways.cli import catalogue

    catalogue.ladders(session(ctx, lang, as_json), credential, "down" if down else "up", depth, on, how or [])


app.command()(besides.evaluate)
app.command()(besides.opportunities)
app.command()(besides.compare)
app.command()(besides.reverse)
app.command()(besides.structure)


@app.command()
def demo(
    ctx: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Ask every question of the example learners.")] = False,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Show routes of example learners in the Canadian catalogue."""
    from pathways.cli import demo as demonstration

    demonstration.run(session(ctx, lang, as_json), every)


@app.command()
def schema(
    ctx: typer.Context,
    of: Annotated[
        str,
        typer.Argument(
            metavar="OF",
            help="What is read: bundle, background or request. "
            "What --json answers: answer (of routes), route (of explain), ladder, evaluation, opportunities, "
            "comparison, reverse, structure, import, export, copy, check, search, show or demo.",
        ),
    ] = "bundle",
) -> None:
    """Print the JSON Schema of what is read, or --json answers."""
    from pathways.cli import catalogue

    catalogue.schema(session(ctx, None, True), of)


app.command()(serve)
