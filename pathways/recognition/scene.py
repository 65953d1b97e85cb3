"""The scene of one question: a learner's held things, when the route starts, and the catalogue's facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from pathways.model.background import Background, Holding, Job
from pathways.model.kinds import STANDING_KINDS, Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import Requirement, Work
from pathways.recognition.experience import Span
from pathways.recognition.language import Tongue, tongue_of
from pathways.recognition.match import PLAIN, Aim, Guise, match
from pathways.recognition.thing import Facts, Thing, held_thing

ANYTIME: Span = (Fraction(0), Fraction(10**9))


@dataclass(frozen=True)
class Scene:
    """What is asked about whom, from when on. Answers are remembered for the life of the question."""

    facts: Facts
    background: Background
    start: Fraction

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The background's holdings as things, in their order."""
        return tuple(held_thing(holding, self.facts) for holding in self.background.holdings)

    @cached_property
    def holdings(self) -> Mapping[str, Holding]:
        """The background's holdings by id."""
        return {holding.id: holding for holding in self.background.holdings}

    @cached_property
    def thing_of(self) -> Mapping[str, Thing]:
        """The background's things by holding id."""
        return {thing.key: thing for thing in self.things}

    @cached_property
    def _matches(self) -> dict[tuple[object, ...], Verdict]:
        return {}

    @cached_property
    def best(self) -> dict[tuple[int, Aim], tuple[Requirement, Verdict]]:
        """The best verdict of what is held, per leaf by identity; for whoever asks to remember."""
        return {}

    @cached_property
    def _tongues(self) -> dict[str, Tongue]:
        return {}

    def match(self, pattern: Pattern, thing: Thing, aim: Aim, guise: Guise = PLAIN) -> Verdict:
        """`match`, remembered."""
        # Patterns live as long as the catalogue values that hold them, so their identity is a safe key.
        name = (thing.credential, thing.own_effort) if thing.planned else thing.key
        key = (id(pattern), name, aim, guise)
        known = self._matches.get(key)
        if known is None:
            known = self._matches[key] = match(pattern, thing, aim, self.facts, guise)
        return known

    def tongue(self, language: str) -> Tongue:
        """What is known of the learner in a language."""
        if language not in self._tongues:
            self._tongues[language] = tongue_of(language, self.background, self.start, self.facts)
        return self._tongues[language]

    def parts_above(self, key: str) -> frozenset[str]:
        """The holdings that a holding is part of, and so on up."""
        above: set[str] = set()
        whole = self.holdings[key].part_of if key in self.holdings else None
        while whole is not None:
            above.add(whole)
            whole = self.holdings[whole].part_of
        return frozenset(above)

    def licensed(self, pattern: Pattern, thing: Thing, aim: Aim) -> Verdict:
        """Whether a thing is an active licence that matches the pattern."""
        if thing.kind not in STANDING_KINDS:
            return Verdict.UNMET
        active = {True: Verdict.MET, False: Verdict.UNMET, None: Verdict.UNKNOWN}[thing.active]
        return min(active, self.match(pattern, thing, aim))

    def spans(self, work: Work, job: Job, aim: Aim) -> list[Span] | None:
        """When a job counts toward a leaf that asks for work after or while holding something; None: not known."""
        spans = [ANYTIME]
        for pattern, to_lapse in ((work.after, False), (work.while_holding, True)):
            if pattern is not None:
                held = self._held_spans(pattern, aim, to_lapse=to_lapse)
                if held is None or job.since is None:
                    return None if held is None or held else []
                spans = [(max(a, c), min(b, d)) for a, b in spans for c, d in held if max(a, c) < min(b, d)]
        return spans

    def _held_spans(self, pattern: Pattern, aim: Aim, *, to_lapse: bool) -> list[Span] | None:
        spans: list[Span] = []
        for thing in self.things:
            verdict = self.match(pattern, thing, aim)
            if verdict is Verdict.UNMET:
                continue
            if verdict is Verdict.UNKNOWN or thing.completed is None or (to_lapse and thing.lapse_unknown):
                return None
            until = thing.until.at if to_lapse and thing.until else ANYTIME[1]
            spans.append((thing.completed, until))
        return spans
