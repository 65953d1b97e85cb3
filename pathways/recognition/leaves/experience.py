"""Leaves that ask for experience: what was done, and what a route works off."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from pathways.model.kinds import Verdict
from pathways.model.requirement import Experience
from pathways.recognition.asking import Asking
from pathways.recognition.experience import WEEKS_A_MONTH, Past, job_fits, past_of
from pathways.recognition.support import Cite, Support, Trace, WorkUse
from pathways.recognition.thing import End


def experience_supports(leaf: Experience, asking: Asking) -> list[Support]:
    """The background's jobs where they are enough, and every use of the plan's fitting work steps."""
    work = leaf.experience
    needed = work.months if work.months is not None else work.hours
    assert needed is not None
    past = past_for(leaf, asking)
    jobs = tuple(
        job.id
        for job in asking.scene.background.experience
        if job_fits(work, job) > Verdict.UNKNOWN and (asking.only is None or job.id in asking.only)
    )
    found: list[Support] = []
    if past.at(asking.scene.start) >= needed:
        last = past.reached_until(needed)
        until = End(last, inclusive=True) if last is not None else None
        found.append(
            Support(
                held=frozenset(jobs), evidence=frozenset(jobs), until=until, trail=(Trace(leaf, jobs, Verdict.MET),)
            )
        )
    elif past.unknown and asking.floor <= Verdict.UNKNOWN:
        found.append(Support(Verdict.UNKNOWN, trail=(Trace(leaf, (), Verdict.UNKNOWN),)))
    found += _with_work(leaf, needed, past, jobs, asking)
    return found


def past_for(leaf: Experience, asking: Asking) -> Past:
    """What the background counts toward the leaf."""
    scene, work = asking.scene, leaf.experience
    jobs = [job for job in scene.background.experience if asking.only is None or job.id in asking.only]
    return past_of(work, jobs, scene.start, lambda job: scene.spans(work, job, asking.aim))


def missing_months(leaf: Experience, asking: Asking) -> Fraction | None:
    """The months of work that a leaf misses at least, whenever it is cited; None: no work can be planned for it."""
    work = leaf.experience
    rate = _per_month(leaf)
    if rate is None:
        return None
    needed = work.months if work.months is not None else work.hours
    assert needed is not None
    return max(Fraction(0), needed - past_for(leaf, asking).at(asking.scene.start)) / rate


def _per_month(leaf: Experience) -> Fraction | None:
    """What a month of planned work is worth in the leaf's unit."""
    work = leaf.experience
    if work.months is not None:
        return Fraction(1)
    return work.hours_per_week * WEEKS_A_MONTH if work.hours_per_week else None


def _with_work(
    leaf: Experience, needed: Fraction, past: Past, jobs: tuple[str, ...], asking: Asking
) -> Iterator[Support]:
    work, own, others = leaf.experience, None, list[int]()
    for player in asking.players:
        if player.spec is None:
            continue
        if player.owner == (asking.self_index, id(leaf)):
            own = player.index
        elif player.spec.fits(work) and player.terms == (work.while_holding, work.after):
            others.append(player.index)
    per_month = _per_month(leaf)
    if per_month is None:
        return
    evidence = jobs if past.spans or past.undated else ()
    for size in range(len(others) + 1):
        for cited in combinations(others, size):
            if own is None and not cited:
                continue
            steps = (*cited, own) if own is not None else cited
            yield Support(
                cites=frozenset(Cite(step, lasts=None) for step in steps),
                held=frozenset(evidence),
                evidence=frozenset((*evidence, *steps)),
                work=(WorkUse(needed, past, own, cited, per_month, work.within_months),),
                trail=(Trace(leaf, (*evidence, *steps), Verdict.MET),),
            )
