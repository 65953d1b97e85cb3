"""Probing: which details of sittings, jobs and standing a leaf looks at, and how each of them answers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pathways.model.background import Job, LearnerStanding, Sitting
from pathways.model.kinds import Skill4, Verdict
from pathways.model.requirement import Condition, LanguageLevels, TestScores, Work
from pathways.model.time import moment_of
from pathways.recognition.asking import Asking
from pathways.recognition.experience import convertible, job_fits
from pathways.recognition.language import scores_fit, sitting_end, sitting_fit, unconverted, whole_fit
from pathways.recognition.match import inside, verdicts_of
from pathways.recognition.thing import Facts

MET, UNKNOWN, UNMET = Verdict.MET, Verdict.UNKNOWN, Verdict.UNMET


FIELDS = {
    "ids": "credential",
    "kinds": "kind",
    "fields": "field",
    "fields_not": "field",
    "providers": "provider",
    "jurisdictions": "jurisdiction",
    "jurisdictions_not": "jurisdiction",
    "level_at_least": "level",
    "credits_at_least": "credits",
    "professions": "profession",
    "accredited_by": "accredited_by",
    "taught_in": "taught_in",
    "own_effort": "earned_by",
    "evidenced_by": "evidence",
}
"""The field of a holding by which each part of a pattern is answered."""


def score_details(
    leaf: LanguageLevels | TestScores, sitting: Sitting, facts: Facts, moment: Fraction
) -> list[tuple[str, Verdict]]:
    """How each score of a sitting answers, where it is not enough; empty where its test is not accepted.

    `test`: nothing that is in force converts the scores of this test, in the language asked for, for what is asked.
    """
    told: list[tuple[str, Verdict]] = []
    if isinstance(leaf, LanguageLevels):
        fit = sitting_fit(leaf, sitting, facts)
        if fit is None and unconverted(leaf, sitting.test, facts):
            told.append(("test", UNMET))
    else:
        fit = scores_fit(leaf, sitting, facts)
    if fit is None and not told:
        return []
    skills = fit.skills if fit is not None else {}
    told += [(f"scores.{skill.value}", verdict) for skill, verdict in skills.items() if verdict < MET]
    if isinstance(leaf, TestScores) and (whole := whole_fit(leaf, sitting)) < MET:
        unscored = leaf.overall is None or sitting.overall is not None
        missing = [skill for skill in Skill4 if skill not in sitting.scores]
        if whole is UNKNOWN and unscored and missing:
            told += [(f"scores.{skill.value}", UNKNOWN) for skill in missing]
        else:
            told.append(("overall", whole))
    end = sitting_end(sitting, facts)
    if moment_of(sitting.taken) > moment or (end is not None and not end.admits(moment)):
        told.append(("taken", UNMET))
    return told


def standing_details(condition: Condition, standing: LearnerStanding) -> Iterator[str]:
    """The fields of a learner's standing that a condition asks and that do not say enough."""
    if condition.resides_in:
        homes = standing.residence
        if homes is None or any(inside(one.place, condition.resides_in) is UNKNOWN for one in homes):
            yield "residence"
    elif condition.status:
        if standing.status is None:
            yield "status"
    elif condition.months_since_arrival:
        if standing.arrived is None:
            yield "arrived"
    elif standing.born is None:
        yield "born"


def job_details(work: Work, asking: Asking) -> Iterator[tuple[str, str]]:
    """Of jobs that may count toward some work: the job (or what had to be held) and the field that is not stated."""
    for job in asking.scene.background.experience:
        if (asking.only is None or job.id in asking.only) and job_fits(work, job) is not UNMET:
            yield from _of_job(work, job, asking)


def _of_job(work: Work, job: Job, asking: Asking) -> Iterator[tuple[str, str]]:
    if work.occupations and job.occupation is None:
        yield job.id, "occupation"
    if work.teer_at_most is not None and job.teer is None and job.occupation is None:
        yield job.id, "teer"
    if work.jurisdictions and (job.jurisdiction is None or inside(job.jurisdiction, work.jurisdictions) is UNKNOWN):
        yield job.id, "jurisdiction"
    if not convertible(work, job):
        yield job.id, "hours_per_week"
    if job.since is None and work.within_months is not None:
        yield job.id, "since"
    if asking.scene.spans(work, job, asking.aim) is None:
        if job.since is None:
            yield job.id, "since"
        yield from _held_meanwhile(work, asking)


def _held_meanwhile(work: Work, asking: Asking) -> Iterator[tuple[str, str]]:
    """The holdings that had to be there, of which it is not known whether, or since when, they were."""
    scene = asking.scene
    for pattern in (work.after, work.while_holding):
        for thing in scene.things if pattern is not None else ():
            assert pattern is not None
            verdict = scene.match(pattern, thing, asking.aim)
            if verdict is UNKNOWN:
                unsure = verdicts_of(pattern, thing, asking.aim, scene.facts)
                yield from ((thing.key, FIELDS[part]) for part, one in unsure if one is UNKNOWN and part in FIELDS)
            elif verdict is MET and (thing.completed is None or thing.lapse_unknown):
                yield thing.key, "completed"
