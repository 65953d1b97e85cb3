"""What can be asked of the benchmark."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.catalogue import SEED, documents
from bench.layout import SIZES
from bench.questions import Question, questions

SECONDS = 10
"""A question is stopped after so long, unless another time is asked for."""


def main(given: list[str] | None = None) -> None:
    """Run the command that is asked for; without one, measure everything."""
    options = _parser().parse_args(given)
    options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = parser.add_subparsers()
    _add_measuring(parser)
    making = commands.add_parser(
        "catalogue", help="make the invented country: a store, or JSON Lines (FILE.jsonl or FILE.jsonl.gz)"
    )
    making.add_argument("--out", required=True, metavar="STORE", help="a file, or the address of a database")
    making.set_defaults(run=_catalogue)
    asking = commands.add_parser("ask", help="ask the questions of a store and tell what each took")
    asking.add_argument("place", metavar="STORE", help="a file, or the address of a database")
    asking.add_argument("--warm", action="store_true", help="in one process that has asked each before")
    asking.add_argument("--group", default="", help="only these: 6x2 is six steps, two criteria")
    asking.add_argument("--questions", type=int, default=200, help="only the first so many")
    asking.add_argument("--told", action="store_true", help="those whose numbers are given, a line each")
    asking.add_argument("--seconds", type=float, default=SECONDS, help="each is stopped after so long")
    asking.set_defaults(run=_ask)
    beside = commands.add_parser("peers", help="HiGHS on questions without dates, networkx on paths alone")
    beside.add_argument("--first", type=int, default=40, metavar="N", help="only the first N questions")
    beside.add_argument("--seconds", type=float, default=60, help="each is stopped after so long, on both sides")
    beside.add_argument("--stores", type=Path, metavar="FOLDER", help="keep the store here and take the one there is")
    beside.set_defaults(run=_peers)
    databases = commands.add_parser("neo4j", help="the same questions of a store in Neo4j and of one in a file")
    databases.add_argument("--sizes", nargs="+", choices=SIZES, default=["20k"], help="how large, one after another")
    databases.add_argument("--first", type=int, default=200, metavar="N", help="ask only the first N questions")
    databases.add_argument("--batches", type=int, default=20, metavar="N", help="ask the batches of the first N again")
    databases.add_argument("--stop", type=float, default=SECONDS, metavar="SECONDS", help="stop after so long")
    databases.add_argument("--stores", type=Path, metavar="FOLDER", help="keep the files here, take those there are")
    databases.set_defaults(run=_databases, seed=SEED)
    _add_serving(commands)
    for command in (making, asking, beside):
        command.add_argument("--size", choices=SIZES, default="20k")
        command.add_argument("--seed", type=int, default=SEED)
    return parser


def _add_serving(commands: Any) -> None:
    parser = commands.add_parser("serving", help="requests a second of the server, overload, hostile documents")
    parser.add_argument("--small", action="store_true", help="a small schema in place of the catalogue's")
    parser.add_argument("--seconds", type=float, default=5, help="how long each load lasts")
    parser.add_argument("--no-overload", action="store_true", help="only what can be answered")
    parser.set_defaults(run=_serving)


def _serving(options: argparse.Namespace) -> None:
    from bench.serving import serving  # noqa: PLC0415

    serving(options)


def _add_measuring(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=["20k"], help="how large, one after another")
    parser.add_argument("--first", type=int, default=200, metavar="N", help="ask only the first N questions")
    parser.add_argument("--stop", type=float, default=SECONDS, metavar="SECONDS", help="stop a question after so long")
    parser.add_argument("--against", metavar="REV", help="compare with another revision, question by question")
    parser.add_argument("--stores", type=Path, metavar="FOLDER", help="keep the stores here and take those there are")
    parser.add_argument("--write", action="store_true", help="write the tables and the plot into docs/")
    parser.set_defaults(run=_measure, seed=SEED)


def _measure(options: argparse.Namespace) -> None:
    from bench.measure import measure  # noqa: PLC0415 - the parts need none of it

    measure(options)


def _databases(options: argparse.Namespace) -> None:
    from bench.databases import databases  # noqa: PLC0415
    from bench.measure import folder  # noqa: PLC0415

    with folder(options.stores) as kept:
        databases(options, kept)


def _peers(options: argparse.Namespace) -> None:
    from bench.measure import folder  # noqa: PLC0415
    from bench.peers import peers  # noqa: PLC0415

    with folder(options.stores) as kept:
        print(peers(options, kept))


def _catalogue(options: argparse.Namespace) -> None:
    if ".jsonl" in Path(options.out).suffixes:
        from bench.lines import write  # noqa: PLC0415

        write(documents(SIZES[options.size], options.seed), Path(options.out))
        return
    from bench.stores import build  # noqa: PLC0415 - JSON Lines need no store

    print(build(SIZES[options.size], options.out, options.seed).written())


def _ask(options: argparse.Namespace) -> None:
    from bench.asking import cold, warm  # noqa: PLC0415

    asker = (warm if options.warm else cold)(options.place, options.seconds)
    for question in _chosen(options):
        print(json.dumps(asker(question)._asdict()))
        sys.stdout.flush()


def _chosen(options: argparse.Namespace) -> Iterable[Question]:
    asked = list(questions(SIZES[options.size], options.seed))
    if options.told:
        known = {question.number: question for question in asked}
        return (known[int(line)] for line in sys.stdin)
    return [each for each in asked[: options.questions] if options.group in ("", each.group)]
