// Documents that ended, what was drawn of them and ended with them, and nodes that nothing speaks of any longer.
MATCH (d:Document {scope: $asked.scope}) WHERE d.until <= $asked.until
WITH d LIMIT $asked.most
MATCH (t:Thing {scope: $asked.scope, list: d.list, id: d.id})
DETACH DELETE d
WITH DISTINCT t
CALL (t) {
    RETURN null AS r, t AS x
    UNION
    MATCH (t)-[r:EARNED_BY|LEADS_TO|TEACHES|AT_LEVEL|LICENSES|RAISES|TAUGHT_IN|ACCREDITED_BY|DELIVERED|BRINGS]->(x)
    WHERE r.until <= $asked.until RETURN r, x
    UNION
    MATCH (t)-[r:RECEIVED_BY|SENT_BY|TOWARD|RECOGNIZES|HAS_MEMBER|REGULATED_BY|ASKED_BY|HAS_LEVEL|PRICED_IN]->(x)
    WHERE r.until <= $asked.until RETURN r, x
    UNION
    MATCH (t)<-[r:OFFERS]-(x) WHERE r.until <= $asked.until RETURN r, x
    UNION
    MATCH (t)-[:EARNED_BY]->()-[r:REQUIRES]->(x) WHERE r.until <= $asked.until RETURN r, x
}
DELETE r
WITH DISTINCT x AS one WHERE NOT EXISTS { (one)--() }
DELETE one
