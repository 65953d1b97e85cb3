// So many more, or fewer, of each.
UNWIND $asked.counts AS row
OPTIONAL MATCH (c:Count {scope: $asked.scope, list: row[0], year: row[1], confidence: row[2], until: $asked.open})
SET c.until = $asked.since
WITH row, coalesce(c.amount, 0) + row[3] AS amount WHERE amount > 0
CREATE (:Count {
    scope: $asked.scope, list: row[0], year: row[1], confidence: row[2], amount: amount, since: $asked.since, until: $asked.open
})
