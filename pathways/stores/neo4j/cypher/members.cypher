UNWIND $groups AS group
MATCH (:Thing {scope: $scope, list: 'providers', id: group})-[m:HAS_MEMBER]->(p)
WHERE m.since <= $revision AND m.until > $revision
RETURN DISTINCT p.id
