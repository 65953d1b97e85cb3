// A document, and what of it lists and searches ask.
UNWIND $asked.documents AS row
MATCH (t:Thing {scope: $asked.scope, list: row.list, id: row.id})
CREATE (d:Document {scope: $asked.scope, list: row.list, id: row.id, since: $asked.since, until: $asked.open})-[:STATES]->(t)
SET d += row.columns
FOREACH (_ IN CASE row.list WHEN 'providers' THEN [1] ELSE [] END | SET d:ProviderDocument)
FOREACH (_ IN CASE row.list WHEN 'credentials' THEN [1] ELSE [] END | SET d:CredentialDocument)
FOREACH (_ IN CASE row.list WHEN 'agreements' THEN [1] ELSE [] END | SET d:AgreementDocument)
FOREACH (_ IN CASE row.list WHEN 'occupations' THEN [1] ELSE [] END | SET d:OccupationDocument)
FOREACH (_ IN CASE row.list WHEN 'skills' THEN [1] ELSE [] END | SET d:SkillDocument)
FOREACH (_ IN CASE row.list WHEN 'frameworks' THEN [1] ELSE [] END | SET d:FrameworkDocument)
