import assert from "node:assert/strict";
import test from "node:test";
import { headed, operationAt, operations, partners, shades, tokens } from "../../../../pathways/web/console/page/lexer.mjs";

const kinds = (text) => shades(text).filter(({ kind }) => kind !== "space").map(({ kind, text }) => `${kind} ${text}`);

test("no character is lost, whatever the text", () => {
  const texts = ['query Q($a: [Int!]! = [1, -2.5e3]) @skip(if: true) { a: b(c: """x\\"""y""") ...F }', '"open', '"""open', "é§&%~ .. \u0000", "# end"];
  for (const text of texts) {
    assert.equal(tokens(text).map((token) => token.text).join(""), text);
    tokens(text).forEach((token) => assert.equal(text.slice(token.start, token.end), token.text));
  }
});

test("a prepared operation is headed in one language", () => {
  const text = "# What it\n# is.\n# fr: Ce que\n# fr: c’est.\nquery A { b } # fr: not this\n";
  assert.equal(headed(text, "en"), "# What it\n# is.\nquery A { b } # fr: not this\n");
  assert.equal(headed(text, "fr"), "# Ce que\n# c’est.\nquery A { b } # fr: not this\n");
  assert.equal(headed("# Only this.\n{ a }", "fr"), "# Only this.\n{ a }");
  assert.equal(headed("{ a }", "fr"), "{ a }");
});

test("names before a colon, keywords, types and variables are told apart", () => {
  assert.deepEqual(kinds("query A($b: Int) { c: d @x }"), [
    "word query", "name A", "mark (", "variable $b", "mark :", "type Int", "mark )",
    "mark {", "key c", "mark :", "name d", "directive @x", "mark }",
  ]);
});

test("JSON is read by the same rules", () => {
  assert.deepEqual(kinds('{"a" : ["b", null]}'), ["mark {", 'key "a"', "mark :", "mark [", 'string "b"', "word null", "mark ]", "mark }"]);
});

test("brackets in strings and comments are none", () => {
  assert.deepEqual(partners('{ "}" # }\n}', 0), [0, 10]);
});

test("a bracket finds its partner from both sides, and one alone has none", () => {
  assert.deepEqual(partners("a(b[c])", 1), [1, 6]);
  assert.deepEqual(partners("a(b[c])", 7), [6, 1]);
  assert.deepEqual(partners("a(b[c", 1), [1]);
  assert.deepEqual(partners("(]", 0), [0]);
  assert.deepEqual(partners("abc", 1), []);
});

test("operations are found with their names, fragments left out", () => {
  const text = "query A($x: I = {y: 1}) @d(z: {}) { b { c } }\nfragment F on T { query }\nmutation { m }\nquery B { c }";
  assert.deepEqual(operations(text).map(({ kind, name }) => [kind, name]), [["query", "A"], ["mutation", null], ["query", "B"]]);
  assert.deepEqual(operations("{ a }").map(({ kind, name }) => [kind, name]), [["query", null]]);
});

test("the operation at the cursor is the one that it stands in or after", () => {
  const text = "# Two.\nquery A { a }\n\nquery B { b }\n";
  assert.equal(operationAt(text, 0).name, "A");
  assert.equal(operationAt(text, text.indexOf("a }")).name, "A");
  assert.equal(operationAt(text, text.indexOf("b }")).name, "B");
  assert.equal(operationAt(text, text.length).name, "B");
  assert.equal(operationAt("# None.", 3), null);
});

test("a hundred thousand characters are no matter, whatever they are", () => {
  for (const part of ['"', '"""', '\\"""', "{", "a ", "# ", "-1", "\u00e9"]) {
    const text = part.repeat(100_000 / part.length);
    assert.equal(tokens(text).map((token) => token.text).join("").length, text.length);
    partners(text, 1);
    operations(text);
  }
});
