MATCH (c:Count {scope: $scope})
WHERE c.list >= '' AND c.year IS NOT NULL AND c.confidence IS NOT NULL AND c.until > $revision AND c.since <= $revision
RETURN c.list, c.year, c.confidence, c.amount
