// All amounts of credit that any credential has.
MATCH (t:Thing {scope: $asked.scope, list: 'amounts'}) WHERE t.id IS NOT NULL RETURN t.id
