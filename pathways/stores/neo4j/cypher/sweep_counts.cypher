MATCH (c:Count {scope: $asked.scope})
WHERE c.list IS NOT NULL AND c.year IS NOT NULL AND c.confidence IS NOT NULL AND c.until IS NOT NULL
WITH c LIMIT $asked.most
DELETE c
RETURN count(*)
