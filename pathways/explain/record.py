"""Records of a catalogue in words: what a credential is, asks, takes and costs; what an agreement gives for what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from pathways.explain.numbers import AND, amount_of, day, join, money, months, number, percent
from pathways.explain.pattern import fields_in, language_of, noun_of, places_in
from pathways.explain.requirement import Line, outline, sentence
from pathways.explain.sources import source_words
from pathways.explain.step import agreement_name, cap_words
from pathways.explain.voice import Voice
from pathways.explain.words.professions import profession_words
from pathways.explain.words.routes import MONTHS_OF_YEAR
from pathways.explain.words.two import Two
from pathways.model.agreement import Agreement, CreditGrant
from pathways.model.credential import Credential, Scores
from pathways.model.credit import Credits
from pathways.model.kinds import AgreementStatus, Audience
from pathways.model.money import HOME, Price
from pathways.model.time import Period
from pathways.model.way import Way

_HEAD = Two("{title}: {kind}, {provider}", "{title} : {kind}, {provider}")
_FIELD = Two("field: {field}", "domaine : {field}")
_PLACE = Two("offered {place}", "offert {place}")
_CREDITS = Two("credit: {credits}", "crédit : {credits}")
_RESIDENCY = Two("at least {credits} at the provider", "au moins {credits} chez le prestataire")
_PROFESSION = Two("profession: {profession}", "profession : {profession}")
_VALID = Two("valid for {months}", "valide pendant {months}")
_LEADS = Two("leads to: {jobs}", "mène à : {jobs}")
_TAUGHT = Two("taught in {languages}", "langue : {languages}")
_SOURCE = Two("source: {source}", "source : {source}")
_SCORES = Two("scores in {skill}: {least} to {most}", "résultats en {skill} : {least} à {most}")
_OVERALL = Two("overall: {least} to {most}", "résultat global : {least} à {most}")
_WAY = Two("way {way}", "voie {way}")
_STUDY = Two("study {credits}", "étudier {credits}")
_FULL_TIME = Two("{months} at full time", "{months} à temps plein")
_WAIT = Two("wait {months}", "attendre {months}")
_NO_MONTHS = Two("duration not published", "durée non publiée")
_NO_TUITION = Two("tuition not published", "droits de scolarité non publiés")
_NO_PRICE = Two("price not published", "prix non publié")
_TUITION = Two("tuition {prices}", "droits de scolarité {prices}")
_FEES = Two("fees {prices}", "frais {prices}")
_PRICE = Two("price {prices}", "prix {prices}")
_PRICED = Two("{amount} {currency}", "{amount} {currency}")
_FOR = Two("{price} for {audience}", "{price} pour {audience}")
_INTAKES = Two("starts in {months}", "débute en {months}")
_SINCE = Two("from {day}", "à partir du {day}")
_UNTIL = Two("until {day}", "jusqu'au {day}")
_OFFERED = Two("{delivery}", "{delivery}")
_REQUIRES = Two("requires:", "exige :")
_AGREEMENT = Two("{name} ({strength})", "{name} ({strength})")
_FROM = Two("for: {asked}", "pour : {asked}")
_TO = Two("toward: {target}", "vers : {target}")
_STATUS = Two("not applied: {status}", "non appliquée : {status}")
_PROCESSING = Two("decided within {months}", "décidée en {months}")
_IN_PLACE_OF = Two("in place of: {names}", "à la place de : {names}")
_ADDS_TO = Two("may share its evidence with: {names}", "peut partager ses preuves avec : {names}")
_GROUP = Two("in the group {group}", "dans le groupe {group}")
_GIVES = Two("gives: {what}", "donne : {what}")
_REFUSES = Two("nothing: this records a refusal", "rien : ceci consigne un refus")
PARTS: Mapping[str, Two] = {
    "admission": Two("admission", "admission"),
    "exemption": Two("exemption", "exemption"),
    "equivalence": Two("equivalence", "équivalence"),
    "award": Two("the credential itself", "le titre même"),
}
"""What a grant gives besides credit, by the names of its parts."""
_GRANTS: Mapping[str, Two] = {
    "credits": Two("{value}", "{value}"),
    "low": Two("{value} to {high}", "{value} à {high}"),
    "share_of_target": Two("{value} of the target", "{value} de la cible"),
    "share_of_evidence": Two("{value} of the credits held", "{value} des crédits détenus"),
    "entry_year": Two("entry into year {value}", "entrée en année {value}"),
    "remaining": Two("all but {value}", "tout sauf {value}"),
}


def credential_lines(credential: Credential, voice: Voice) -> Iterator[Line]:
    """A credential: its facts, then each way with what it requires."""
    head = {"title": voice.text(credential.title), "kind": voice.word(credential.kind)}
    yield Line(0, voice.say(_HEAD, provider=voice.provider(credential.provider), **head))
    if credential.description:
        yield Line(1, voice.text(credential.description))
    yield from (Line(1, fact) for fact in _facts(credential, voice))
    yield Line(1, voice.say(_SOURCE, source=source_words(credential.source, voice)))
    for way in credential.ways:
        yield from _way(way, voice)


def agreement_lines(agreement: Agreement, voice: Voice) -> Iterator[Line]:
    """An agreement: for what, toward what, what it gives, and who says so."""
    strength = voice.word(agreement.strength)
    yield Line(0, voice.say(_AGREEMENT, name=agreement_name(agreement, voice), strength=strength))
    yield Line(1, voice.say(_FROM, asked=sentence(agreement.from_, voice)))
    to = agreement.to
    target = voice.credential(to.credential) if to.credential else noun_of(to.pattern, voice) if to.pattern else ""
    yield Line(1, voice.say(_TO, target=target))
    yield Line(1, voice.say(_GIVES, what=_given(agreement, voice)))
    yield from (Line(1, term) for term in _terms(agreement, voice))
    yield from (Line(1, part) for part in _period(agreement.in_force, voice))
    yield Line(1, voice.say(_SOURCE, source=source_words(agreement.source, voice)))


def _terms(agreement: Agreement, voice: Voice) -> Iterator[str]:
    if agreement.status is not AgreementStatus.ACTIVE:
        yield voice.say(_STATUS, status=voice.word(agreement.status))
    if agreement.fees:
        yield voice.say(_FEES, prices=_prices(agreement.fees, voice))
    if agreement.processing_months:
        yield voice.say(_PROCESSING, months=months(agreement.processing_months, voice.lang))
    related = ((_IN_PLACE_OF, agreement.overrides), (_ADDS_TO, agreement.adds_to))
    for words, ids in related:
        if ids:
            yield voice.say(words, names=join([voice.name("agreements", id) for id in ids], AND, voice.lang))
    if agreement.group:
        yield voice.say(_GROUP, group=agreement.group)


def _facts(credential: Credential, voice: Voice) -> Iterator[str]:
    if credential.field:
        yield voice.say(_FIELD, field=fields_in([credential.field], voice))
    if credential.jurisdiction:
        yield voice.say(_PLACE, place=places_in([credential.jurisdiction], voice))
    if credential.credits:
        yield voice.say(_CREDITS, credits=amount_of(credential.credits, voice.lang))
    if credential.residency:
        yield voice.say(_RESIDENCY, credits=amount_of(credential.residency, voice.lang))
    yield from (cap_words(cap, voice) for cap in credential.caps)
    if credential.profession:
        yield voice.say(_PROFESSION, profession=profession_words(credential.profession, voice.lang))
    if credential.validity_months is not None:
        yield voice.say(_VALID, months=months(credential.validity_months, voice.lang))
    if credential.occupations:
        jobs = [voice.name("occupations", code) for code in credential.occupations]
        yield voice.say(_LEADS, jobs=join(jobs, AND, voice.lang))
    if credential.languages:
        spoken = [language_of(code, voice) for code in credential.languages]
        yield voice.say(_TAUGHT, languages=join(spoken, AND, voice.lang))
    if credential.scores:
        yield from _scores(credential.scores, voice)
    yield from _period(credential.in_force, voice)


def _scores(scores: Scores, voice: Voice) -> Iterator[str]:
    for skill, marks in scores.skills.items():
        yield voice.say(_SCORES, skill=voice.word(skill), least=marks.least, most=marks.most)
    if scores.overall:
        yield voice.say(_OVERALL, least=scores.overall.least, most=scores.overall.most)


def _way(way: Way, voice: Voice) -> Iterator[Line]:
    yield Line(1, voice.text(way.title) if way.title else voice.say(_WAY, way=way.id))
    taken = [*_studied(way, voice), *_waited(way, voice), *_period(way.open, voice)]
    if taken:
        yield Line(2, ", ".join(taken))
    yield Line(2, voice.say(_REQUIRES))
    yield from outline(way.requires, voice, depth=3)


def _studied(way: Way, voice: Voice) -> Iterator[str]:
    if way.study is None:
        return
    study = way.study
    yield voice.say(_STUDY, credits=amount_of(study.credits, voice.lang))
    full = study.full_time
    yield voice.say(_FULL_TIME, months=months(full.months, voice.lang)) if full else voice.say(_NO_MONTHS)
    yield voice.say(_TUITION, prices=_prices(study.tuition, voice)) if study.tuition else voice.say(_NO_TUITION)
    if study.fees:
        yield voice.say(_FEES, prices=_prices(study.fees, voice))
    if study.intakes:
        named = [voice.say(MONTHS_OF_YEAR[month - 1]) for month in study.intakes]
        yield voice.say(_INTAKES, months=join(named, AND, voice.lang))


def _waited(way: Way, voice: Voice) -> Iterator[str]:
    if way.wait:
        yield voice.say(_WAIT, months=months(way.wait.months, voice.lang))
    elif way.stacking:
        yield voice.say(_NO_MONTHS)
    if way.prices:
        yield voice.say(_PRICE, prices=_prices(way.prices, voice))
    elif way.stacking and way.prices is None:
        yield voice.say(_NO_PRICE)
    if way.delivery:
        yield voice.say(_OFFERED, delivery=join([voice.word(one) for one in way.delivery], AND, voice.lang))


def _prices(prices: tuple[Price, ...], voice: Voice) -> str:
    return join([_price(price, voice) for price in prices], AND, voice.lang)


def _price(price: Price, voice: Voice) -> str:
    amount, audience = Fraction(price.amount), price.audience
    if price.currency == HOME:
        words = money(amount, voice.lang)
    else:
        words = voice.say(_PRICED, amount=number(amount, voice.lang, places=2), currency=price.currency)
    if audience is Audience.EVERYONE:
        return words
    return voice.say(_FOR, price=words, audience=voice.word(audience))


def _period(period: Period, voice: Voice) -> Iterator[str]:
    if period.since:
        yield voice.say(_SINCE, day=day(period.since, voice.lang))
    if period.until:
        yield voice.say(_UNTIL, day=day(period.until, voice.lang))


def _given(agreement: Agreement, voice: Voice) -> str:
    grant = agreement.grant
    if grant.refusal:
        return voice.say(_REFUSES)
    parts = [_credit(grant.credits, voice)] if grant.credits else []
    parts += [voice.say(words) for part, words in PARTS.items() if getattr(grant, part)]
    return join(parts, AND, voice.lang)


def _credit(grant: CreditGrant, voice: Voice) -> str:
    form = next(form for form in _GRANTS if getattr(grant, form) is not None)
    value = getattr(grant, form)
    if isinstance(value, Credits):
        shown = amount_of(value, voice.lang)
    else:
        shown = percent(value * 100, voice.lang) if form.startswith("share") else str(value)
    high = amount_of(grant.high, voice.lang) if grant.high else ""
    return voice.say(_GRANTS[form], value=shown, high=high)
