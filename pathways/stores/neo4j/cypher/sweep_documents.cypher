MATCH (d:Document {scope: $asked.scope}) WHERE d.list IS NOT NULL AND d.id IS NOT NULL AND d.until IS NOT NULL
WITH d LIMIT $asked.most
DETACH DELETE d
RETURN count(*)
