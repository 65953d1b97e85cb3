MATCH (:Thing {scope: $scope, list: 'providers', id: $provider})-[o:OFFERS {until: $open}]->(c)
MATCH (d:Document {scope: $scope, list: 'credentials', id: c.id, until: $open})
RETURN d.id, d.body, coalesce(d.words, -1)
