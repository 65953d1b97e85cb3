UNWIND $values AS value
MATCH (:Thing {scope: $scope, list: $list, id: value})<-[r:LEADS_TO|LICENSES|RAISES]-(c)
WHERE r.since <= $revision AND r.until > $revision AND type(r) = $type
RETURN DISTINCT c.id ORDER BY c.id
