"""Answers and records as JSON, in the shapes of `shapes`."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, cast

from pydantic import TypeAdapter

from pathways.cli import shapes
from pathways.errors import Problem
from pathways.exchange.schema import DIALECT
from pathways.explain.again import earned_again
from pathways.explain.answer import missing_words, opening_words, verdict_lines
from pathways.explain.conditions import conditions
from pathways.explain.ladder import rung_sentence
from pathways.explain.line import name_of, write_line
from pathways.explain.route import summary
from pathways.explain.step import claim_sentence, headline, reason
from pathways.explain.voice import Voice
from pathways.model.kinds import Verdict
from pathways.model.money import Basis
from pathways.model.requirement import Requirement
from pathways.model.source import Source
from pathways.routing.answer import Answer, Found, GaveUp, Impossible, Missing, Opening
from pathways.routing.cost import Cost
from pathways.routing.figures import Figure
from pathways.routing.ladders import Ladder
from pathways.routing.route import Cited, Claimed, Met, Route, Step
from pathways.routing.rung import Rung
from pathways.service import Shown
from pathways.stores.base import Record, address


def answer_json(answer: Answer, voice: Voice) -> shapes.AnswerShape:
    """An answer with all its routes."""
    nothing = Impossible(answer.revision)
    proof = answer if isinstance(answer, Impossible) else nothing
    outcome = {Found: "found", Impossible: "impossible", GaveUp: "gave_up"}[type(answer)]
    return {
        "outcome": cast(Any, outcome),
        "revision": answer.revision,
        "words": list(verdict_lines(answer, voice)),
        "complete": not isinstance(answer, GaveUp) and getattr(answer, "complete", True),
        "routes": [route_json(route, voice) for route in getattr(answer, "routes", ())],
        "because": [missing_json(missing, voice) for missing in proof.because],
        "limits": list(proof.limits),
        "openings": [_opening(opening, voice) for opening in proof.openings],
        "bound": cost_json(answer.bound) if isinstance(answer, GaveUp) and answer.bound else None,
        "halt": cast(Any, answer.halt.value) if isinstance(answer, GaveUp) else None,
    }


def answer_schema(of: str) -> dict[str, Any]:
    """The JSON Schema of what is answered, by one of the names in `shapes.ANSWERS`."""
    return {"$schema": DIALECT, "title": f"Pathways {of}", **_untitled(TypeAdapter(shapes.ANSWERS[of]).json_schema())}


def ladder_json(ladder: Ladder, voice: Voice) -> shapes.LadderShape:
    """A ladder with all its rungs."""
    return {
        "start": ladder.start,
        "direction": ladder.direction.value,
        "revision": ladder.revision,
        "rungs": [rung_json(rung, voice) for rung in ladder.rungs],
        "exits": list(ladder.exits),
        "dead_ends": list(ladder.dead_ends),
        "highest": list(ladder.highest),
    }


def route_json(route: Route, voice: Voice) -> shapes.RouteShape:
    """One route."""
    return {
        "line": write_line(route),
        "words": summary(route, voice),
        "starts": min((step.starts for step in route.steps), default=route.ends).isoformat(),
        "ends": route.ends.isoformat(),
        "cost": cost_json(route.cost),
        "price_by_basis": _by_basis(route.price_by_basis()),
        "months_by_basis": _by_basis(route.months_by_basis()),
        "steps": [_step(step, voice) for step in route.steps],
        "target": [_met(met, voice) for met in route.target],
        "conditions": [
            {"step": one.step, "verdict": verdict_name(one.verdict), "words": one.text}
            for one in conditions(route, voice)
        ],
        "again": list(earned_again(route, voice)),
        "weakest": source_json(route.weakest) if route.weakest else None,
        "oldest": source_json(route.oldest) if route.oldest else None,
    }


def plain_record(record: Record) -> shapes.RecordShape:
    """A record as its bundle writes it, with the list it stands in."""
    name, id = address(record)
    written = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"list": name, "id": id, "record": written}


def shown_json(shown: Shown) -> shapes.ShownShape:
    """A record with what leads to it."""
    return {**plain_record(shown.record), "toward": [plain_record(each) for each in shown.agreements]}


def problem_json(problem: Problem) -> shapes.ProblemShape:
    """A problem."""
    return {"where": problem.where, "what": problem.what, "hint": problem.hint}


def _untitled(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in schema.items() if key != "title"}


def _step(step: Step, voice: Voice) -> shapes.StepShape:
    work = step.work
    return {
        "number": step.number,
        "kind": step.kind.value,
        "name": name_of(step),
        "words": headline(step, voice),
        "credential": step.credential.id if step.credential else None,
        "way": step.way.id if step.way else None,
        "agreement": step.agreement.id if step.agreement else None,
        "work": {"occupation": work.occupation, "jurisdiction": work.jurisdiction} if work else None,
        "starts": step.starts.isoformat(),
        "ends": step.ends.isoformat(),
        "months": str(step.months),
        "ask_by": step.ask_by.isoformat() if step.ask_by else None,
        "months_ahead": str(step.months_ahead),
        "price_cad": str(step.price),
        "credits": str(step.credits),
        "verdict": verdict_name(step.verdict),
        "met": [_met(met, voice) for met in step.met],
        "claims": [_claim(claim, step, voice) for claim in step.claims],
        "price": _figures(step.figures),
        "duration": _figures(step.duration),
        "sources": [source_json(source) for source in step.sources],
    }


def _met(met: Met, voice: Voice) -> shapes.MetShape:
    return {
        "requirement": asked_json(met.requirement),
        "words": reason(met, voice),
        "cited": _cited(met.cited),
        "verdict": verdict_name(met.verdict),
        "agreement": met.agreement,
        "lapsed": [{"held": one.held, "last": one.last.isoformat()} for one in met.lapsed],
    }


def _claim(claim: Claimed, step: Step, voice: Voice) -> shapes.ClaimShape:
    return {
        "agreement": claim.agreement.id,
        "words": claim_sentence(claim, step, voice),
        "evidence": _cited(claim.evidence),
        "granted": maybe(claim.granted),
        "counted": maybe(claim.counted),
        "lost": str(claim.lost),
        "source": source_json(claim.agreement.source),
    }


def rung_json(rung: Rung, voice: Voice) -> shapes.RungShape:
    """A rung."""
    return {
        "lower": rung.lower,
        "upper": rung.upper,
        "words": rung_sentence(rung, voice),
        "how": rung.how.value,
        "counted": maybe(rung.counted),
        "share": maybe(rung.share),
        "agreement": rung.agreement,
        "way": rung.way,
        "strength": rung.strength.value if rung.strength else None,
        "part": asked_json(rung.part),
        "also_needed": [asked_json(each) for each in rung.also_needed],
        "gives_way_to": list(rung.gives_way_to),
        "source": source_json(rung.source),
    }


def asked_json(requirement: Requirement) -> dict[str, Any]:
    """A requirement as a bundle writes it."""
    return requirement.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def missing_json(missing: Missing, voice: Voice) -> shapes.MissingShape:
    """What stands in the way."""
    return {
        "requirement": asked_json(missing.requirement),
        "words": missing_words(missing, voice),
        "best": verdict_name(missing.best),
        "credential": missing.credential,
        "way": missing.way,
        "agreement": missing.agreement,
        "end": missing.end,
    }


def _opening(opening: Opening, voice: Voice) -> shapes.OpeningShape:
    return {
        "change": opening.change.value,
        "words": opening_words(opening, voice),
        "cost": cost_json(opening.cost),
        "missing": missing_json(opening.missing, voice) if opening.missing else None,
        "limit": opening.limit,
    }


def cost_json(cost: Cost) -> shapes.CostShape:
    """A cost."""
    return {
        "months": str(cost.months),
        "price_cad": str(cost.price),
        "credits": str(cost.credits),
        "steps": cost.steps,
        "certainty": verdict_name(cost.certainty),
    }


def _figures(figures: Iterable[Figure]) -> list[shapes.FigureShape]:
    return [
        {
            "amount": str(figure.amount),
            "basis": _basis(figure.basis),
            "by": figure.by,
            "source": source_json(figure.source) if figure.source else None,
        }
        for figure in figures
    ]


def source_json(source: Source) -> shapes.SourceShape:
    """A source."""
    return {
        "url": source.url,
        "title": source.title,
        "as_of": source.as_of,
        "confidence": source.confidence.value,
        "kind": source.kind.value,
    }


def _cited(cited: Iterable[Cited]) -> list[shapes.CitedShape]:
    return [{"step": one.step, "held": one.held} for one in cited]


def _by_basis(amounts: dict[Basis, Fraction]) -> dict[shapes.BasisName, str]:
    return {_basis(basis): str(amount) for basis, amount in amounts.items()}


def verdict_name(verdict: Verdict) -> shapes.VerdictName:
    """A verdict by its name."""
    return cast(shapes.VerdictName, verdict.name.lower())


def _basis(basis: Basis) -> shapes.BasisName:
    return cast(shapes.BasisName, basis.name.lower())


def maybe(value: Fraction | None) -> str | None:
    """An exact quantity, if it is known."""
    return None if value is None else str(value)
