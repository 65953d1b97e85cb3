import assert from "node:assert/strict";
import test from "node:test";
import { nameOf, written } from "../../../../pathways/web/console/page/schema.mjs";
import { preferred, sentence } from "../../../../pathways/web/console/page/say.mjs";
import { schema } from "./world.mjs";

const found = (words) => schema.search(words, 9).map(({ type, member }) => (member ? `${type}.${member}` : type));

test("types are written as the language writes them", () => {
  const { type } = schema.type("Query").fields[1];
  assert.equal(written(type), "[Thing!]!");
  assert.equal(nameOf(type), "Thing");
});

test("a search finds names first, then arguments, then descriptions", () => {
  assert.deepEqual(found("thing"), ["Thing", "Query.thing", "Query.things", "Thing.key", "Thing.old"]);
  assert.deepEqual(found("where"), ["Where", "Query.things", "Where.any", "Where.how", "Where.text"]);
  assert.deepEqual(found("long"), ["Book.pages"]);
  assert.deepEqual(found("book key"), ["Book.key"]);
  assert.deepEqual(found("  "), []);
});

test("a type knows where it is used", () => {
  assert.deepEqual(schema.uses("How").map(({ type, member }) => `${type}.${member}`), ["Query.thing", "Where.how"]);
});

test("the language's own types are left out", () => {
  assert.equal(schema.own().some(({ name }) => name.startsWith("__")), false);
});

test("the language: as the address says, else as the browser prefers, else English", () => {
  assert.equal(preferred("?lang=fr", ["en-CA"]), "fr");
  assert.equal(preferred("", ["de-CH", "fr-CA", "en"]), "fr");
  assert.equal(preferred("?lang=xx", ["de"]), "en");
});

test("numbers choose the form of their words in each language", () => {
  const said = (lang, n) => sentence(lang, "answer.errors", { n }).replace(/\s/g, " ");
  assert.deepEqual([0, 1, 2].map((n) => said("en", n)), ["0 errors", "1 error", "2 errors"]);
  assert.deepEqual([0, 1, 2].map((n) => said("fr", n)), ["0 erreur", "1 erreur", "2 erreurs"]);
  assert.equal(said("en", 12345), "12,345 errors");
});
