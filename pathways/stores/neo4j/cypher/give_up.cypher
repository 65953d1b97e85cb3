// What is published, though nobody was told, is not given up.
MATCH (g:Generation {catalogue: $asked.catalogue, number: $asked.generation}) WHERE g.staged IS NOT NULL
SET g.staged = 0
