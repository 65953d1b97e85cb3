UNWIND $asked.groups AS group
MATCH (:Thing {scope: $asked.scope, list: 'providers', id: group})-[m:HAS_MEMBER]->(p)
WHERE m.since <= $asked.revision AND m.until > $asked.revision
RETURN DISTINCT p.id
