// Relationships, in force from a revision on. The types are this closed list.
UNWIND $asked.relationships AS row
MATCH (a:Thing {scope: $asked.scope, list: row.from[0], id: row.from[1]})
MATCH (b:Thing {scope: $asked.scope, list: row.to[0], id: row.to[1]})
FOREACH (_ IN CASE row.type WHEN 'OFFERS' THEN [1] ELSE [] END |
    CREATE (a)-[r:OFFERS {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'EARNED_BY' THEN [1] ELSE [] END |
    CREATE (a)-[r:EARNED_BY {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'REQUIRES' THEN [1] ELSE [] END |
    CREATE (a)-[r:REQUIRES {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'LEADS_TO' THEN [1] ELSE [] END |
    CREATE (a)-[r:LEADS_TO {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'TEACHES' THEN [1] ELSE [] END |
    CREATE (a)-[r:TEACHES {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'AT_LEVEL' THEN [1] ELSE [] END |
    CREATE (a)-[r:AT_LEVEL {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'LICENSES' THEN [1] ELSE [] END |
    CREATE (a)-[r:LICENSES {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'RAISES' THEN [1] ELSE [] END |
    CREATE (a)-[r:RAISES {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'TAUGHT_IN' THEN [1] ELSE [] END |
    CREATE (a)-[r:TAUGHT_IN {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'ACCREDITED_BY' THEN [1] ELSE [] END |
    CREATE (a)-[r:ACCREDITED_BY {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'DELIVERED' THEN [1] ELSE [] END |
    CREATE (a)-[r:DELIVERED {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'RECEIVED_BY' THEN [1] ELSE [] END |
    CREATE (a)-[r:RECEIVED_BY {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'SENT_BY' THEN [1] ELSE [] END |
    CREATE (a)-[r:SENT_BY {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'TOWARD' THEN [1] ELSE [] END |
    CREATE (a)-[r:TOWARD {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'RECOGNIZES' THEN [1] ELSE [] END |
    CREATE (a)-[r:RECOGNIZES {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'HAS_MEMBER' THEN [1] ELSE [] END |
    CREATE (a)-[r:HAS_MEMBER {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'REGULATED_BY' THEN [1] ELSE [] END |
    CREATE (a)-[r:REGULATED_BY {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'ASKED_BY' THEN [1] ELSE [] END |
    CREATE (a)-[r:ASKED_BY {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'HAS_LEVEL' THEN [1] ELSE [] END |
    CREATE (a)-[r:HAS_LEVEL {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'PRICED_IN' THEN [1] ELSE [] END |
    CREATE (a)-[r:PRICED_IN {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
FOREACH (_ IN CASE row.type WHEN 'BRINGS' THEN [1] ELSE [] END |
    CREATE (a)-[r:BRINGS {since: $asked.since, until: $asked.open}]->(b) SET r += row.shown)
