"""What can be asked of the benchmark."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.catalogue import SEED, documents
from bench.layout import SIZES


def main(given: list[str] | None = None) -> None:
    """Run the command that is asked for."""
    options = _parser().parse_args(given)
    options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("catalogue", help="make the invented country: a store, or JSON Lines (FILE.jsonl)")
    making.add_argument("--out", type=Path, required=True, metavar="FILE")
    making.set_defaults(run=_catalogue)
    asking = commands.add_parser("ask", help="ask the questions of a store and tell what each took")
    asking.add_argument("file", type=Path, metavar="FILE")
    asking.add_argument("--warm", action="store_true", help="in one process that has asked them all before")
    asking.add_argument("--group", default="", help="only these: 6x2 is six steps, two criteria")
    asking.add_argument("--questions", type=int, default=200, help="only the first so many")
    asking.add_argument("--seconds", type=float, default=10, help="each is stopped after so long")
    asking.set_defaults(run=_ask)
    for command in (making, asking):
        command.add_argument("--size", choices=SIZES, default="20k")
        command.add_argument("--seed", type=int, default=SEED)
    return parser


def _catalogue(options: argparse.Namespace) -> None:
    if options.out.suffix == ".jsonl":
        with options.out.open("w", encoding="utf-8") as out:
            out.writelines(_lines(SIZES[options.size], options.seed))
        return
    from bench.stores import build  # noqa: PLC0415 - JSON Lines need no store

    print(json.dumps(build(SIZES[options.size], options.out, options.seed)._asdict()))


def _lines(areas: int, seed: int) -> Iterator[str]:
    for name, document in documents(areas, seed):
        yield json.dumps({name: document}, ensure_ascii=False) + "\n"


def _ask(options: argparse.Namespace) -> None:
    from bench.asking import cold, warm  # noqa: PLC0415
    from bench.questions import questions  # noqa: PLC0415

    all_asked = list(questions(SIZES[options.size], options.seed))[: options.questions]
    chosen = [each for each in all_asked if options.group in ("", each.group)]
    for asked in (warm if options.warm else cold)(options.file, chosen, options.seconds):
        print(json.dumps(asked._asdict()))
        sys.stdout.flush()
