// The next records of a list: their documents as they are read, and what leads out of their nodes.
MATCH (d:Document {scope: $asked.scope, list: $asked.list})
WHERE d.id > $asked.after AND d.until > $asked.revision AND d.since <= $asked.revision
WITH d ORDER BY d.id LIMIT $asked.limit
OPTIONAL MATCH (t:Thing {scope: $asked.scope, list: $asked.list, id: d.id})
RETURN d.id, properties(d), COLLECT {
    CALL (t) {
        MATCH (t)-[r]->(x:Thing)
        WHERE type(r) <> 'OFFERS' AND type(r) <> 'REQUIRES' AND r.since <= $asked.revision AND r.until > $asked.revision
        RETURN t AS a, r, x
        UNION
        MATCH (a)-[r:OFFERS]->(t) WHERE r.since <= $asked.revision AND r.until > $asked.revision
        RETURN a, r, t AS x
        UNION
        MATCH (t)-[:EARNED_BY]->(a)-[r:REQUIRES]->(x) WHERE r.since <= $asked.revision AND r.until > $asked.revision
        RETURN DISTINCT a, r, x
    }
    RETURN [type(r), [a.list, a.id], [x.list, x.id], properties(r)]
} ORDER BY d.id
