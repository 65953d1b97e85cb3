MATCH (t:Thing {scope: $scope}) WHERE t.list IS NOT NULL AND t.id IS NOT NULL
WITH t LIMIT $most
DETACH DELETE t
RETURN count(*)
