/** The answer pane: how it went, the errors with their places, and the answer to read. */
import { aloud, get, make } from "./dom.mjs";
import { hush, say, tell } from "./say.mjs";
import { foldAll, tree } from "./tree.mjs";

let shown = null;
let open = true;

/** `go` is called with the `{line, column}` of an error that was chosen. */
export function showAnswer(answer, go) {
  const errors = Array.isArray(answer.value?.errors) ? answer.value.errors : [];
  shown = answer;
  open = true;
  tellStatus();
  get("status").className = answer.ok && errors.length === 0 ? "good" : "bad";
  const list = errors.length ? [make("h3", { say: ["answer.errors", { n: errors.length }] }), problems(errors, go)] : [];
  const retry = answer.retry ? [make("p", { say: ["answer.retry", { n: answer.retry }] })] : [];
  const body = answer.value === undefined ? make("pre", { class: "raw", tabIndex: 0 }, answer.text) : tree(answer.value, list.length ? ["errors"] : []);
  get("result").replaceChildren(...retry, ...list, body);
  get("copy").hidden = false;
  get("fold").hidden = answer.value === undefined;
  tell(get("fold"), "fold");
}

/** Show that there is no answer, and why: a key of words.mjs. */
export function showNone(key, kind = "") {
  shown = null;
  get("result").replaceChildren();
  get("status").className = kind;
  tell(get("status"), key);
  get("copy").hidden = get("fold").hidden = true;
}

/** Copy the answer, as it is shown. */
export async function copyAnswer() {
  const text = shown.value === undefined ? shown.text : JSON.stringify(shown.value, null, 2);
  await navigator.clipboard.writeText(text).then(() => aloud("copy.done"), () => aloud("copy.failed"));
}

export function foldAnswer() {
  open = !open;
  foldAll(get("result").querySelector(".tree"), open);
  tell(get("fold"), open ? "fold" : "unfold");
}

/** The status line; numbers and units are written anew when the language changes. */
export function tellStatus() {
  if (!shown) return;
  const { status, ms, size } = shown;
  const errors = shown.value?.errors?.length;
  hush(get("status"));
  const parts = say("answer.status", { status, time: timed(ms), size: sized(size) });
  get("status").textContent = errors ? `${parts} · ${say("answer.errors", { n: errors })}` : parts;
}

export function timed(ms) {
  return ms < 1000 ? say("unit.ms", { n: Math.round(ms) }) : say("unit.s", { n: Math.round(ms / 100) / 10 });
}

const sized = (bytes) => (bytes < 1000 ? say("unit.B", { n: bytes }) : say("unit.kB", { n: Math.round(bytes / 100) / 10 }));

function problems(errors, go) {
  return make("ol", { class: "errors" }, ...errors.map(({ message, locations, path, extensions }) => {
    const places = (locations ?? []).map((place) =>
      make("button", { class: "link", say: ["answer.place", place], onclick: () => go(place) }));
    const at = path ? [make("span", { say: "answer.at" }), " ", make("code", {}, path.join(" › "))] : [];
    const code = extensions?.code ? make("code", { class: "code" }, extensions.code) : null;
    const next = extensions?.nextStep ? make("p", {}, String(extensions.nextStep)) : null;
    return make("li", {}, make("strong", {}, String(message)), " ", code, next, make("p", {}, ...places, " ", ...at));
  }));
}
