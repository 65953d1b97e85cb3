"""A child process that reads pieces of a stream, and this side of the pipes to it.

When the parent ends, however it does, the child reads the end of its pipe and ends as well.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from typing import Any

from pathways.explain.mistakes import unavailable
from pathways.explain.words.stores import READER_ENDED
from pathways.intake.lines import Piece
from pathways.intake.reading import Read, Reader
from pathways.stores.incoming import Making

START = """
import pickle, sys
sys.path[:] = pickle.load(sys.stdin.buffer)
from pathways.intake.worker import serve
serve()
"""


class Worker:
    """One child process, which speaks of one piece at a time."""

    def __init__(self, making: Making) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=-1
        )
        self._say(sys.path)
        self._say(making)

    def read(self, piece: Piece) -> Read:
        """What a piece gives; raises `StoreUnavailable` where the child has ended."""
        try:
            self._say(piece)
            assert self._process.stdout is not None
            answer = pickle.load(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise unavailable(READER_ENDED) from error
        assert isinstance(answer, Read)
        return answer

    def end(self) -> None:
        """Stop the child, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()

    def _say(self, value: Any) -> None:
        assert self._process.stdin is not None
        pickle.dump(value, self._process.stdin, pickle.HIGHEST_PROTOCOL)
        self._process.stdin.flush()


def serve() -> None:
    """What a worker does: it answers one piece after another, until there are no more."""
    # An interruption is the parent's business; what is made here holds no circles, so nothing collects them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    reader = Reader(pickle.load(asked))
    # A pipe that ends, on either side, is how a worker learns that it is no longer needed.
    with suppress(EOFError, BrokenPipeError):
        while True:
            pickle.dump(reader.read(pickle.load(asked)), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
    os._exit(0)
