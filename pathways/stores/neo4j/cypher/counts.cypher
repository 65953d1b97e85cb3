// So many more, or fewer, of each.
UNWIND $counts AS row
OPTIONAL MATCH (c:Count {scope: $scope, list: row[0], year: row[1], confidence: row[2], until: $open})
SET c.until = $since
WITH row, coalesce(c.amount, 0) + row[3] AS amount WHERE amount > 0
CREATE (:Count {
    scope: $scope, list: row[0], year: row[1], confidence: row[2], amount: amount, since: $since, until: $open
})
