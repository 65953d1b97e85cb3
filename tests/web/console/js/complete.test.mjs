import assert from "node:assert/strict";
import test from "node:test";
import { completions } from "../../../../pathways/web/console/page/complete.mjs";
import { schema } from "./world.mjs";

/** The labels offered where `|` stands. */
function at(drawn) {
  const offset = drawn.indexOf("|");
  return completions(schema, drawn.replace("|", ""), offset).items.map(({ label }) => label);
}

test("a document begins with what the schema can do", () => {
  assert.deepEqual(at("|"), ["query", "fragment"]);
  assert.deepEqual(at("{ thing { key } }\nfr|"), ["fragment"]);
});

test("a selection offers the fields of its type", () => {
  assert.deepEqual(at("{ | }"), ["thing", "things", "found", "__typename"]);
  assert.deepEqual(at("query Q($a: Int = 1) @skip(if: true) { th| }"), ["thing", "things"]);
  assert.deepEqual(at("{ thing(key: 1) { k|"), ["key"]);
  assert.deepEqual(at("{ other: things(where: {text: \"}\"}) { | } }"), ["key", "__typename", "old"]);
  assert.deepEqual(at("{ thing { key } | }"), ["thing", "things", "found", "__typename"]);
});

test("directives change nothing about what a field holds", () => {
  assert.deepEqual(at("{ thing @include(if: true) { k| } }"), ["key"]);
  assert.deepEqual(at("{ thing @| }"), ["@include", "@skip"]);
  assert.deepEqual(at("{ thing @include(| }"), ["if"]);
});

test("what is deprecated comes last", () => {
  assert.deepEqual(at("{ thing { | } }").at(-1), "old");
  assert.deepEqual(at("{ thing(how: |) }"), ["WELL", "BADLY"]);
});

test("fragments: conditions that can hold, names that are there, and the type's fields inside", () => {
  const rest = "}} fragment F on Book { key }";
  assert.deepEqual(at(`{ thing { ...| ${rest}`), ["on", "F"]);
  assert.deepEqual(at(`{ found { ... on | ${rest}`), ["Book", "Found", "Thing"]);
  assert.deepEqual(at(`{ thing { ... on School { c| ${rest}`), ["city"]);
  assert.deepEqual(at(`{ thing { ... { k| ${rest}`), ["key"]);
  assert.deepEqual(at(`{ thing { ...F k| ${rest}`), ["key"]);
  assert.deepEqual(at("fragment F on Book { pa| }"), ["pages"]);
  assert.deepEqual(at("fragment F on Ap|"), ["Apart"]);
});

test("arguments that are not given yet, and their values", () => {
  assert.deepEqual(at("{ thing(|) }"), ["key", "how"]);
  assert.deepEqual(at("{ thing(key: 1, |) }"), ["how"]);
  assert.deepEqual(at("query ($k: ID, $h: How) { thing(key: |) }"), ["$k", "$h"]);
  assert.deepEqual(at("query ($k: ID, $h: How) { thing(key: $k|) }"), ["$k"]);
  assert.deepEqual(at("{ things(all: |) }"), ["true", "false"]);
});

test("inputs inside inputs", () => {
  assert.deepEqual(at("{ things(where: {|}) }"), ["text", "any", "how"]);
  assert.deepEqual(at("{ things(where: {any: [{text: 1, how: |}]}) }"), ["WELL", "BADLY"]);
  assert.deepEqual(at("{ things(where: {any: [{any: []}], |}) }"), ["text", "how"]);
});

test("variables are of types that can go in", () => {
  assert.deepEqual(at("query ($a: |) { thing }"), ["Boolean", "How", "ID", "Int", "String", "Where"]);
  assert.deepEqual(at("query ($a: [W|]) { thing }"), ["Where", "How"]);
  assert.deepEqual(at("query ($a: How = |) { thing }"), ["WELL", "BADLY"]);
});

test("nothing is offered in strings and comments, nor of what is not in the schema", () => {
  assert.deepEqual(at('{ thing(key: "|") }'), []);
  assert.deepEqual(at("{ # |\n}"), []);
  assert.deepEqual(at("{ nothing { | } }"), []);
  assert.deepEqual(at("}}}) |"), []);
});

test("the word under the cursor is replaced as a whole", () => {
  const { from, to } = completions(schema, "{ thixx }", 5);
  assert.deepEqual([from, to], [2, 7]);
});

test("every offset of every prefix of a document has an answer", () => {
  const text = 'query Q($a: [Int!] = [1]) { t: things(where: {any: [{text: "x"}]}) @skip(if: $a) { ...F ... on Book { pages } } }';
  for (let end = 0; end <= text.length; end += 1) {
    for (let offset = 0; offset <= end; offset += 7) completions(schema, text.slice(0, end), offset);
  }
});
