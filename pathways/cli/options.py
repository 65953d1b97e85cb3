"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Lang = Annotated[
    str | None, typer.Option("--lang", help="Language of the answer. Default: PATHWAYS_LANG, or en.", metavar="en|fr")
]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON; `pathways schema` describes it.")]

Background = Annotated[Path, typer.Argument(help="A learner's background, YAML or JSON.", metavar="BACKGROUND")]
To = Annotated[list[str] | None, typer.Option("--to", help="Id of the credential to reach; several: all of them.")]
Occupation = Annotated[str | None, typer.Option(help="NOC 2021 code of the occupation to reach, in place of --to.")]
Place = Annotated[list[str] | None, typer.Option(help="Where the occupation is: CA-ON, or CA. Repeatable.")]
Start = Annotated[str | None, typer.Option(help="First day, as 2027-01-15. Default: today.")]
Pace = Annotated[str, typer.Option(help="Share of full-time study: 1, 1/2, 0.5.")]
By = Annotated[str, typer.Option(help="What routes are judged by: months, price, credits, steps, certainty.")]
MaxMonths = Annotated[str | None, typer.Option(help="No route longer than this. Default: 240.")]
MaxPrice = Annotated[str | None, typer.Option(help="No route dearer than this, in Canadian dollars.")]
MaxSteps = Annotated[str | None, typer.Option(help="No route of more steps. Default: 12.")]
Certainty = Annotated[str, typer.Option(help="The least certainty: met, conditional or discretionary.")]
Delivery = Annotated[
    list[str] | None, typer.Option(help="Study only so: in_person, online, blended, workplace. Repeatable.")
]
TaughtIn = Annotated[list[str] | None, typer.Option(help="Study only in these languages: en, fr. Repeatable.")]
OnlyIn = Annotated[list[str] | None, typer.Option(help="Study and work only here: CA-ON, or CA. Repeatable.")]
SourceAge = Annotated[str | None, typer.Option(help="Rest only on sources at most so many years old.")]
WorkUnits = Annotated[str | None, typer.Option(help="How much the search may look at before it stops.")]

WORK_UNITS = "6000"
"""Some seconds of work on a whole country's catalogue; a search stopped there says so, and how far off it can be."""
