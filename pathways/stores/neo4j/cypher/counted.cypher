MATCH (c:Count {scope: $asked.scope})
WHERE c.list >= '' AND c.year IS NOT NULL AND c.confidence IS NOT NULL AND c.until > $asked.revision AND c.since <= $asked.revision
RETURN c.list, c.year, c.confidence, c.amount
