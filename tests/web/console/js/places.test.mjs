import assert from "node:assert/strict";
import test from "node:test";
import { mistake } from "../../../../pathways/web/console/page/jsonplace.mjs";
import { offsetOf, placeOf } from "../../../../pathways/web/console/page/places.mjs";

const at = (text) => {
  const found = mistake(text);
  return found && `${found.what} ${found.offset}`;
};

test("lines end as GraphQL and JSON end them, and columns count characters", () => {
  const text = "a\r\nbé\r😀c\nd";
  assert.deepEqual(placeOf(text, 0), { line: 1, column: 1 });
  assert.deepEqual(placeOf(text, text.indexOf("é")), { line: 2, column: 2 });
  assert.deepEqual(placeOf(text, text.indexOf("c")), { line: 3, column: 2 });
  assert.deepEqual(placeOf(text, text.length), { line: 4, column: 2 });
});

test("a place leads back to its offset, and one that is not there to the nearest", () => {
  const text = "ab\n😀c\n";
  for (const offset of [0, 1, 2, 3, 5, 6, 7]) assert.equal(offsetOf(text, placeOf(text, offset)), offset);
  assert.equal(offsetOf(text, { line: 1, column: 99 }), 2);
  assert.equal(offsetOf(text, { line: 99, column: 1 }), 7);
});

test("objects, null and nothing are variables", () => {
  for (const text of ["", "  \n", "null", " null ", "{}", '{"a": [1, -2.5e-3, true, null, {"b": "\\u00e9\\n"}, []]}']) assert.equal(at(text), null, text);
});

test("a mistake is found where it is", () => {
  const cases = {
    "[1]": "json.object 0",
    " 3": "json.object 1",
    "{": "json.end 1",
    '{"a"': "json.end 4",
    '{"a": 1': "json.end 7",
    "{a: 1}": "json.key 1",
    "{'a': 1}": "json.key 1",
    '{"a" 1}': "json.colon 5",
    '{"a": }': "json.value 6",
    '{"a": 01}': "json.value 6",
    '{"a": 1.}': "json.value 6",
    '{"a": True}': "json.value 6",
    '{"a": 1,}': "json.key 8",
    '{"a": [1,]}': "json.value 9",
    '{"a": [1 2]}': "json.comma 9",
    '{"a": [1}': "json.comma 8",
    '{"a": "b}': "json.string 6",
    '{"a": "\\x"}': "json.string 6",
    '{"a": 1} x': "json.more 9",
    "{} {}": "json.more 3",
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(at(text), expected, text);
});

test("what is told apart is what JSON.parse tells apart", () => {
  const parts = ["{", "}", "[", "]", ",", ":", '"a"', "1", "null", " ", '"', "-", "x"];
  let seed = 1;
  const some = (n) => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 20_000; round += 1) {
    const text = `{${Array.from({ length: some(8) }, () => parts[some(parts.length)]).join("")}}`;
    let good = true;
    try {
      JSON.parse(text);
    } catch {
      good = false;
    }
    assert.equal(mistake(text) === null, good, text);
  }
});

test("depth and length are no matter", () => {
  const deep = 100_000;
  assert.equal(at(`{"a": ${"[".repeat(deep)}${"]".repeat(deep)}}`), null);
  assert.equal(at(`{"a": [${"1, ".repeat(deep)}]}`), `json.value ${7 + 3 * deep}`);
});
