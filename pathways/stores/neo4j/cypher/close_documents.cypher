UNWIND $asked.named AS named
MATCH (d:Document {scope: $asked.scope, list: named[0], id: named[1], until: $asked.open})
SET d.until = $asked.since
