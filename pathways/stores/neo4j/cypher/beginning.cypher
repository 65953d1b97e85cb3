UNWIND $prefixes AS prefix
MATCH (d:Document {scope: $scope, list: $list})
WHERE d.id STARTS WITH prefix AND d.until > $revision AND d.since <= $revision
WITH DISTINCT d
RETURN d.id, d.since, d.body ORDER BY d.id
