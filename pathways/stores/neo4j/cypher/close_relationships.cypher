// A record owns what leads out of its node, what its ways require, that it is offered, and what its nodes show.
UNWIND $asked.named AS named
MATCH (t:Thing {scope: $asked.scope, list: named[0], id: named[1]})
REMOVE t:$($asked.kinds)
WITH t
CALL (t) {
    UNWIND [t] + COLLECT { MATCH (t)-[:EARNED_BY|HAS_LEVEL]->(x) RETURN DISTINCT x } AS one
    SET one = {scope: one.scope, list: one.list, id: one.id}
}
CALL (t) {
    MATCH (t)-[r:EARNED_BY|LEADS_TO|TEACHES|AT_LEVEL|LICENSES|RAISES|TAUGHT_IN|ACCREDITED_BY|DELIVERED]->()
    WHERE r.until = $asked.open RETURN r
    UNION ALL
    MATCH (t)-[r:RECEIVED_BY|SENT_BY|TOWARD|RECOGNIZES|HAS_MEMBER|REGULATED_BY|ASKED_BY|HAS_LEVEL|PRICED_IN|BRINGS]->()
    WHERE r.until = $asked.open RETURN r
    UNION ALL
    MATCH (t)<-[r:OFFERS]-() WHERE r.until = $asked.open RETURN r
    UNION ALL
    MATCH (t)-[:EARNED_BY]->()-[r:REQUIRES]->() WHERE r.until = $asked.open RETURN DISTINCT r
}
SET r.until = $asked.since
