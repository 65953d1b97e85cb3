MATCH (:Thing {scope: $scope, list: 'rates', id: $currency})<-[p:PRICED_IN {until: $open}]-(t)
MATCH (d:Document {scope: $scope, list: t.list, id: t.id, until: $open})
RETURN d.list, d.id, d.body
