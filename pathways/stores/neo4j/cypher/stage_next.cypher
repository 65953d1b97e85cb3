// One batch more; none where it is there already, or where the generation was given up for dead.
MATCH (g:Generation {catalogue: $asked.catalogue, number: $asked.generation})
WHERE g.batches = $asked.batch
SET g.batches = $asked.batch + 1, g.staged = timestamp()
RETURN g.batches
