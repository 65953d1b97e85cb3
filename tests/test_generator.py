"""Generated worlds exercise every rule: without it, enough of them have another answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from tests.generator import world
from tests.oracle import ALL, NAMES, undominated

pytestmark = pytest.mark.no_cover  # what runs here is covered elsewhere, and tracing it takes minutes

TWO_CREDITS = r'"grant":\{"credits".*"grant":\{"(credits|award)'
MENTIONS = {
    "override": '"overrides"',
    "cap": '"caps"',
    "group": '"group"',
    "residency": '"residency"',
    "exclusion": TWO_CREDITS,
    "counted_in": f'{TWO_CREDITS}|"part_of"',
    "admission": '"admission"',
    "exemption": '"exemption"',
    "award": '"award"',
    "lacks": '"lacks"',
    "lapse": '"validity_months"|"expires"',
    "age": '"max_age_months"|"completed_since"',
    "grade": '"grade"|"mean"',
    "throughout": '"throughout"',
    "intake": '"intakes"',
    "lead": '"lead_months"',
    "processing": '"processing_months"',
    "in_force": '"in_force"|"open"',
    "experience": r'"experience":\{',
    "language": '"language"|"test"',
    "judgement": '"judgement"',
    "range": '"low"',
    "second_sitting": "",
}
"""What a world must mention for a rule to matter in it: the others need no second answer."""


def mentioned(text: str) -> Iterator[str]:
    """The rules that a world's text mentions."""
    yield from (rule for rule in NAMES if re.search(MENTIONS[rule], text))


def measure(seeds: Iterable[int]) -> Counter[str]:
    """How many worlds have another answer without each rule; "worlds" and "choices" count all, and those with two."""
    counts: Counter[str] = Counter()
    for seed in seeds:
        catalogue, question = world(seed)
        answer = undominated(catalogue, question)
        counts["worlds"] += 1
        counts["choices"] += len(answer) >= 2
        text = catalogue.model_dump_json(exclude_defaults=True) + question.model_dump_json(exclude_defaults=True)
        for rule in mentioned(text):
            counts[rule] += undominated(catalogue, question, ALL - {rule}) != answer
    return counts


def judge(counts: Counter[str]) -> None:
    """At least 3 % for every rule, and two undominated costs in a third of the worlds."""
    shares = {rule: round(100 * counts[rule] / counts["worlds"], 1) for rule in NAMES}
    assert {rule: share for rule, share in shares.items() if share < 3} == {}, shares
    assert 3 * counts["choices"] >= counts["worlds"], counts["choices"]


def test_a_seed_makes_one_world() -> None:
    assert world(7) == world(7)
    assert world(7) != world(8)


def test_every_rule_matters_in_a_sample() -> None:
    judge(measure(range(150)))


@pytest.mark.soak
def test_every_rule_matters() -> None:
    judge(measure(range(2000)))
