MATCH (d:Document {scope: $scope, list: $list})
WHERE d.id > $after AND d.until > $revision AND d.since <= $revision
WITH d ORDER BY d.id LIMIT $limit
RETURN d.id, d.since, d.body ORDER BY d.id
