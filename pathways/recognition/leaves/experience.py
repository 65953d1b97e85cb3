"""Leaves that ask for experience: what was done, and what a route works off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from pathways.model.background import Job
from pathways.model.kinds import Verdict
from pathways.model.requirement import Experience
from pathways.recognition.asking import Asking
from pathways.recognition.experience import Past, job_fits, needed_amount, past_of, per_month
from pathways.recognition.support import Cite, Support, Trace, WorkUse
from pathways.recognition.thing import End


def experience_supports(leaf: Experience, asking: Asking) -> list[Support]:
    """The background's jobs where they are enough, and every use of the plan's fitting work steps."""
    work = leaf.experience
    needed, past = needed_amount(work), past_for(leaf, asking)
    jobs = tuple(job for job in _jobs(asking) if job_fits(work, job) > Verdict.UNKNOWN)
    if past.at(asking.scene.start) >= needed:
        found = [_by_jobs(leaf, needed, some, asking) for some in _enough(leaf, needed, jobs, asking)]
    elif past.unknown and asking.floor <= Verdict.UNKNOWN:
        found = [Support(Verdict.UNKNOWN, trail=(Trace(leaf, (), Verdict.UNKNOWN),))]
    else:
        found = []
    return [*found, *_with_work(leaf, needed, past, tuple(job.id for job in jobs), asking)]


def _jobs(asking: Asking) -> Iterator[Job]:
    """The jobs that may be cited."""
    return (job for job in asking.scene.background.experience if asking.only is None or job.id in asking.only)


def _enough(leaf: Experience, needed: Fraction, jobs: tuple[Job, ...], asking: Asking) -> Iterator[tuple[Job, ...]]:
    """Sets of jobs that are enough when the route starts.

    Where they count, none of them needless, except that within a window more of them may be enough for longer. Where
    they do not, all of them at once are as good as any.
    """
    if not asking.counts:
        yield jobs
        return
    found: list[frozenset[str]] = []
    for size in range(len(jobs) + 1):
        for some in combinations(jobs, size):
            ids = frozenset(job.id for job in some)
            needless = leaf.experience.within_months is None and any(less <= ids for less in found)
            if not needless and _past(leaf, some, asking).at(asking.scene.start) >= needed:
                found.append(ids)
                yield some


def _by_jobs(leaf: Experience, needed: Fraction, jobs: tuple[Job, ...], asking: Asking) -> Support:
    ids, last = tuple(job.id for job in jobs), _past(leaf, jobs, asking).reached_until(needed)
    until = End(last, inclusive=True) if last is not None else None
    trail = (Trace(leaf, ids, Verdict.MET),)
    return Support(held=frozenset(ids), evidence=frozenset(ids), until=until, trail=trail)


def past_for(leaf: Experience, asking: Asking) -> Past:
    """What the background counts toward the leaf."""
    return _past(leaf, _jobs(asking), asking)


def _past(leaf: Experience, jobs: Iterable[Job], asking: Asking) -> Past:
    scene, work = asking.scene, leaf.experience
    return past_of(work, jobs, scene.start, lambda job: scene.spans(work, job, asking.aim))


def missing_months(leaf: Experience, asking: Asking) -> Fraction | None:
    """The months of work that a leaf misses at least, whenever it is cited; None: no work can be planned for it."""
    rate = per_month(leaf.experience)
    if rate is None:
        return None
    done = past_for(leaf, asking).at(asking.scene.start)
    return max(Fraction(0), needed_amount(leaf.experience) - done) / rate


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
    rate = per_month(work)
    if rate is None:
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
                work=(WorkUse(needed, past, own, cited, rate, work.within_months),),
                trail=(Trace(leaf, (*evidence, *steps), Verdict.MET),),
            )
