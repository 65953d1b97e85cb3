MATCH (d:Document {scope: $scope, list: $list})
WHERE d.id >= '' AND d.until > $revision AND d.since <= $revision
RETURN d.id, d.since, d.body ORDER BY d.id
