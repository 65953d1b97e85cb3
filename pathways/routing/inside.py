"""What is counted in what, once the choices of a plan are made: credit counts once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pathways.recognition.asking import Asking
from pathways.recognition.support import Key
from pathways.routing.choice import Choice


@dataclass(frozen=True)
class Inside:
    """What is counted in what, once choices are made."""

    asking: Asking
    counted_in: Sequence[frozenset[Key]]

    def name(self, key: Key) -> Key:
        """A thing by what it is: two earnings of one credential are one thing."""
        thing = self.asking.cast[key].thing if isinstance(key, int) else self.asking.scene.thing_of.get(key)
        return f"credential:{thing.credential}" if thing and thing.credential else key

    def below(self, key: Key) -> set[Key]:
        """All that is counted in a thing, or in another earning of the same credential, by name."""
        names: set[Key] = set()
        seen: set[Key] = set()
        waiting = list(self._earnings(key))
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            for part in self._parts(one):
                names.add(self.name(part))
                waiting += self._earnings(part)
        return names

    def _parts(self, key: Key) -> list[Key]:
        """What is counted in one earning directly, or held as part of it."""
        if isinstance(key, int):
            return list(self.counted_in[key])
        scene = self.asking.scene
        return [part for part in scene.holdings if key in scene.parts_above(part)]

    def _earnings(self, key: Key) -> list[Key]:
        """A thing and every other earning of its credential: they are one thing here."""
        name = self.name(key)
        if name == key:
            return [key]
        held = [one for one in self.asking.scene.holdings if self.name(one) == name]
        return [*held, *(player.index for player in self.asking.cast if self.name(player.index) == name)]

    def all_of(self, keys: frozenset[Key] | set[Key]) -> set[Key]:
        """The things and all that is counted in them, by name."""
        names: set[Key] = set()
        for key in keys:
            names.add(self.name(key))
            names |= self.below(key)
        return names

    def excluded(self, choice: Choice) -> bool:
        """Whether two of a step's credit claims exclude each other."""
        reach = [(option.agreement, self.all_of(option.support.evidence)) for option in choice.credit]
        return any(
            one.id not in other.adds_to and other.id not in one.adds_to and not mine.isdisjoint(theirs)
            for position, (one, mine) in enumerate(reach)
            for other, theirs in reach[:position]
        )

    def nested(self, choice: Choice) -> bool:
        """Whether a pool of credits counts something twice."""
        return any(
            self.name(one) in self.below(other)
            for pool in choice.support.pools
            for one in pool
            for other in pool
            if one != other
        )
