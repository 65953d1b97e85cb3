"""Builders that draw a tiny world in a few lines, so that a test is a world and one claim.

Everything is a value of `pathways.model`; what is not said gets the plainest value, and its source is an example.
A complete world, a diploma that is worth half of a bachelor:

    catalogue = bundle(
        credential("dip", study="60/24/6000"),                     # 60 credits, 24 months full time, 6000 CAD
        credential("bach", "bachelor", study="120/48/20000", requires="dip", provider="uni"),
        agreement("transfer", "dip", "bach", credits=60),          # received by the bachelor's own provider
    )
    question = request("bach", holding("dip"), start="2025-01-01", criteria="months price certainty")
    assert undominated(catalogue, question) == costs("24 10000 met")

Shorthand:
- *requirement* (`requires`, an agreement's `from`, a target): `"a"` (hold a), `"a & b"`, `"a | b"`, `"2 of a b c"`, the
  bundle's mapping (`{"all": ["a", {"lacks": {"kinds": "bachelor"}}]}`, where a bare id in a group means `holds`), or a
  model value. None asks nothing.
- *study*: `"credits/months/tuition"` or `"credits/months/tuition+fees"`. *wait*: `"months/price"`, a way without study
  (beside `study`: waited for after it). A credential with neither, and without `ways`, cannot be earned by itself.
- *period* (`open`, `in_force`, a job's `when`): `"2025-01..2026-06-30"`, `"2025.."`, `"..2026-06-30"`.
- *scores* and language *levels*: one number for all, or `"7/7/6/6"` for listening/reading/writing/speaking.

A provider that is named and not given is made by `bundle`: a university in Ontario. Credentials belong to `college`
unless they say otherwise. All further keywords are the model's own field names.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from pydantic import TypeAdapter

from pathways.model.agreement import Agreement, AgreementGroup, CreditGrant, Grant
from pathways.model.background import Background, Holding, Job, LearnerStanding, Said, Sitting
from pathways.model.bundle import LISTS, Bundle
from pathways.model.credential import Credential
from pathways.model.kinds import AgreementKind, Verdict
from pathways.model.money import ExchangeRate
from pathways.model.requirement import ANYONE, Requirement
from pathways.model.source import Source, SourceKind
from pathways.model.things import LanguageTable, Occupation, Provider
from pathways.model.time import Period
from pathways.model.way import Way
from pathways.routing.request import Criterion, Limits, OccupationTarget, RouteRequest

SOURCE = Source(url="https://example.org/world", as_of="2024", kind=SourceKind.EXAMPLE)
SKILLS = ("listening", "reading", "writing", "speaking")
RECEIVED_BY_THE_TARGET = "received.by.the.target"
_REQUIREMENT: TypeAdapter[Any] = TypeAdapter(Requirement)


def requirement(value: Any = None) -> Requirement:
    """Read a requirement; see the module's shorthand."""
    return _REQUIREMENT.validate_python(_tree(value)) if value is not None else ANYONE


def _tree(value: Any) -> Any:
    if isinstance(value, str):
        return _words(value.split())
    if not isinstance(value, dict):
        return value
    lists = {"all", "any"} | ({"of"} if "at_least" in value else set())
    return {key: [_tree(item) for item in part] if key in lists else part for key, part in value.items()}


def _words(words: list[str]) -> Any:
    if "of" in words[1:2]:
        return {"at_least": int(words[0]), "of": [{"holds": word} for word in words[2:]]}
    for sign, group in (("&", "all"), ("|", "any")):
        if sign in words:
            return {group: [{"holds": word} for word in words if word != sign]}
    (word,) = words
    return {"holds": word}


def period(value: Any) -> Period:
    """Read `since..until`; either may be left out."""
    if not isinstance(value, str):
        return value if value is not None else Period()
    since, _, until = value.partition("..")
    return Period.model_validate({"since": since or None, "until": until or None})


def _study(value: Any, **more: Any) -> dict[str, Any]:
    credits, months, money = str(value).split("/")
    tuition, _, fees = money.partition("+")
    components = more.pop("components", None) or ()
    if isinstance(components, dict):
        components = [{"name": name, "of": name, "credits": part} for name, part in components.items()]
    paid = {"tuition": [tuition], "fees": [fees] if fees else []}
    return {"credits": credits, "full_time": months, "components": components, **paid, **more}


def way(
    id: str = "way", *, requires: Any = None, study: str | None = None, wait: str | None = None, **more: Any
) -> Way:
    """One way to earn a credential; `intakes`, `components` (`{"calculus": 6}`) belong to its study."""
    parts = {key: more.pop(key) for key in ("intakes", "components") if key in more}
    if "open" in more:
        more["open"] = period(more["open"])
    if wait is not None:
        months, _, price = str(wait).partition("/")
        more = {"wait": months, "prices": [price] if price else [], **more}
    if study is not None:
        more["study"] = _study(study, **parts)
    return Way.model_validate({"id": id, "requires": requirement(requires), **more})


WAY_FIELDS = set(Way.model_fields) - {"id", "title", "source"} | {"intakes", "components"}


def credential(id: str, kind: str = "diploma", *, ways: Iterable[Any] = (), **more: Any) -> Credential:
    """A credential with these `ways` (values or mappings), or with one way made of the way's own keywords.

    Its `credits` are what its study covers unless they are given.
    """
    words = {key: more.pop(key) for key in list(more) if key in WAY_FIELDS}
    made = tuple(Way.model_validate(one) for one in ways) or (
        (way(**words),) if {"study", "wait"} & words.keys() else ()
    )
    if made and made[0].study is not None:
        more.setdefault("credits", made[0].study.credits)
    if kind == "assessment":
        more.setdefault("assesses", {"purposes": []})
    if "in_force" in more:
        more["in_force"] = period(more["in_force"])
    plain = {"id": id, "kind": kind, "title": id, "provider": "college", "source": SOURCE}
    return Credential.model_validate({**plain, **more, "ways": made})


def _amount(value: Any) -> Any:
    """Read how much: `60`, `"0-30"`, `"50%"` of the target, `"50% of evidence"`, `"year 3"`, `"remaining 30"`."""
    words = str(value).split()
    if words[0].endswith("%"):
        share = Fraction(words[0][:-1]) / 100
        return {"share_of_evidence" if "evidence" in words else "share_of_target": share}
    if words[0] in ("year", "remaining"):
        return {"entry_year" if words[0] == "year" else "remaining": words[1]}
    low, dash, high = words[0].partition("-")
    return {"low": low, "high": high} if dash else {"credits": str(value)}


_KINDS = (
    ("credits", AgreementKind.BLOCK_TRANSFER),
    ("admission", AgreementKind.ADMISSION),
    ("exemption", AgreementKind.EXEMPTION),
    ("equivalence", AgreementKind.EQUIVALENCE),
    ("award", AgreementKind.MUTUAL_RECOGNITION),
)


def agreement(id: str, from_: Any, to: Any, **more: Any) -> Agreement:
    """An agreement from a requirement to a credential id (or `{"credential", "way"}`, `{"pattern"}`).

    The grant is said by `credits` (see `_amount`), `admission`, `exemption`, `equivalence`, `award`; its kind follows
    from the grant, and the receiver is the target's provider, unless they are given. `fee` is one price.
    """
    gives = {key: more.pop(key) for key, _ in _KINDS if key in more}
    kind = next((word for key, word in _KINDS if key in gives), AgreementKind.BLOCK_TRANSFER)
    if gives.get("credits") is not None and not isinstance(gives["credits"], CreditGrant):
        gives["credits"] = _amount(gives["credits"])
    if "fee" in more:
        more["fees"] = [more.pop("fee")]
    if "in_force" in more:
        more["in_force"] = period(more["in_force"])
    more.setdefault("receiver", RECEIVED_BY_THE_TARGET)
    plain = {"id": id, "kind": kind, "to": to, "from_": requirement(from_), "source": SOURCE}
    return Agreement.model_validate({**plain, **more, "grant": Grant.model_validate(gives)})


def group(id: str, cap: Any) -> AgreementGroup:
    """A cap on what the agreements naming this group grant together."""
    return AgreementGroup.model_validate({"id": id, "cap": cap, "source": SOURCE})


def provider(id: str, jurisdiction: str = "CA-ON", kind: str = "university", **more: Any) -> Provider:
    """A provider; only needed where its place, kind or members matter."""
    return Provider.model_validate(
        {"id": id, "name": id, "jurisdiction": jurisdiction, "kind": kind, "source": SOURCE, **more}
    )


def occupation(id: str, **regulated: str) -> Occupation:
    """An occupation; `CA_ON="engineer"` says that the profession's licence is needed there."""
    rules = [{"jurisdictions": place.replace("_", "-"), "profession": word} for place, word in regulated.items()]
    return Occupation.model_validate({"id": id, "title": id, "teer": int(id[1]), "regulated": rules, "source": SOURCE})


def table(test: str, levels: dict[int, Any], language: str = "en", **more: Any) -> LanguageTable:
    """A conversion table: per level the least scores, `{7: "6/6/6/6", 9: 7}`."""
    more.setdefault("id", f"{test}-{language}")
    if "in_force" in more:
        more["in_force"] = period(more["in_force"])
    steps = {level: by_skill(scores) for level, scores in levels.items()}
    return LanguageTable.model_validate({"test": test, "language": language, "levels": steps, "source": SOURCE, **more})


def rate(currency: str, cad: Any) -> ExchangeRate:
    """What one unit of a currency is worth in CAD."""
    return ExchangeRate.model_validate({"currency": currency, "cad": cad, "source": SOURCE})


def by_skill(value: Any) -> dict[str, str]:
    """Read scores or levels: one for all four skills, `"7/7/6/6"`, or a mapping."""
    if isinstance(value, dict):
        return {str(key): str(mark) for key, mark in value.items()}
    marks = str(value).split("/")
    return dict(zip(SKILLS, marks * 4 if len(marks) == 1 else marks, strict=False))


def bundle(*records: Any, **more: Any) -> Bundle:
    """A catalogue of these records, in any order; missing providers are made."""
    owners = {record.id: record.provider for record in records if isinstance(record, Credential)}
    records = tuple(_received(record, owners) if isinstance(record, Agreement) else record for record in records)
    named = set(owners.values()) | {one.receiver for one in records if isinstance(one, Agreement)}
    given = {one.id for one in records if isinstance(one, Provider)}
    records += tuple(provider(name) for name in sorted(named - given))
    parts = {name: tuple(one for one in records if isinstance(one, kind)) for name, kind in LISTS.items()}
    return Bundle.model_validate({**parts, **more})


def _received(one: Agreement, owners: dict[str, str]) -> Agreement:
    if one.receiver != RECEIVED_BY_THE_TARGET:
        return one
    ids = [one.to.credential] if one.to.credential else list(one.to.pattern.ids if one.to.pattern else ())
    return one.model_copy(update={"receiver": next((owners[id] for id in ids if id in owners), "college")})


def holding(credential: str | None = None, completed: str | None = "2020-01-01", **more: Any) -> Holding:
    """A holding of a catalogue credential, or a description (`kind=...`); `grade="70"` is an overall grade.

    Its id is the credential's id, or the kind's name, unless given.
    """
    if "grade" in more:
        more["grades"] = [more.pop("grade")]
    more.setdefault("id", credential or more.get("kind"))
    return Holding.model_validate({"credential": credential, "completed": completed, **more})


def job(occupation: str | None = None, when: str | None = None, place: str | None = None, **more: Any) -> Job:
    """An entry of experience: `when="2020-01..2022-06-30"`, or `months=24`, or `hours=2000`."""
    if when is not None:
        span = period(when)
        more |= {"since": span.since, "until": span.until}
    more.setdefault("id", f"job-{occupation or 'any'}")
    return Job.model_validate({"occupation": occupation, "jurisdiction": place, **more})


def sitting(test: str, taken: str, scores: Any = None, **more: Any) -> Sitting:
    """A sitting of a language test."""
    more.setdefault("id", f"sitting-{test}")
    return Sitting.model_validate({"test": test, "taken": taken, "scores": by_skill(scores or {}), **more})


def said(levels: Any, language: str = "en") -> Said:
    """What the learner says they can do."""
    return Said.model_validate({"language": language, "levels": by_skill(levels)})


def background(*things: Holding | Job | Sitting | Said, **standing: Any) -> Background:
    """A background of these things, in any order; keywords are the fields of `LearnerStanding`."""
    kinds: dict[str, type[object]] = {"holdings": Holding, "experience": Job, "sittings": Sitting, "said": Said}
    parts = {name: tuple(one for one in things if isinstance(one, kind)) for name, kind in kinds.items()}
    return Background.model_validate({**parts, "standing": LearnerStanding.model_validate(standing)})


def request(
    target: Any,
    *things: Any,
    start: str = "2025-01-01",
    criteria: str = "months price certainty",
    standing: dict[str, Any] | None = None,
    **limits: Any,
) -> RouteRequest:
    """A question about a target requirement for a background of `things`.

    `criteria` are words; `pace` and the limits (`steps`, `months`, `certainty="met"`...) are keywords.
    """
    if isinstance(limits.get("certainty"), str):
        limits["certainty"] = Verdict[limits["certainty"].upper()]
    return RouteRequest(
        background=background(*things, **(standing or {})),
        target=target if isinstance(target, OccupationTarget) else requirement(target),
        start=date.fromisoformat(start),
        pace=Fraction(limits.pop("pace", 1)),
        criteria=tuple(Criterion(word) for word in criteria.split()),
        limits=Limits.model_validate(limits),
    )


def costs(*lines: str) -> frozenset[tuple[Any, ...]]:
    """Expected costs, one line each in the order of the criteria: `costs("24 6000 met", "12 9000 conditional")`."""
    return frozenset(tuple(_figure(word) for word in line.split()) for line in lines)


def _figure(word: str) -> Fraction | Verdict:
    return Verdict[word.upper()] if word.upper() in Verdict.__members__ else Fraction(word)
