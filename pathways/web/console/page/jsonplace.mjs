/** Finds where a text stops being JSON, in our words: browsers word it each in their own, in English only. */

const TOKEN = /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|true\b|false\b|null\b))/y;

/** The first mistake, `{offset, what}` with a key of words.mjs; null where the text is a JSON object, `null` or empty. */
export function mistake(text) {
  if (text.trim() === "") return null;
  const stack = [];
  let expected = "value";
  let closable = false;
  TOKEN.lastIndex = 0;
  while (expected !== "end") {
    const begin = TOKEN.lastIndex;
    const [found, mark, string, plain] = TOKEN.exec(text) ?? [];
    if (found === undefined) {
      const offset = begin + /^[ \t\n\r]*/.exec(text.slice(begin))[0].length;
      return { offset, what: unread(text, offset, expected) };
    }
    const offset = begin + found.length - found.trimStart().length;
    if (stack.length === 0 && mark !== "{" && plain !== "null") return { offset, what: "json.object" };
    const step = next({ expected, closable, stack }, mark, string ?? plain, string !== undefined);
    if (step === null) return { offset, what: `json.${expected}` };
    [expected, closable] = step;
  }
  const after = text.slice(TOKEN.lastIndex).search(/[^ \t\n\r]/);
  return after < 0 ? null : { offset: TOKEN.lastIndex + after, what: "json.more" };
}

/** What is expected after a token, and whether a bracket may close at once; null where the token may not stand here. */
function next({ expected, closable, stack }, mark, plain, isString) {
  const after = () => [stack.length ? "comma" : "end", true];
  const top = stack.at(-1);
  if ((mark === "}" || mark === "]") && closable) {
    if ((mark === "}") !== (top === "{")) return null;
    stack.pop();
    return after();
  }
  if (expected === "value" && (mark === "{" || mark === "[")) {
    stack.push(mark);
    return [mark === "{" ? "key" : "value", true];
  }
  if (expected === "value" && plain !== undefined) return after();
  if (expected === "key" && isString) return ["colon", false];
  if (expected === "colon" && mark === ":") return ["value", false];
  if (expected === "comma" && mark === ",") return [top === "{" ? "key" : "value", false];
  return null;
}

function unread(text, offset, expected) {
  if (offset >= text.length) return "json.end";
  return text[offset] === '"' && expected !== "colon" && expected !== "comma" ? "json.string" : `json.${expected}`;
}
