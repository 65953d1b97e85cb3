// Nodes that something in force leads out of though they have no document.
MATCH (t:Thing {scope: $scope})-[r]->(:Thing)
WHERE t.list IS NOT NULL AND t.id IS NOT NULL AND type(r) <> 'OFFERS' AND type(r) <> 'REQUIRES'
    AND r.since <= $revision AND r.until > $revision
    AND NOT EXISTS {
        MATCH (d:Document {scope: $scope, list: t.list, id: t.id}) WHERE d.since <= $revision AND d.until > $revision
    }
RETURN DISTINCT t.list, t.id ORDER BY t.list, t.id LIMIT $most
