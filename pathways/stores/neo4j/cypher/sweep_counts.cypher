MATCH (c:Count {scope: $scope})
WHERE c.list IS NOT NULL AND c.year IS NOT NULL AND c.confidence IS NOT NULL AND c.until IS NOT NULL
WITH c LIMIT $most
DELETE c
RETURN count(*)
