MATCH (g:Generation {catalogue: $catalogue, number: $generation}) SET g.staged = 0
