// What there is only once. `scope` is a catalogue's name and the number of one of its generations.
CREATE CONSTRAINT pathways_schema IF NOT EXISTS FOR (s:PathwaysSchema) REQUIRE s.id IS UNIQUE;
CREATE CONSTRAINT pathways_catalogue IF NOT EXISTS FOR (c:Catalogue) REQUIRE c.name IS UNIQUE;
CREATE CONSTRAINT pathways_generation IF NOT EXISTS FOR (g:Generation) REQUIRE (g.catalogue, g.number) IS UNIQUE;
CREATE CONSTRAINT pathways_thing IF NOT EXISTS FOR (t:Thing) REQUIRE (t.scope, t.list, t.id) IS UNIQUE;
CREATE CONSTRAINT pathways_document IF NOT EXISTS
FOR (d:Document) REQUIRE (d.scope, d.list, d.id, d.until) IS UNIQUE;
CREATE CONSTRAINT pathways_done IF NOT EXISTS FOR (d:Done) REQUIRE (d.catalogue, d.key) IS UNIQUE;
CREATE CONSTRAINT pathways_change IF NOT EXISTS
FOR (c:Change) REQUIRE (c.catalogue, c.revision, c.position) IS UNIQUE;
CREATE CONSTRAINT pathways_count IF NOT EXISTS
FOR (c:Count) REQUIRE (c.scope, c.list, c.year, c.confidence, c.until) IS UNIQUE
