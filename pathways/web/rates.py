"""How much one client may ask: a bucket of cost units each, filled at a steady rate.

A bucket of our own: the library `limits` counts in windows. A fixed one lets twice the rate through where two meet, a
moving one keeps an entry for each unit of cost; a bucket is two numbers.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from time import monotonic

from pathways.api.errors import TooMany

_CLIENTS = 20_000
"""So many buckets are kept; who was not seen for longest has a full one again."""


class Rates:
    """Buckets by client. `rate`: units a second, 0 for no limit; `burst`: what a full bucket holds."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, cost: float) -> None:
        """Take so many units; raises `TooMany` where they are not there, and takes nothing then.

        What costs more than a whole bucket is let through when it is full, and owed.
        """
        if self._rate <= 0:
            return
        now = self._clock()
        level, since = self._buckets.get(client, (self._burst, now))
        level = min(self._burst, level + (now - since) * self._rate)
        needed = min(cost, self._burst)
        if level < needed:
            self._keep(client, level, now)
            raise TooMany((needed - level) / self._rate)
        self._keep(client, level - cost, now)

    def _keep(self, client: str, level: float, now: float) -> None:
        self._buckets[client] = (level, now)
        self._buckets.move_to_end(client)
        if len(self._buckets) > _CLIENTS:
            self._buckets.popitem(last=False)


def network(address: str) -> str:
    """Whom an address belongs to: itself, or the network of an IPv6 one, which has more addresses than there are."""
    if ":" not in address:
        return address
    try:
        whole = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(whole, IPv6Address):
        return str(whole.ipv4_mapped) if whole.ipv4_mapped else str(IPv6Address(int(whole) >> 64 << 64))
    return address
