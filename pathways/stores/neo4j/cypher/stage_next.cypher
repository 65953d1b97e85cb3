// One batch more; none where it is there already, or where the generation was given up for dead.
MATCH (g:Generation {catalogue: $catalogue, number: $generation})
WHERE g.batches = $batch
SET g.batches = $batch + 1, g.staged = timestamp()
RETURN g.batches
