"""The commands besides routes: what holds on a day, what is near, what is compared, what counts, and the shape."""

# ruff: noqa: PLC0415 - importing the model takes longer than answering `--help` may

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pathways.cli import options
from pathways.cli.terminal import session

Kind = Annotated[list[str] | None, typer.Option(help="Only this kind, as bachelor or licence. Repeatable.")]
Field = Annotated[list[str] | None, typer.Option(help="Only this field, the first digits of ISCED-F. Repeatable.")]
Provider = Annotated[list[str] | None, typer.Option(help="Only of this provider, or of a group's members. Repeatable.")]
Where = Annotated[list[str] | None, typer.Option("--place", help="Only offered here: CA-ON, or CA. Repeatable.")]
Offered = Annotated[
    list[str] | None, typer.Option("--delivery", help="Only offered so: in_person, online, blended. Repeatable.")
]
On = Annotated[str | None, typer.Option(help="By what is in force on a day, as 2027-01-15. Default: ever.")]


def evaluate(
    ctx: typer.Context,
    background: options.Background,
    credential: Annotated[
        str | None, typer.Argument(help="The id of a credential: all its ways, and what would be recognized.")
    ] = None,
    requirement: Annotated[
        Path | None, typer.Option(help="A file with a requirement, YAML or JSON, in place of CREDENTIAL.")
    ] = None,
    on: Annotated[str | None, typer.Option(help="The day, as 2027-01-15. Default: today.")] = None,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Tell how far a learner meets what is asked on a day."""
    from pathways.cli import answers

    opened = session(ctx, lang, as_json)
    answers.evaluate(opened, background, answers.Judged(credential, requirement, on))


def opportunities(
    ctx: typer.Context,
    background: options.Background,
    kind: Kind = None,
    field: Field = None,
    provider: Provider = None,
    where: Where = None,
    offered: Offered = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="At most so many.")] = 20,
    start: options.Start = None,
    pace: options.Pace = "1",
    by: Annotated[str, typer.Option(help="What orders those of as many steps, as in `routes`.")] = "months,price",
    max_steps: Annotated[str | None, typer.Option(help="Within so many steps.")] = "3",
    max_months: options.MaxMonths = None,
    max_price: options.MaxPrice = None,
    certainty: options.Certainty = "discretionary",
    taught_in: options.TaughtIn = None,
    only_in: options.OnlyIn = None,
    source_age: options.SourceAge = None,
    work_units: Annotated[
        str | None, typer.Option(help="How much all searches together may look at before they stop.")
    ] = options.WORK_UNITS,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Find what is within reach of a learner, the nearest first.

    Courses, bridging programs, exams, language tests and assessments are offered only where --kind names them.
    """
    from pathways.cli import answers

    answers.opportunities(session(ctx, lang, as_json), ctx.params)


def compare(
    ctx: typer.Context,
    background: options.Background,
    to: Annotated[list[str] | None, typer.Option("--to", help="Id of a credential; several: side by side.")] = None,
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
    """Compare goals: what each takes, and which is best at what."""
    from pathways.cli import answers

    answers.compare(session(ctx, lang, as_json), ctx.params)


def reverse(
    ctx: typer.Context,
    credential: Annotated[str, typer.Argument(help="The id of a credential.", metavar="CREDENTIAL")],
    on: On = None,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Tell all that counts toward a credential."""
    from pathways.cli import answers

    answers.reverse(session(ctx, lang, as_json), credential, on)


def structure(
    ctx: typer.Context,
    kind: Kind = None,
    field: Field = None,
    provider: Provider = None,
    where: Where = None,
    offered: Offered = None,
    on: On = None,
    lang: options.Lang = None,
    as_json: options.Json = False,
) -> None:
    """Tell gateways, cycles, dead ends, what nothing leads to."""
    from pathways.cli import answers

    answers.structure(session(ctx, lang, as_json), ctx.params)
