"""Circles between the records: agreements that give way to each other, credentials that each need the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pathways.exchange.misfit import Misfit
from pathways.model.agreement import Agreement
from pathways.model.bundle import Bundle
from pathways.model.credential import Credential
from pathways.model.requirement import Group, Holds, Requirement

HINT = "say how it is earned by who holds none of this, or leave out the 'ways' that are not known"


def giving_way(agreements: Iterable[Agreement]) -> Iterator[Misfit]:
    """Agreements that give way to each other in a circle; each circle is told once."""
    for circle in _circles({agreement.id: agreement.overrides for agreement in agreements}):
        yield Misfit("agreements", circle[0], ("overrides",), f"overrides itself: {' > '.join(circle)}")


def never_earned(bundle: Bundle) -> Iterator[Misfit]:
    """Credentials that nobody can ever earn, because every way to each asks for another one of them.

    Only what is asked for by id counts, and only where no agreement opens another door: what is told is certain.
    """
    credentials = {credential.id: credential for credential in bundle.credentials}
    opened = [agreement for agreement in bundle.agreements if _opens(agreement)]
    shut = {
        credential.id
        for credential in bundle.credentials
        if credential.ways and not any(_leads(agreement, credential) for agreement in opened)
    }
    before = -1
    while len(shut) != before:
        before = len(shut)
        shut = {id for id in shut if all(_blocked(way.requires, shut) for way in credentials[id].ways)}
    needs = {id: _blocked(credentials[id].ways[0].requires, shut) for id in credentials if id in shut}
    for circle in _circles(needs):
        what = "it requires itself" if len(circle) == 2 else f"each requires the next: {' > '.join(circle)}"
        yield Misfit("credentials", circle[0], ("ways", 0, "requires"), f"can never be earned: {what}", HINT)


def _opens(agreement: Agreement) -> bool:
    grant = agreement.grant
    return bool(grant.award or grant.admission or grant.exemption or grant.equivalence)


def _leads(agreement: Agreement, credential: Credential) -> bool:
    """Whether an agreement may lead to a credential; of a pattern only the kinds are looked at."""
    pattern = agreement.to.pattern
    if pattern is None:
        return agreement.to.credential == credential.id
    return not pattern.kinds or credential.kind in pattern.kinds


def _blocked(requirement: Requirement, shut: Collection[str]) -> tuple[str, ...]:
    """The credentials that a requirement cannot be met without and that are shut; none: it may be met."""
    match requirement:
        case Group():
            found = [_blocked(item, shut) for item in requirement.items]
            if sum(not each for each in found) >= requirement.needed:
                return ()
            return tuple(id for each in found for id in each)
        case Holds(holds=pattern, count=count) if pattern.own_ids_only:
            missing = tuple(id for id in pattern.ids if id in shut)
            return missing if len(pattern.ids) - len(missing) < count else ()
        case _:
            return ()


def _circles(after: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """The circles that are met on following every arrow once, each from its first member back to it."""
    done: set[str] = set()
    for start, first in after.items():
        trail: dict[str, Iterator[str]] = {start: iter(first)} if start not in done else {}
        while trail:
            here = next(reversed(trail))
            onward = next(trail[here], None)
            if onward is None:
                done.add(here)
                del trail[here]
            elif onward in trail:
                yield [*list(trail)[list(trail).index(onward) :], onward]
            elif onward not in done and onward in after:
                trail[onward] = iter(after[onward])
