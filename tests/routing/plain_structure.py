"""The shape of a small catalogue by trying everything: each credential taken away, each pair asked for a path."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

from pathways.model.agreement import Agreement, Grant
from pathways.model.bundle import Bundle
from pathways.model.credential import Credential
from pathways.model.kinds import AgreementStatus, Verdict
from pathways.model.requirement import CreditsFrom, Group, Holds, Requirement, Standing, walk
from pathways.model.way import Way
from tests.oracle.exact import semester
from tests.oracle.match import STANDINGS, Matcher
from tests.oracle.thing import planned_thing
from tests.worlds import agreement, bundle, credential, way

GRANTS: tuple[dict[str, Any], ...] = (
    {"award": True},
    {"admission": "x"},
    {"admission": "all"},
    {"exemption": "x"},
    {"credits": 10},
    {"equivalence": {"kind": "diploma"}},
)

Deed = tuple[Credential, Way | None, Requirement, tuple[Agreement, ...]]


class Plain:
    """A catalogue, of which some credentials are taken away."""

    def __init__(self, catalogue: Bundle) -> None:
        self.credentials = {one.id: one for one in catalogue.credentials}
        providers = {one.id: one for one in catalogue.providers}
        self.matcher = Matcher(providers)
        self.things = {one.id: planned_thing(one, providers.get(one.provider), True) for one in catalogue.credentials}
        self.agreements = [one for one in catalogue.agreements if one.status is AgreementStatus.ACTIVE]
        self.deeds = [deed for one in catalogue.credentials for deed in self._deeds(one)]
        earned = {deed[0].id for deed in self.deeds}
        self.given = {id for id in self.credentials if id not in earned}

    def leads(self, one: Agreement, to: Credential, way: Way | None) -> bool:
        if one.to.credential is not None:
            return one.to.credential == to.id and (one.to.way is None or (way is not None and one.to.way == way.id))
        assert one.to.pattern is not None
        own = to.provider == one.receiver
        return own and self.matcher.verdict(self.things[to.id], one.to.pattern, to) is Verdict.MET

    def _deeds(self, one: Credential) -> Iterator[Deed]:
        for by in one.ways:
            yield one, by, by.requires, tuple(each for each in self.agreements if self.leads(each, one, by))
        for each in self.agreements:
            if each.grant.award and self.leads(each, one, None):
                yield one, None, each.from_, ()

    def reached(self, without: str | None = None) -> set[str]:
        """What can be earned where one credential cannot be had."""
        have = self.given - {without}
        while True:
            more = {deed[0].id for deed in self.deeds if self._opens(deed, deed[2], have)} - {without}
            if more <= have:
                return have
            have |= more

    def _opens(self, deed: Deed, node: Requirement, have: set[str]) -> bool:
        for one in deed[3]:
            names = (one.grant.admission, one.grant.exemption)
            whole = node is deed[2] and "all" in names
            named = any(node.name in part for part in names if part and part != "all")
            if (whole or named) and self._opens((deed[0], None, one.from_, ()), one.from_, have):
                return True
        if isinstance(node, Group):
            return sum(self._opens(deed, item, have) for item in node.items) >= node.needed
        if isinstance(node, Holds | CreditsFrom):
            return self._held(deed, node, have) or any(
                self._opens((deed[0], None, one.from_, ()), one.from_, have)
                for one in deed[3]
                if one.grant.equivalence and self._may_be(node, one)
            )
        licence = isinstance(node, Standing) and node.standing.active_licence is not None
        return not licence or bool(set(self.cited(node, deed[0])) & have)

    def _may_be(self, node: Holds | CreditsFrom, one: Agreement) -> bool:
        pattern = node.holds if isinstance(node, Holds) else node.of
        assert one.grant.equivalence is not None
        return not pattern.kinds or one.grant.equivalence.kind in pattern.kinds

    def _held(self, deed: Deed, node: Holds | CreditsFrom, have: set[str]) -> bool:
        mine = [id for id in self.cited(node, deed[0]) if id in have]
        if isinstance(node, Holds):
            return len(mine) >= node.count
        return sum(self.things[id].credits or 0 for id in mine) >= (semester(node.credits) or 0)

    def cited(self, node: Requirement, toward: Credential) -> list[str]:
        """The credentials that a leaf may cite."""
        pattern = None
        if isinstance(node, Holds | CreditsFrom):
            pattern = node.holds if isinstance(node, Holds) else node.of
        elif isinstance(node, Standing):
            pattern = node.standing.active_licence
        if pattern is None or pattern.covered_by is not None:
            return []
        found = [id for id, one in self.things.items() if self.matcher.verdict(one, pattern, toward) is Verdict.MET]
        return [id for id in found if not isinstance(node, Standing) or self.things[id].kind in STANDINGS]

    def behind(self) -> dict[str, set[str]]:
        """What cannot be earned where one thing cannot."""
        whole = self.reached()
        found = {id: whole - self.reached(id) - {id} for id in sorted(whole)}
        return {id: ids for id, ids in found.items() if ids}

    def edges(self) -> set[tuple[str, str]]:
        """Which credential may be cited on the way to which."""
        found: set[tuple[str, str]] = set()
        for one, by, asked, led in self.deeds:
            toward = [each.from_ for each in led if each.grant != Grant(award=True)]
            for tree in [asked, *(toward if by is not None else ())]:
                found |= {(id, one.id) for node in walk(tree) for id in self.cited(node, one)}
        return {(low, up) for low, up in found if low != up}

    def cycles(self) -> dict[frozenset[str], int]:
        """Parts in which all lead to each other, each with the length of a shortest cycle."""
        far = dict.fromkeys(self.edges(), 1)
        for mid, low, up in product(self.credentials, repeat=3):
            if (low, mid) in far and (mid, up) in far:
                far[low, up] = min(far.get((low, up), 99), far[low, mid] + far[mid, up])
        both = {(low, up) for low, up in far if low != up and (up, low) in far}
        parts = {frozenset((low, *(up for one, up in both if one == low))) for low, _ in both}
        return {part: min(far[a, b] + far[b, a] for a in part for b in part if a != b) for part in parts}


def small(seed: int) -> Bundle:
    """A catalogue of a few credentials that ask for each other in every way there is."""
    random = Random(seed)
    ids = [f"c{number}" for number in range(random.randrange(4, 9))]
    records: list[Any] = []
    for id in ids:
        kind = random.choice(["course", "diploma", "certificate", "bachelor"])
        ways = [
            way(f"w{number}", requires=tree(random, ids, "x"), study="30/12/100")
            for number in range(random.choice([0, 1, 1, 1, 2]))
        ]
        size = random.choice(["15", "30", None])
        records.append(credential(id, kind, ways=ways, credits=size, field=random.choice(["06", "04"])))
    for number in range(random.randrange(4)):
        grant = random.choice(GRANTS)
        to = random.choice([random.choice(ids), {"pattern": {"kinds": "diploma"}}])
        records.append(agreement(f"a{number}", tree(random, ids, None), to, receiver="college", **grant))
    return bundle(*records)


def tree(random: Random, ids: list[str], name: str | None, depth: int = 2) -> Any:
    more = {"name": name} if name and random.random() < 0.3 else {}
    form = random.randrange(9 if depth else 6)
    if form < 3:
        return {"holds": random.choice(ids), **more}
    if form == 3:
        return {"holds": {"kinds": random.choice(["diploma", "course"])}, "count": random.choice([1, 1, 2]), **more}
    if form == 4:
        return {"credits": random.choice(["15", "30", "45"]), "of": {"fields": random.choice(["06", "target"])}, **more}
    if form == 5:
        return {"judgement": "board", **more}
    items = [tree(random, ids, name, depth - 1) for _ in range(random.choice([1, 2, 3]))]
    return {"at_least": random.randrange(len(items) + 1), "of": items, **more}
