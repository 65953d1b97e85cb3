UNWIND $ids AS id
MATCH (d:Document {scope: $scope, list: $list, id: id}) WHERE d.since <= $revision AND d.until > $revision
RETURN d.id, d.since, d.body ORDER BY d.id
