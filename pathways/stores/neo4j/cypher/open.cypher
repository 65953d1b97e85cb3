// `published` is [generation, revision], one property, so that no reader sees one of them without the other.
MERGE (c:Catalogue {name: $asked.catalogue})
ON CREATE SET c.published = [1, 0], c.generations = 1, c.written = 0, c.oldest = 0, c.remembered = 0, c.new = true
WITH c WHERE c.new
REMOVE c.new
CREATE (:Generation {catalogue: $asked.catalogue, number: 1})
