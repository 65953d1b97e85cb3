"""Asking: who is asked what, and what evidence may answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pathways.model.kinds import Verdict
from pathways.recognition.match import Aim, Guise
from pathways.recognition.scene import Scene
from pathways.recognition.support import Key, Player, Support
from pathways.recognition.thing import Thing

NO_AIM = Aim()

Findings = Callable[[str, str], Sequence[tuple[Guise, Verdict]]]
"""(assessment credential, holding) to what the assessor states that its report will find, with its verdict."""


def no_findings(assessment: str, holding: str) -> Sequence[tuple[Guise, Verdict]]:
    """An assessor that states nothing beforehand."""
    return ()


@dataclass(frozen=True)
class Asking:
    """Who is asked what.

    `floor`: the least verdict of a support. `self_index`: the asking step. `counts`: evidence is counted (a claim, or a
    way without study), so which evidence it is matters. `guises`: what claimed equivalences make things count as.
    `met`: parts of requirements, by identity, that are taken as met: to see what would follow.
    """

    scene: Scene
    cast: Sequence[Player] = ()
    floor: Verdict = Verdict.DISCRETIONARY
    aim: Aim = NO_AIM
    self_index: int = -1
    strict: bool = False  # what is asked throughout must last, whatever the floor
    counts: bool = False
    guises: Sequence[tuple[Key, Guise, Support]] = ()
    findings: Findings = no_findings
    refused: frozenset[str] = frozenset()  # credentials whose planned earning may not be cited
    only: frozenset[Key] | None = None  # ask these things alone
    met: frozenset[int] = frozenset()

    @property
    def things(self) -> Iterator[Thing]:
        """The held things that may be cited."""
        return (thing for thing in self.scene.things if self.only is None or thing.key in self.only)

    def thing(self, key: Key) -> Thing | None:
        """The thing that a key names: held, or earned by a planned step; None for work."""
        return self.cast[key].thing if isinstance(key, int) else self.scene.thing_of.get(key)

    @property
    def players(self) -> Iterator[Player]:
        """The planned steps that may be cited as evidence."""
        return (player for player in self.others if self.only is None or player.index in self.only)

    @property
    def others(self) -> Iterator[Player]:
        """Every planned step but the asking one: what is asked of the learner may rest on any of them."""
        return (player for player in self.cast if player.index != self.self_index)
