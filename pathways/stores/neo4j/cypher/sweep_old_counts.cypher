MATCH (c:Count {scope: $scope})
WHERE c.list IS NOT NULL AND c.year IS NOT NULL AND c.confidence IS NOT NULL AND c.until <= $until
WITH c LIMIT $most
DELETE c
