MATCH (d:Document {scope: $asked.scope, list: $asked.list})
WHERE d.id >= '' AND d.until > $asked.revision AND d.since <= $asked.revision
RETURN d.id, d.since, d.body ORDER BY d.id
