"""What a requirement comes to at one moment, for fixed evidence: does one agreement give way to another?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

from pathways.model.background import Job
from pathways.model.credential import Credential
from pathways.model.kinds import Verdict
from pathways.model.pattern import Pattern
from pathways.model.requirement import (
    CreditsFrom,
    Experience,
    Group,
    Holds,
    Lacks,
    LanguageLevels,
    Standing,
    TestScores,
)
from tests.oracle import grades, language
from tests.oracle.exact import Number, moment, number, semester
from tests.oracle.experience import amount, asked, fits, from_months, rated, suits
from tests.oracle.match import STANDINGS, lies
from tests.oracle.plan import Cite, Plan, Planned
from tests.oracle.standing import spans
from tests.oracle.world import World

MET, UNKNOWN, UNMET = Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET


@dataclass(frozen=True)
class Moment:
    """The plan with its steps' times, `now`, and the evidence that holdings and jobs are asked of."""

    world: World
    plan: Plan
    times: tuple[tuple[Number, Number], ...]
    now: Number
    toward: Credential | None
    evidence: tuple[Cite, ...]
    jobs: tuple[Job, ...]
    works: tuple[int, ...]

    def verdict(self, node: Any) -> Verdict:
        """The best verdict over all choices."""
        match node:
            case Group():
                return max(self._group(node), default=UNMET)
            case Holds():
                return max(self._holds(node), default=UNMET)
            case CreditsFrom():
                return max(self._credits(node), default=UNMET)
            case Experience():
                return self._experience(node) if self.world.on("experience") else MET
            case LanguageLevels() | TestScores():
                return self._language(node) if self.world.on("language") else MET
            case Lacks():
                return self._lacks(node.lacks) if self.world.on("lacks") else MET
            case Standing():
                return self._standing(node)
        return Verdict.DISCRETIONARY if self.world.on("judgement") else MET

    def _group(self, node: Group) -> Iterator[Verdict]:
        for items in combinations(node.items, node.needed):
            yield min((*(self.verdict(item) for item in items), self._mean(node, items)), default=MET)

    def _mean(self, node: Group, items: tuple[Any, ...]) -> Verdict:
        """The best mean over what may be counted, one thing an item."""
        if node.mean is None or not self.world.on("grade"):
            return MET
        if not all(isinstance(item, Holds) and item.count == 1 for item in items):
            return UNKNOWN
        things = [[cite.thing for cite, one in self._matches(item.holds, item) if one > UNMET] for item in items]
        return max((grades.mean(node.mean, list(some)) for some in product(*things)), default=UNMET)

    def _matches(self, pattern: Pattern, node: Holds | CreditsFrom | None) -> Iterator[tuple[Cite, Verdict]]:
        if pattern.covered_by is not None:
            raise NotImplementedError("the oracle asks no assessment of an agreement's fixed evidence")
        for cite in self.evidence:
            verdict = self.world.matcher.verdict(cite.thing, pattern, self.toward)
            if node is not None and self.world.on("grade"):
                verdict = min(verdict, grades.floor(node.grade, cite.thing))
            if node is not None and self.world.on("age"):
                verdict = min(verdict, self._age(node, cite))
            yield cite, verdict

    def _age(self, node: Holds | CreditsFrom, cite: Cite) -> Verdict:
        if node.max_age_months is None and node.completed_since is None:
            return MET
        done = cite.thing.held if cite.step is None else self.times[cite.step][1]
        if done is None:
            return UNKNOWN
        young = node.max_age_months is None or self.now <= done + node.max_age_months
        return MET if young and (node.completed_since is None or done >= moment(node.completed_since)) else UNMET

    def _holds(self, node: Holds) -> Iterator[Verdict]:
        for some in combinations(list(self._matches(node.holds, node)), node.count):
            if len({cite.thing.key for cite, _ in some}) == node.count:
                yield min(verdict for _, verdict in some)

    def _credits(self, node: CreditsFrom) -> Iterator[Verdict]:
        least = semester(node.credits)
        found = list(self._matches(node.of, node))
        for size in range(len(found) + 1):
            for some in combinations(found, size):
                if least is None or len({cite.thing.key for cite, _ in some}) < size:
                    continue
                known = [cite.thing.credits for cite, _ in some if cite.thing.credits is not None]
                worst = min((verdict for _, verdict in some), default=MET)
                if sum(known) >= least:
                    yield worst
                elif len(known) < size:
                    yield min(worst, UNKNOWN)

    def _experience(self, node: Experience) -> Verdict:
        work = node.experience
        jobs = tuple(job for job in self.jobs if fits(work, job) is MET)
        months: Number = 0
        for step in self.works:
            if suits(self.plan.actions[step], work):
                start, end = self.times[step]
                since = start if work.within_months is None else max(start, number(self.now - work.within_months))
                months += max(0, end - since)
        if amount(self.world, work, jobs, self.now) + (from_months(work, months, None) or 0) >= asked(work):
            return MET
        unsure = [job for job in self.jobs if fits(work, job) is UNKNOWN]
        undated = [job for job in jobs if job.since is None and work.within_months is not None]
        unrated = [job for job in jobs if not rated(work, job)]
        return UNKNOWN if unsure or undated or unrated else UNMET

    def _language(self, node: LanguageLevels | TestScores) -> Verdict:
        held = [
            sitting
            for sitting, thing in self.world.sittings
            if thing.held is not None and thing.held <= self.now and not (thing.end and thing.end.passed(self.now))
        ]
        taken = [step for step, (_, end) in enumerate(self.times) if step and end <= self.now]
        if isinstance(node, TestScores):
            tests = [step for step in taken if self.plan.actions[step].thing and self._earns(step, (node.test,))]
            fitting = [sitting for sitting in held if sitting.test == node.test]
            return max(language.scored(node, fitting), Verdict.CONDITIONAL if tests else UNMET)
        skills: list[list[Verdict]] = []
        for skill, level in node.levels.items():
            asked_of = Planned(0, skill, level, node.language, node.purpose)
            skills.append([self._shown(sitting, asked_of, node.tests) for sitting in held])
            skills[-1] += [self._confirmed(step, asked_of, node.tests) for step in taken]
        if node.combine:
            return min(max(one, default=UNMET) for one in skills)
        return max((min(one) for one in zip(*skills, strict=True)), default=UNMET)

    def _earns(self, step: int, tests: tuple[str, ...]) -> bool:
        thing = self.plan.actions[step].thing
        if thing is None or (tests and thing.key not in tests):
            return False
        return thing.validity is None or self.now <= self.times[step][1] + thing.validity

    def _shown(self, sitting: Any, want: Planned, tests: tuple[str, ...]) -> Verdict:
        listed = not tests or sitting.test in tests
        if not listed or not language.converts(self.world, sitting, want.language, want.purpose):
            return UNMET
        level = language.shown(self.world, sitting, want.skill, want.language, want.purpose)
        return UNKNOWN if level is None else (MET if level >= want.level else UNMET)

    def _confirmed(self, step: int, want: Planned, tests: tuple[str, ...]) -> Verdict:
        thing = self.plan.actions[step].thing
        if thing is None or not self._earns(step, tests):
            return UNMET
        if language.highest(self.world, thing.key, want.skill, want.language, want.purpose) < want.level:
            return UNMET
        return language.planned_verdict(self.world, self.plan, want, self.plan.choices[step].courses)

    def _lacks(self, pattern: Pattern) -> Verdict:
        things = list(self.world.held)
        for step, (_, end) in enumerate(self.times):
            thing = self.plan.actions[step].thing
            if thing is not None and end <= self.now:
                things.append(thing)
        worst = max((self.world.matcher.verdict(one, pattern, self.toward) for one in things), default=UNMET)
        return {UNMET: MET, UNKNOWN: UNKNOWN}.get(worst, UNMET)

    def _standing(self, node: Standing) -> Verdict:
        asks, stated = node.standing, self.world.background.standing
        if asks.active_licence is not None:
            return max(self._licence(asks.active_licence), default=UNMET)
        fields = {
            "resides_in": stated.residence,
            "status": stated.status,
            "months_since_arrival": stated.arrived,
            "age_years": stated.born,
        }
        if all(fields[name] is None for name in asks.model_fields_set):
            return UNKNOWN
        times = spans(self.world, node)
        if any((first is None or first <= self.now) and not (end and end.passed(self.now)) for first, end in times):
            return MET
        vague = [home for home in stated.residence or () if lies(home.place, asks.resides_in) is UNKNOWN]
        return UNKNOWN if asks.resides_in and vague else UNMET

    def _licence(self, pattern: Pattern) -> Iterator[Verdict]:
        for cite, verdict in self._matches(pattern, None):
            holding = cite.thing.holding
            if cite.thing.kind in STANDINGS:
                active = True if holding is None else holding.active
                yield min(verdict, UNKNOWN if active is None else (MET if active else UNMET))
