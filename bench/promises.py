"""What agreements promise: the forms in which real ones are written, each one or a few that belong together."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from bench.asks import Doc, all_of, at_least, holds, kinds, worked
from bench.layout import Faculty
from bench.tiers import TIERS


class Part(NamedTuple):
    """One agreement of a form. `over` and `adds` count back to the parts of the form that it overrides or adds to."""

    kind: str
    evidence: Doc
    grant: Doc
    over: int = 0
    adds: int = 0
    strength: str = ""
    capped: bool = False
    sender: Faculty | None = None


class Toward(NamedTuple):
    """What the promise is about: a credential by its faculty, tier and number, and what is drawn for it."""

    faculty: Faculty
    tag: str
    number: int
    draw: Random

    @property
    def credits(self) -> int:
        """The credits of the target, or of a usual program where it has none."""
        return TIERS[self.tag].credits or 30

    def sender(self) -> Faculty:
        """Who sends: mostly a faculty of the region itself, else one of the area in the same field."""
        draw = self.draw
        return self.faculty if draw.random() < 0.7 else draw.choice(self.faculty.others())

    def pick(self, sender: Faculty, *tags: str) -> tuple[str, int]:
        """A credential of the sender and its credits: the first of a tier more often than the last."""
        draw = self.draw
        tag = draw.choice(tags)
        number = min(draw.randrange(TIERS[tag].number), draw.randrange(TIERS[tag].number))
        if sender == self.faculty and (tag, number) == (self.tag, self.number):
            number = (number + 1) % TIERS[tag].number
        return sender.id(tag, number), TIERS[tag].credits or 3

    def amount(self, credits: int) -> str:
        """What so many credits are worth here: most of them, never more than three quarters of the target."""
        share = self.draw.choice((2, 3, 4))
        return str(max(3, min(credits * share // 4, self.credits * 3 // 4)))


Form = Callable[[Toward], list[Part]]

DRAWN = {
    "crs": ("crs", "ucr"),
    "ucr": ("crs", "ucr"),
    "mic": ("crs", "mic"),
    "crt": ("mic", "crs", "crt"),
    "dip": ("crt", "crt", "crs", "dip"),
    "adv": ("dip", "dip", "crt"),
    "asc": ("crs", "crt", "dip"),
    "bac": ("dip", "adv", "asc", "crt"),
    "grc": ("mic", "crs", "grc"),
    "mas": ("grc", "grc", "bac"),
    "doc": ("mas",),
    "app": ("crt", "dip"),
    "bri": ("mic", "grc"),
    "exm": ("exm",),
    "des": ("des",),
    "lic": ("lic",),
}
"""The tiers from which credit comes, by the target's."""


def named(toward: Toward) -> list[Part]:
    """One credential by its name counts for so much."""
    sender = toward.sender()
    id, credits = toward.pick(sender, *DRAWN[toward.tag])
    grade = toward.draw.choice((None, 60, 65, 70))
    kind = "course_transfer" if credits == 3 else "block_transfer"
    return [Part(kind, holds(id, grade), {"credits": toward.amount(credits)}, sender=sender)]


def course(toward: Toward) -> list[Part]:
    """One course counts for a course; now and then it takes two."""
    sender = toward.sender()
    first, credits = toward.pick(sender, "crs", "ucr")
    second, _ = toward.pick(sender, "crs", "ucr")
    pair = first != second and toward.draw.random() < 0.15
    evidence = all_of(holds(first), holds(second)) if pair else holds(first, toward.draw.choice((None, 60)))
    return [Part("course_transfer", evidence, {"credits": str(credits)}, sender=sender)]


def bands(toward: Toward) -> list[Part]:
    """The better the average in a college's diploma, the more of it counts; each band overrides the one below."""
    sender = toward.sender()
    college = sender.here.provider(toward.draw.choice(("c1", "c2", "c3")))
    pattern = kinds("diploma", "advanced_diploma", providers=[college], fields=[sender.field])
    most = toward.credits // 2
    amounts = [(60, most * 2 // 3), (70, most * 5 // 6), (80, most)]
    return [
        Part(
            "block_transfer",
            holds(pattern, grade),
            {"credits": str(amount)},
            over=1 if grade > 60 else 0,
            sender=sender,
        )
        for grade, amount in amounts
    ]


def from_a_place(toward: Toward) -> list[Part]:
    """Any two-year diploma of a region in the field, but one college's is worth less."""
    sender = toward.sender()
    asked = kinds("diploma", "advanced_diploma", fields=[sender.field[:3]], credits_at_least="60")
    college = {**asked, "providers": [sender.here.provider("c3")]}
    general, less = toward.credits // 2, toward.credits * 3 // 8
    return [
        Part("block_transfer", holds({**asked, "jurisdictions": [sender.here.place]}, 65), {"credits": str(general)}),
        Part("block_transfer", holds(college, 65), {"credits": str(less)}, over=1, sender=sender),
    ]


def capped(toward: Toward) -> list[Part]:
    """So many credits for the diploma and three for each of the courses listed, within one cap."""
    sender = toward.faculty
    id, _ = toward.pick(sender, "dip", "asc")
    block = Part(
        "block_transfer", holds(id, 65), {"credits": str(toward.credits * 3 // 10)}, capped=True, sender=sender
    )
    courses = toward.draw.sample(sender.ids("crs"), 4)
    listed = [
        Part("course_transfer", holds(id, 60), {"credits": "3"}, adds=1 + number, capped=True, sender=sender)
        for number, id in enumerate(courses)
    ]
    return [block, *listed]


def pool(toward: Toward) -> list[Part]:
    """Twelve credits of one provider's courses count as a whole."""
    sender = toward.sender()
    provider = sender.here.provider(toward.draw.choice(("c1", "c2", "u1")))
    asked = {"credits": "12", "of": kinds("course", providers=[provider], fields=[sender.field])}
    share = {"credits": {"share_of_evidence": toward.draw.choice(("3/4", "1"))}}
    return [Part("course_transfer", asked, share, sender=sender)]


def several(toward: Toward) -> list[Part]:
    """So many of a list of micro-credentials count together."""
    sender = toward.sender()
    listed = [holds(id) for id in toward.draw.sample(sender.ids("mic"), 4)]
    needed = toward.draw.choice((2, 3))
    return [Part("stacking", at_least(needed, listed), {"credits": str(3 * needed)}, sender=sender)]


def experience(toward: Toward) -> list[Part]:
    """Work in the occupation may count for something; a person decides."""
    asked = worked(toward.draw.choice((24, 36)), toward.faculty.occupation)
    grant = {"credits": {"low": "0", "high": str(max(3, toward.credits // 8))}}
    return [Part("prior_learning", asked, grant, strength="discretionary")]


def admission(toward: Toward) -> list[Part]:
    """A credential of the field in another region opens the door, whatever the way asks."""
    sender = toward.draw.choice(toward.faculty.others())
    tag = {"doc": "mas", "mas": "bac", "grc": "bac", "app": "dip", "exm": "bac"}.get(toward.tag, "dip")
    pattern = kinds(TIERS[tag].kind, fields=[sender.field], jurisdictions=[sender.here.place])
    return [Part("admission", holds(pattern, 75), {"admission": "all"}, strength="conditional")]


def waiver(toward: Toward) -> list[Part]:
    """Whoever studied in the language need not show it again."""
    sender = toward.sender()
    pattern = kinds("diploma", "bachelor", providers=[sender.here.provider("u1"), sender.here.provider("c1")])
    asked = holds({**pattern, "taught_in": ["en"]})
    return [Part("exemption", asked, {"admission": ["language"]}, sender=sender)]


def refusal(toward: Toward) -> list[Part]:
    """A college's certificates count for something, but one of them, by name, for nothing."""
    sender = toward.sender()
    number = toward.draw.randrange(9)
    college = sender.provider("crt", number)
    pattern = kinds("certificate", providers=[college], fields=[sender.field])
    some = {"credits": str(max(3, toward.credits // 8))}
    return [
        Part("block_transfer", holds(pattern), some, sender=sender),
        Part("block_transfer", holds(sender.id("crt", number)), {}, over=1, sender=sender),
    ]


def mobility(toward: Toward) -> list[Part]:
    """Who has the licence, or title, of another region is given this one."""
    sender = toward.draw.choice(toward.faculty.others())
    word = {"des": "-title", "lic": ""}[toward.tag] if toward.number == 0 else "-provisional"
    place = sender.here.place
    pattern = kinds(TIERS[toward.tag].kind, professions=[sender.profession + word], jurisdictions=[place])
    return [Part("labour_mobility", holds(pattern), {"award": True})]


def education(toward: Toward) -> list[Part]:
    """A part of what is asked is met by a credential of another region."""
    sender = toward.draw.choice(toward.faculty.others())
    if toward.tag == "lic" and toward.number == 1:
        tag, item = "bac", "language"
    else:
        tag, item = ("exm", "exam") if toward.tag == "lic" or toward.draw.random() < 0.5 else ("adv", "education")
    asked = holds(sender.id(tag, 0))
    return [Part("mutual_recognition", asked, {"admission": [item]}, strength="conditional", sender=sender)]
