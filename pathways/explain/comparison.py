"""Comparisons in words: what each target takes, and which is best at what."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.explain.answer import verdict_lines
from pathways.explain.leaves import jobs_named
from pathways.explain.numbers import AND, join
from pathways.explain.pattern import places_in
from pathways.explain.requirement import Line, sentence
from pathways.explain.route import cost_words
from pathways.explain.voice import Voice
from pathways.explain.words.two import Two
from pathways.model.requirement import Requirement
from pathways.routing.answer import Impossible
from pathways.routing.comparison import Best, Comparison
from pathways.routing.request import OccupationTarget

_TARGET = Two("{number}. {target}", "{number}. {target}")
_WORK = Two("work {job}", "travailler {job}")
_BEST = Two("Best by {criterion}: {targets} ({cost})", "Au mieux selon {criterion} : {targets} ({cost})")


def comparison_lines(comparison: Comparison, voice: Voice) -> Iterator[Line]:
    """Each target with its routes' costs, or why there is none; then the best by each criterion."""
    for number, one in enumerate(comparison.answers, 1):
        yield Line(0, voice.say(_TARGET, number=number, target=target_words(one.target, voice)))
        if not isinstance(one.answer, Impossible):
            yield from (Line(1, cost_words(route.cost, voice)) for route in one.answer.routes)
        yield from (Line(1, text) for text in verdict_lines(one.answer, voice))
    yield from (Line(0, best_sentence(one, comparison, voice)) for one in comparison.best)


def best_sentence(best: Best, comparison: Comparison, voice: Voice) -> str:
    """Which targets are best by one criterion."""
    named = [target_words(comparison.answers[place].target, voice) for place in best.targets]
    told = {"criterion": voice.word(best.criterion), "targets": join(named, AND, voice.lang)}
    return voice.say(_BEST, cost=cost_words(best.cost, voice), **told)


def target_words(target: Requirement | OccupationTarget, voice: Voice) -> str:
    """What is aimed at."""
    if not isinstance(target, OccupationTarget):
        return sentence(target, voice)
    job = voice.say(_WORK, job=jobs_named((target.occupation,), voice))
    return f"{job} {places_in(target.places, voice)}" if target.places else job
