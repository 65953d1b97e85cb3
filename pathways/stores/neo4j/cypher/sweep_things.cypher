MATCH (t:Thing {scope: $asked.scope}) WHERE t.list IS NOT NULL AND t.id IS NOT NULL
WITH t LIMIT $asked.most
DETACH DELETE t
RETURN count(*)
