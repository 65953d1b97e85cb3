UNWIND $named AS named
MATCH (d:Document {scope: $scope, list: named[0], id: named[1], until: $open})
SET d.until = $since
