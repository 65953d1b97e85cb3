UNWIND $asked.values AS value
MATCH (:Thing {scope: $asked.scope, list: $asked.list, id: value})<-[r:LEADS_TO|LICENSES|RAISES]-(c)
WHERE r.since <= $asked.revision AND r.until > $asked.revision AND type(r) = $asked.type
RETURN DISTINCT c.id ORDER BY c.id
