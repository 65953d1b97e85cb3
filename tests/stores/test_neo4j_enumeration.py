"""What a sum over paths in the graph says, beside what the search says."""

from __future__ import annotations

from neo4j import GraphDatabase

from bench.enumeration import LADDERS
from pathways.routing.answer import Found
from pathways.service import Pathways
from pathways.stores.base import records_of
from tests.stores.neo4j import Catalogues
from tests.worlds import agreement, bundle, credential, holding, request


def test_a_sum_along_a_path_counts_twice_what_is_counted_in_what_is_counted(catalogues: Catalogues) -> None:
    world = bundle(
        credential("certificate", study="30/8/1000"),
        credential("diploma", study="60/16/2000"),
        credential("degree", study="120/32/4000"),
        agreement("first", "certificate", "diploma", credits=30),
        agreement("second", "diploma", "degree", credits=60),
    )
    access = catalogues.access()
    with catalogues.opened(catalogue=access.catalogue) as store:
        store.load(records_of(world))
        driver = GraphDatabase.driver(access.uri, auth=(access.user, access.password))
        with driver, driver.session() as session:
            (found,) = session.run(LADDERS % 4, catalogue=access.catalogue, goal="degree")
        answer = Pathways(store).routes(request("degree", holding("certificate"), criteria="credits"))
    assert (found["ladders"], found["most"]) == (2, 90.0)
    assert isinstance(answer, Found)
    # 120 less 90 would leave 30 to study. But the certificate counts in the diploma alone: 30 are left there, 60 here.
    assert [route.cost.credits for route in answer.routes] == [90]
