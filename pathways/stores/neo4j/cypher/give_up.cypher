MATCH (g:Generation {catalogue: $asked.catalogue, number: $asked.generation}) SET g.staged = 0
