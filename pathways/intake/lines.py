"""A file of JSON Lines in pieces that end where lines do."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pathways.errors import InvalidInput, Problem
from pathways.model.bundle import FORMAT

PIECE = 1024 * 1024
"""About how many bytes are read, checked and written at a time."""

LONGEST = 16 * 1024 * 1024
"""The longest line, in bytes."""

_HEADER = json.dumps({"format": FORMAT})


class Piece(NamedTuple):
    """Whole lines of a file. `first`: the number of the first one. `done`: what share of the file this ends at."""

    name: str
    first: int
    content: bytes
    done: float


def pieces(path: Path) -> Iterator[Piece]:
    """The lines of a file after its first, which says what it is; raises `InvalidInput` for what is no such file."""
    try:
        with path.open("rb") as raw:
            size = max(1, path.stat().st_size)
            packed = path.suffix.lower() == ".gz"
            with gzip.GzipFile(mode="rb", fileobj=raw) if packed else nullcontext(raw) as file:
                for piece in _cut(str(path), file):
                    yield piece._replace(done=min(1.0, raw.tell() / size))
    except FileNotFoundError:
        raise InvalidInput(Problem(str(path), "there is no such file", "check the path")) from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InvalidInput(Problem(str(path), f"cannot be unpacked: {error}", "pack or copy it again")) from None
    except OSError as error:
        raise InvalidInput(Problem(str(path), f"cannot be read: {error.strerror}", "check who may read it")) from None


def _cut(name: str, file: BinaryIO | gzip.GzipFile) -> Iterator[Piece]:
    number, kept = 2, b""
    header = file.readline(LONGEST).strip().removeprefix(b"\xef\xbb\xbf")
    _expect_header(name, header)
    while read := file.read(PIECE):
        whole, newline, rest = read.rpartition(b"\n")
        if not newline:
            kept += read
            if len(kept) > LONGEST:
                what = f"is longer than {LONGEST} bytes"
                raise InvalidInput(Problem(f"{name}:{number}:1", what, "write one record to a line"))
            continue
        content = kept + whole
        yield Piece(name, number, content, 0)
        number, kept = number + content.count(b"\n") + 1, rest
    if kept:
        yield Piece(name, number, kept, 0)


def _expect_header(name: str, header: bytes) -> None:
    try:
        said = json.loads(header)
    except ValueError:
        said = None
    if not isinstance(said, dict) or said.get("format") != FORMAT or not said.keys() <= {"format", "title", "note"}:
        raise InvalidInput(Problem(f"{name}:1:1", "does not say what this is", f"begin with the line {_HEADER}"))
