"""What a holding must be, as a noun phrase: "a diploma in nursing, in Ontario, of at least 60 credits"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pathways.explain.numbers import OR, amount_of, join
from pathways.explain.voice import Voice
from pathways.explain.words.fields import field_words
from pathways.explain.words.kinds import CREDENTIAL, CREDENTIALS
from pathways.explain.words.places import place_of
from pathways.explain.words.professions import profession_words
from pathways.explain.words.routes import LANGUAGES
from pathways.explain.words.two import Noun, Two
from pathways.model.pattern import TARGETS, CoveredBy, Pattern

MOST_NAMED = 6
_OTHERS = Two("{count} others", "{count} autres")
_OF_TARGET_FIELD = Two("in the target's field", "dans le domaine de la cible")
_FIELD = Two("in {fields}", "en {fields}")
_FIELD_NOT = Two("but not in {fields}", "mais pas en {fields}")
_PROVIDER = Two("from {providers}", "délivré{e} par {providers}")
_PLACE_NOT = Two("but not {places}", "mais pas {places}")
_LEVEL = Two("at level {level} or higher of {framework}", "de niveau {level} ou plus selon {framework}")
_CREDITS = Two("of at least {credits}", "d'au moins {credits}")
_PROFESSION = Two("for the profession {professions}", "pour la profession {professions}")
_OF_TARGET_PROFESSION = Two("for the target's profession", "pour la profession de la cible")
_ACCREDITED = Two("accredited by {bodies}", "agréé{e} par {bodies}")
_TAUGHT = Two("taught in {languages}", "enseigné{e} en {languages}")
_COVERED = Two("covered by {assessment}", "couvert{e} par {assessment}")
_ASSESSMENT = Two("an assessment", "une évaluation")
_ASSESSMENT_BY = Two("an assessment by {assessor}", "une évaluation faite par {assessor}")
_PURPOSE = Two('for the purpose "{purpose}"', "pour le but « {purpose} »")
_OWN = Two("earned by study or exam, not by an award", "obtenu{e} par études ou examen, non par reconnaissance")
_EVIDENCED = Two("shown by {evidence}", "attesté{e} par {evidence}")
_QUOTED = Two('("{text}")', "(« {text} »)")


def noun_of(pattern: Pattern, voice: Voice, count: int = 1) -> str:
    """What matches, with an article, or as a plural without its number where `count` is more than one."""
    if pattern.ids:
        return _tail(_listed(pattern.ids, voice.credential, voice, OR), pattern, voice, "")
    nouns = _nouns(pattern)
    heads = [noun.one(voice.lang) if count == 1 else noun.bare(voice.lang, plural=True) for noun in nouns]
    return _tail(join(heads, OR, voice.lang), pattern, voice, _ending(nouns, plural=count > 1))


def none_of(pattern: Pattern, voice: Voice) -> str:
    """What must not have been earned: `any bachelor's degree in nursing`."""
    if pattern.ids:
        return noun_of(pattern, voice)
    nouns = _nouns(pattern)
    return _tail(join([noun.none(voice.lang) for noun in nouns], OR, voice.lang), pattern, voice, _ending(nouns))


def ending_of(pattern: Pattern, count: int = 1) -> str:
    """What French adds to a participle that speaks of what matches: nothing, `e`, `s` or `es`."""
    return _ending([] if pattern.ids else _nouns(pattern), plural=count > 1)


def places_in(codes: Iterable[str], voice: Voice) -> str:
    """Places with their "in": `in Ontario or in Quebec`."""
    return join([place_of(code).inside(voice.lang) for code in codes], OR, voice.lang)


def fields_in(codes: Iterable[str], voice: Voice) -> str:
    """Fields by their names, each once."""
    return join(list(dict.fromkeys(field_words(code, voice.lang) for code in codes)), OR, voice.lang)


def language_of(code: str, voice: Voice) -> str:
    """What a language is called."""
    return voice.say(LANGUAGES[code]) if code in LANGUAGES else code


def _nouns(pattern: Pattern) -> list[Noun]:
    return [CREDENTIALS[kind] for kind in pattern.kinds] or [CREDENTIAL]


def _ending(nouns: Sequence[Noun], plural: bool = False) -> str:
    """What French adds to a participle for these nouns."""
    return ("e" if nouns and all(noun.feminine for noun in nouns) else "") + ("s" if plural else "")


def _listed(ids: Sequence[str], name: Callable[[str], str], voice: Voice, last: Two) -> str:
    named = list(dict.fromkeys(name(id) for id in ids))
    if len(named) > MOST_NAMED:
        rest = voice.say(_OTHERS, count=len(named) - MOST_NAMED + 1)
        named = [*named[: MOST_NAMED - 1], rest]
    return join(named, last, voice.lang)


def _tail(head: str, pattern: Pattern, voice: Voice, ending: str) -> str:
    parts = [part for part in (*_subject(pattern, voice, ending), *_origin(pattern, voice, ending)) if part]
    text = voice.say(_QUOTED, text=voice.text(pattern.text)) if pattern.text else ""
    return " ".join(part for part in (", ".join([" ".join([head, *parts[:1]]), *parts[1:]]), text) if part)


def _subject(pattern: Pattern, voice: Voice, ending: str) -> Iterable[str]:
    """What it is about and how much of it there is."""
    if pattern.fields == TARGETS:
        yield voice.say(_OF_TARGET_FIELD)
    elif pattern.fields:
        yield voice.say(_FIELD, fields=fields_in(pattern.fields, voice))
    if pattern.fields_not:
        yield voice.say(_FIELD_NOT, fields=fields_in(pattern.fields_not, voice))
    if pattern.professions == TARGETS:
        yield voice.say(_OF_TARGET_PROFESSION)
    elif pattern.professions:
        named = [profession_words(each, voice.lang) for each in pattern.professions]
        yield voice.say(_PROFESSION, professions=join(named, OR, voice.lang))
    if pattern.level_at_least:
        level = pattern.level_at_least
        yield voice.say(_LEVEL, level=level.value, framework=voice.name("frameworks", level.framework))
    if pattern.credits_at_least:
        yield voice.say(_CREDITS, credits=amount_of(pattern.credits_at_least, voice.lang))
    if pattern.taught_in:
        spoken = join([language_of(code, voice) for code in pattern.taught_in], OR, voice.lang)
        yield voice.say(_TAUGHT, languages=spoken, e=ending)


def _origin(pattern: Pattern, voice: Voice, ending: str) -> Iterable[str]:
    """Where it comes from and what stands behind it."""
    if pattern.providers:
        named = _listed(pattern.providers, voice.provider, voice, OR)
        yield voice.say(_PROVIDER, providers=named, e=ending)
    if pattern.jurisdictions:
        yield places_in(pattern.jurisdictions, voice)
    if pattern.jurisdictions_not:
        barred = [place_of(code).inside(voice.lang) for code in pattern.jurisdictions_not]
        yield voice.say(_PLACE_NOT, places=join(barred, OR, voice.lang))
    if pattern.accredited_by:
        yield voice.say(_ACCREDITED, bodies=_listed(pattern.accredited_by, voice.provider, voice, OR), e=ending)
    if pattern.covered_by:
        yield voice.say(_COVERED, assessment=_assessment(pattern.covered_by, voice), e=ending)
    if pattern.own_effort:
        yield voice.say(_OWN, e=ending)
    if pattern.evidenced_by:
        shown = join([voice.word(kind) for kind in pattern.evidenced_by], OR, voice.lang)
        yield voice.say(_EVIDENCED, evidence=shown, e=ending)


def _assessment(covered: CoveredBy, voice: Voice) -> str:
    if covered.ids:
        words = _listed(covered.ids, voice.credential, voice, OR)
    elif covered.assessor:
        words = voice.say(_ASSESSMENT_BY, assessor=voice.provider(covered.assessor))
    else:
        words = voice.say(_ASSESSMENT)
    return " ".join([words, voice.say(_PURPOSE, purpose=covered.purpose)] if covered.purpose else [words])
