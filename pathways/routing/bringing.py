"""Bringing: what the things of a pool bring to a claim of a share of their credits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pathways.routing.cost import SCALE
from pathways.routing.measures import FREE, Row


class Bringing(NamedTuple):
    """The share of a study that what is held brings, and the one that earning each of some credentials would.

    `most`: no set of things brings more of which none is needless.
    """

    most: int
    held: int
    new: tuple[tuple[int, str], ...]  # the most first

    def share(self, steps: int) -> int:
        """The most that is brought where so many may be earned."""
        return min(self.most, self.held + sum(share for share, _ in self.new[: max(0, steps)]))

    def gained(self, steps: int, study: int, known: Mapping[str, Row], place: int) -> int:
        """What of a figure of the study is gained at most in so many steps, once what earning takes is paid."""
        gains = (-(-share * study // SCALE) - known.get(id, FREE)[place] for share, id in self.new)
        best = sorted((gain for gain in gains if gain > 0), reverse=True)[: max(0, steps)]
        return -(-self.held * study // SCALE) + sum(best)
