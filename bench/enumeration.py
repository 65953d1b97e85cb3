"""What a user of Neo4j would write instead: all ladders to a credential by a quantified path, their credits summed.

It is less right than the search, too: it follows only what agreements name, adds up credits of agreements that rest on
the same thing, and knows nothing of what else is asked.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence

import neo4j
from neo4j.exceptions import Neo4jError

from pathways.routing.questions import LadderRequest
from pathways.routing.rung import Direction
from pathways.service import Pathways
from tests.neo4j_server import Address

LADDERS = """
MATCH (c:Catalogue {name: $catalogue})
WITH c.name + '/' + c.published[0] AS scope
MATCH (goal:Thing {scope: scope, list: 'credentials', id: $goal})
MATCH path = (goal) ((upper)<-[t:TOWARD]-(a:Agreement)-[r:RECOGNIZES]->(lower:Credential)){1,%d} (held)
WITH held, [one IN t | coalesce(one.credits, 0.0)] AS credits
RETURN count(*) AS ladders, max(reduce(total = 0.0, one IN credits | total + one)) AS most
"""
"""The steps are written in: a quantifier takes no parameter."""

GOALS = """
MATCH (c:Catalogue {name: $catalogue})
WITH c.name + '/' + c.published[0] AS scope
MATCH (d:Document {scope: scope, list: 'credentials', kind: 'bachelor'})
RETURN d.id AS id ORDER BY id LIMIT 20
"""

STEPS = (2, 4, 6, 8)


def enumerated(address: Address, catalogue: str, seconds: float, service: Pathways) -> str:
    """How long that takes for twenty bachelors, by the number of steps, each stopped after so many seconds.

    Beside it, how long the service takes for `ladders` so deep: all that counts toward each, whole, by patterns too.
    """
    # The driver would log each that was stopped, and they are counted here.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    lines: list[str] = []
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver:
        with driver.session() as session:
            goals = [row["id"] for row in session.run(GOALS, catalogue=catalogue)]
        for steps in STEPS:
            took = sorted(_ladders(driver, catalogue, goal, steps, seconds) for goal in goals)
            stopped = sum(one >= seconds for one in took)
            lines.append(
                f"{steps} agreements deep: enumerated p50 {_middle(took):.0f} ms, {stopped} of {len(took)} stopped;"
                f" told by `ladders` p50 {_middle([_told(service, goal, steps) for goal in goals]):.0f} ms"
            )
    return "\n".join(lines)


def _middle(took: Sequence[float]) -> float:
    return 1000 * sorted(took)[len(took) // 2]


def _told(service: Pathways, goal: str, steps: int) -> float:
    begun = time.perf_counter()
    service.ladders(LadderRequest(credential=goal, direction=Direction.DOWN, depth=steps))
    return time.perf_counter() - begun


def _ladders(driver: neo4j.Driver, catalogue: str, goal: str, steps: int, seconds: float) -> float:
    query = neo4j.Query(LADDERS % steps, timeout=seconds)
    begun = time.perf_counter()
    with driver.session() as session:
        try:
            session.run(query, catalogue=catalogue, goal=goal).consume()
        except Neo4jError:
            # It took too long, or all the memory that a transaction may have.
            return seconds
    return min(seconds, time.perf_counter() - begun)
