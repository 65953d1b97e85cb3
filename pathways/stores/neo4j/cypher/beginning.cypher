UNWIND $asked.prefixes AS prefix
MATCH (d:Document {scope: $asked.scope, list: $asked.list})
WHERE d.id STARTS WITH prefix AND d.until > $asked.revision AND d.since <= $asked.revision
WITH DISTINCT d
RETURN d.id, d.since, d.body ORDER BY d.id
