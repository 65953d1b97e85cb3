// The next records of a list: their documents as they are read, and what leads out of their nodes.
MATCH (d:Document {scope: $scope, list: $list})
WHERE d.id > $after AND d.until > $revision AND d.since <= $revision
WITH d ORDER BY d.id LIMIT $limit
MATCH (t:Thing {scope: $scope, list: $list, id: d.id})
RETURN d.id, properties(d), COLLECT {
    CALL (t) {
        MATCH (t)-[r]->(x:Thing)
        WHERE type(r) <> 'OFFERS' AND type(r) <> 'REQUIRES' AND r.since <= $revision AND r.until > $revision
        RETURN t AS a, r, x
        UNION
        MATCH (a)-[r:OFFERS]->(t) WHERE r.since <= $revision AND r.until > $revision
        RETURN a, r, t AS x
        UNION
        MATCH (t)-[:EARNED_BY]->(a)-[r:REQUIRES]->(x) WHERE r.since <= $revision AND r.until > $revision
        RETURN DISTINCT a, r, x
    }
    RETURN [type(r), [a.list, a.id], [x.list, x.id], properties(r)]
} ORDER BY d.id
