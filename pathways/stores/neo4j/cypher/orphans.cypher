// Nodes that something in force leads out of though they have no document.
MATCH (t:Thing {scope: $asked.scope})-[r]->(:Thing)
WHERE t.list IS NOT NULL AND t.id IS NOT NULL AND type(r) <> 'OFFERS' AND type(r) <> 'REQUIRES'
    AND r.since <= $asked.revision AND r.until > $asked.revision
    AND NOT EXISTS {
        MATCH (d:Document {scope: $asked.scope, list: t.list, id: t.id}) WHERE d.since <= $asked.revision AND d.until > $asked.revision
    }
RETURN DISTINCT t.list, t.id ORDER BY t.list, t.id LIMIT $asked.most
