"""Where something failed, without what it failed on: an error's own words may hold anything that was asked."""

from __future__ import annotations

import traceback
from itertools import islice
from pathlib import Path

_FRAMES = 30
_CAUSES = 5


def trace(error: BaseException) -> tuple[str, ...]:
    """The kind of an error and the places it came through, the innermost last; the same for what caused it."""
    lines: list[str] = []
    one: BaseException | None = error
    for _ in range(_CAUSES):
        if one is None:
            break
        frames = list(islice(traceback.walk_tb(one.__traceback__), _FRAMES * 10))
        places = [f"{_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}" for frame, line in frames]
        lines += [f"{type(one).__module__}.{type(one).__qualname__}", *places[-_FRAMES:]]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return tuple(lines)


def _short(file: str) -> str:
    """The last parts of a file's name: where the program is installed is nobody's business."""
    return "/".join(Path(file).parts[-3:])
