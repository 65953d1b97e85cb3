"""What a faculty offers: its hundred credentials, with the ways to earn them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from bench import asks
from bench.asks import SOURCE, Doc, all_of, any_of, at_least, holds, kinds, language, worked
from bench.layout import Faculty
from bench.shared import LEVELS
from bench.tiers import TIERS


class Offer(NamedTuple):
    """One credential about to be written. `draw`: what is drawn for its faculty, in order."""

    faculty: Faculty
    tag: str
    number: int
    draw: Random

    @property
    def college(self) -> bool:
        """Whether a college or a training centre offers it."""
        return self.faculty.provider(self.tag, self.number).rpartition(".")[2][0] in "ct"

    def secondary(self, grade: int | None = None) -> Doc:
        """The region's secondary school diploma."""
        return holds(self.faculty.here.secondary, grade)

    def prior(self, *named: str, grade: int | None = None, anywhere: bool = True) -> Doc:
        """A credential of these kinds in the faculty's field, of the area or of the region only."""
        places = self.faculty.places() if anywhere else [self.faculty.here.place]
        return holds(kinds(*named, fields=[self.faculty.field], jurisdictions=places), grade)


def credentials(faculty: Faculty, seed: int) -> Iterator[Doc]:
    """Every credential of a faculty."""
    draw = faculty.random(seed, "offers")
    for tag in TIERS:
        for number in range(TIERS[tag].number):
            yield _credential(Offer(faculty, tag, number, draw))


def secondary(faculty: Faculty) -> Doc:
    """The secondary school diploma of a faculty's region; adults may earn it too."""
    here = faculty.here
    adults = {"standing": {"age_years": {"at_least": "18"}}}
    study = {"credits": "30", "full_time": "10", "tuition": ["600"], "intakes": [2, 9]}
    way = {"id": "adults", "requires": adults, "study": study, "delivery": ["online", "in_person"]}
    title = {"en": f"Secondary school diploma of {here.place}", "fr": f"Diplôme d'études secondaires de {here.place}"}
    record = {"id": here.secondary, "provider": here.provider("s1"), "kind": "certificate", "title": title}
    return {**record, "field": "0011", "languages": ["en"], "level": "nqf:2", "ways": [way], "source": SOURCE}


def _credential(offer: Offer) -> Doc:
    faculty, tier = offer.faculty, TIERS[offer.tag]
    words = tier.kind.replace("_", " ")
    title = f"{words.capitalize()} {offer.number + 1} in {faculty.field}, {faculty.here.code}"
    record: Doc = {
        "id": faculty.id(offer.tag, offer.number),
        "provider": faculty.provider(offer.tag, offer.number),
        "kind": tier.kind,
        "title": {"en": title, "fr": f"{title} (fr)"},
        "field": faculty.field,
    }
    if tier.credits:
        record["credits"] = str(tier.credits)
    if tier.kind in LEVELS:
        record["level"] = f"nqf:{LEVELS[tier.kind]}"
    if offer.tag in ("dip", "adv", "bac", "mas"):
        record["occupations"] = [faculty.occupation]
    record["languages"] = ["fr"] if offer.tag in ("crs", "ucr", "dip") and offer.number % 8 == 7 else ["en"]
    record.update(_MAKERS[offer.tag](offer))
    return {**record, "source": SOURCE}


def _study(offer: Offer, months: str, price: tuple[int, int], **more: object) -> Doc:
    """Study of the tier's credits; a tenth of the tuitions is not published."""
    tuition = {} if offer.draw.random() < 0.1 else {"tuition": [str(offer.draw.randrange(*price, 10))]}
    return {"credits": str(TIERS[offer.tag].credits), "full_time": months, **tuition, **more}


def _course(offer: Offer) -> Doc:
    study = _study(offer, "4/5", (300, 560) if offer.college else (620, 1080))
    way: Doc = {"id": "term", "study": study, "delivery": [offer.draw.choice(["online", "in_person"])]}
    # Every third course builds upon the one before it.
    if offer.number % 3 == 2:
        way["requires"] = holds(offer.faculty.id(offer.tag, offer.number - 1), 60)
    return {"ways": [way]}


def _micro(offer: Offer) -> Doc:
    ways: list[Doc] = [{"id": "online", "study": _study(offer, "1", (350, 900)), "beside_work": True}]
    if offer.number % 4 == 0:
        proven = any_of(worked(12, offer.faculty.occupation), holds(offer.faculty.id("crs", offer.number)))
        ways.append({"id": "challenge", "requires": proven, "wait": "1", "prices": ["250"]})
    return {"ways": ways, **({"validity_months": "36"} if offer.number % 3 == 0 else {})}


def _certificate(offer: Offer) -> Doc:
    if offer.number >= 9:
        parts = [holds(id) for id in offer.draw.sample(offer.faculty.ids("mic"), 5)]
        stack = {"id": "stacked", "requires": at_least(3, parts), "wait": "1", "prices": ["150"]}
        return {"credits": "9", "ways": [stack]}
    grown = {"standing": {"age_years": {"at_least": "19"}}}
    study = _study(offer, "8", (2400, 4600), fees=["180"], intakes=[1, 9])
    return {"ways": [{"id": "full-time", "requires": any_of(offer.secondary(), grown), "study": study}]}


def _diploma(offer: Offer) -> Doc:
    entry = any_of(offer.secondary(60), offer.prior("certificate", anywhere=False))
    study = _study(offer, "16", (5200, 9000), fees=["300"], intakes=[9] if offer.number % 2 else [1, 9])
    ways: list[Doc] = [{"id": "full-time", "requires": all_of(entry, _spoken(offer, 6)), "study": study}]
    if offer.number % 3 == 0:
        evening = _study(offer, "26", (4800, 7600), intakes=[1, 5, 9])
        ways.append({"id": "evening", "requires": entry, "study": evening, "beside_work": True})
    return {"ways": ways, "residency": "15"}


def _advanced(offer: Offer) -> Doc:
    entry = all_of(offer.secondary(65), _spoken(offer, 6))
    study = _study(offer, "24", (9000, 14000), fees=["450"], intakes=[9])
    return {"ways": [{"id": "full-time", "requires": entry, "study": study}], "residency": "30"}


def _associate(offer: Offer) -> Doc:
    study = _study(offer, "16", (6800, 10500), intakes=[1, 9])
    entry = all_of(offer.secondary(60), _spoken(offer, 6))
    return {"ways": [{"id": "full-time", "requires": entry, "study": study}], "residency": "15"}


def _bachelor(offer: Offer) -> Doc:
    faculty = offer.faculty
    courses = [holds(id, 65) for id in offer.draw.sample(faculty.ids("crs") + faculty.ids("ucr"), 4)]
    entry = all_of(offer.secondary(75), {"name": "preparation", **at_least(2, courses)}, _spoken(offer, 7))
    months, price = ("32", (26000, 34000)) if offer.number % 2 else ("40", (22000, 31000))
    study = _study(offer, months, price, fees=["900"], intakes=[1, 9] if offer.number % 3 == 0 else [9])
    part = {"name": "foundation", "of": faculty.id("ucr", offer.number), "credits": "3"}
    ways: list[Doc] = [{"id": "direct", "requires": entry, "study": {**study, "components": [part]}}]
    prior = offer.prior("diploma", "advanced_diploma", "associate_degree", grade=65)
    completion = {"credits": "75", "full_time": "20", "tuition": [str(offer.draw.randrange(15000, 21000, 50))]}
    ways.append({"id": "completion", "requires": prior, "study": {**completion, "fees": ["600"], "intakes": [9]}})
    caps: list[Doc] = [
        {"credits": "75", "of": kinds("course", "micro_credential", "certificate", "diploma", "advanced_diploma")},
        {"credits": "15", "experience": True},
    ]
    return {"ways": ways, "caps": caps, "residency": "30" if offer.number % 2 else "45"}


def _graduate(offer: Offer) -> Doc:
    prior = offer.prior("bachelor", "diploma", "advanced_diploma", anywhere=False)
    entry = any_of(prior, worked(36, offer.faculty.occupation))
    return {"ways": [{"id": "full-time", "requires": entry, "study": _study(offer, "8", (6000, 9500), intakes=[1, 9])}]}


def _master(offer: Offer) -> Doc:
    faculty = offer.faculty
    study = _study(offer, "16", (11000, 24000), fees=["700"], intakes=[9] if offer.number else [1, 9])
    entry = all_of(offer.prior("bachelor", grade=70), _spoken(offer, 7))
    licensed = all_of(holds(faculty.id("des", 0)), {"name": "years", **worked(24, faculty.occupation)})
    ways = [
        {"id": "graduates", "requires": entry, "study": study},
        {"id": "professionals", "requires": licensed, "study": {**study, "full_time": "20"}, "beside_work": True},
    ]
    return {"ways": ways, "residency": "18"}


def _doctorate(offer: Offer) -> Doc:
    entry = all_of(offer.prior("master", grade=75), {"judgement": "A supervisor agrees"})
    return {"ways": [{"id": "full-time", "requires": entry, "study": _study(offer, "48", (20000, 32000), intakes=[9])}]}


def _apprenticeship(offer: Offer) -> Doc:
    faculty = offer.faculty
    asked = all_of(
        any_of(offer.secondary(), offer.prior("certificate", anywhere=False)), worked(24, faculty.occupation)
    )
    return {"ways": [{"id": "completed", "requires": asked, "wait": "1", "prices": ["400"]}]}


def _bridging(offer: Offer) -> Doc:
    entry = all_of(asks.foreign("bachelor", offer.faculty.field), language(6))
    return {"ways": [{"id": "bridge", "requires": entry, "study": _study(offer, "5", (2600, 4800), intakes=[1, 5, 9])}]}


def _exam(offer: Offer) -> Doc:
    faculty = offer.faculty
    asked = any_of(offer.prior("bachelor"), holds(faculty.id("bri", 0)), asks.foreign("bachelor", faculty.field))
    price = str(offer.draw.randrange(600, 1200, 10))
    return {"ways": [{"id": "sitting", "requires": asked, "wait": "2", "prices": [price]}]}


def _designation(offer: Offer) -> Doc:
    faculty = offer.faculty
    education = {
        "name": "education",
        **any_of(offer.prior("bachelor"), offer.prior("advanced_diploma", anywhere=False)),
    }
    work = worked(12 if faculty.subject % 2 else 24, faculty.occupation, within_months="72")
    exam = {"name": "exam", **holds(faculty.id("exm", 0), max_age_months="60")}
    way = {"id": "application", "requires": all_of(education, exam, work), "wait": "1", "prices": ["400"]}
    return {"profession": f"{faculty.profession}-title", "ways": [way]}


def _licence(offer: Offer) -> Doc:
    faculty = offer.faculty
    if offer.number == 1:  # provisional
        graduates = any_of(offer.prior("bachelor"), asks.foreign("bachelor", faculty.field))
        way = {"id": "graduates", "requires": all_of(graduates, language(7)), "wait": "1", "prices": ["500"]}
        return {"profession": f"{faculty.profession}-provisional", "validity_months": "48", "ways": [way]}
    provisional = faculty.id("lic", 1)
    asked = all_of(
        {"name": "provisional", **holds(provisional)},
        {"name": "exam", **holds(faculty.id("exm", 0))},
        {"name": "work", **worked(12, faculty.occupation, while_holding=provisional)},
        {"judgement": "Good character"},
    )
    way = {"id": "full", "requires": asked, "wait": "1", "prices": ["650"]}
    return {"profession": faculty.profession, "validity_months": "36", "ways": [way]}


def _spoken(offer: Offer, level: int) -> Doc:
    """The language of instruction: schooling in it, or a level."""
    return {"name": "language", **any_of(offer.secondary(), {"language": "en", "levels": level})}


_MAKERS: dict[str, Callable[[Offer], Doc]] = {
    "crs": _course,
    "ucr": _course,
    "mic": _micro,
    "crt": _certificate,
    "dip": _diploma,
    "adv": _advanced,
    "asc": _associate,
    "bac": _bachelor,
    "grc": _graduate,
    "mas": _master,
    "doc": _doctorate,
    "app": _apprenticeship,
    "bri": _bridging,
    "exm": _exam,
    "des": _designation,
    "lic": _licence,
}
