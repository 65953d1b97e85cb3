MATCH (d:Document {scope: $asked.scope, list: $asked.list})
WHERE d.id > $asked.after AND d.until > $asked.revision AND d.since <= $asked.revision
WITH d ORDER BY d.id LIMIT $asked.limit
RETURN d.id, d.since, d.body ORDER BY d.id
