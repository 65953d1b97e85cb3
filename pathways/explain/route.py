"""A whole route in words: its summary, and its figures one by one."""

from __future__ import annotations

from pathways.explain.numbers import counted, credits, day, money, months
from pathways.explain.sources import months_summary, price_summary, source_words
from pathways.explain.voice import Voice
from pathways.explain.words.routes import STEP
from pathways.explain.words.two import Two
from pathways.routing.cost import Cost
from pathways.routing.route import Route

_SUMMARY = Two(
    "{months}, until {end}; {price}; {credits} to study; {steps}; {certainty}",
    "{months}, jusqu'au {end} ; {price} ; {credits} à étudier ; {steps} ; {certainty}",
)
_HELD = Two(
    "The target is met by what is held: nothing is left to do.", "La cible est atteinte : rien ne reste à faire."
)
_COST = Two(
    "{months}, {price}, {credits} to study, {steps}, {certainty}",
    "{months}, {price}, {credits} à étudier, {steps}, {certainty}",
)
_WEAKEST = Two("Weakest source: {source}", "Source la plus faible : {source}")
_BOTH = Two("Weakest and oldest source: {source}", "Source la plus faible et la plus ancienne : {source}")
_OLDEST = Two("Oldest source: {source}", "Source la plus ancienne : {source}")


def summary(route: Route, voice: Voice) -> str:
    """A route in one sentence, every total with how much of it is not published."""
    if not route.steps:
        return voice.say(_HELD)
    return voice.say(
        _SUMMARY,
        months=months_summary(route, voice),
        end=day(route.ends, voice.lang),
        price=price_summary(route, voice),
        credits=credits(route.cost.credits, voice.lang),
        steps=counted(route.cost.steps, STEP, voice.lang),
        certainty=voice.word(route.cost.certainty),
    )


def cost_words(cost: Cost, voice: Voice) -> str:
    """A cost vector in words."""
    return voice.say(
        _COST,
        months=months(cost.months, voice.lang),
        price=money(cost.price, voice.lang),
        credits=credits(cost.credits, voice.lang),
        steps=counted(cost.steps, STEP, voice.lang),
        certainty=voice.word(cost.certainty),
    )


def trust(route: Route, voice: Voice) -> tuple[str, ...]:
    """Which sources of a route to trust least: the weakest and the oldest, once where they are the same."""
    if route.weakest is None or route.oldest is None:
        return ()
    weakest, oldest = source_words(route.weakest, voice), source_words(route.oldest, voice)
    if route.oldest == route.weakest:
        return (voice.say(_BOTH, source=weakest),)
    return (voice.say(_WEAKEST, source=weakest), voice.say(_OLDEST, source=oldest))
