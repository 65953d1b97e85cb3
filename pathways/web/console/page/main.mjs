/** Starts the page: binds editors, panes and keys to the server. Nothing is kept but in this page's memory. */
import { copyAnswer, foldAnswer, showAnswer, showNone, tellStatus, timed } from "./answer.mjs";
import { Browser } from "./browse.mjs";
import { Choices } from "./choices.mjs";
import { aloud, get, make } from "./dom.mjs";
import { Editor } from "./editor.mjs";
import { mistake } from "./jsonplace.mjs";
import { startKeys } from "./keys.mjs";
import { headed, operationAt } from "./lexer.mjs";
import { offsetOf, placeOf } from "./places.mjs";
import { hush, language, LANGUAGES, preferred, say, speak, tell } from "./say.mjs";
import { INTROSPECTION, Schema } from "./schema.mjs";
import { prepared, send } from "./send.mjs";
import { History, listOperations, openTab, startTabs } from "./side.mjs";

const FIRST = "routes";
let schema = null;
let browser = null;
let running = null;

const query = new Editor(get("query"));
const variables = new Editor(get("variables"), check);
const history = new History(take);
new Choices(query, () => schema);

/** Tell what is wrong with the variables; whether nothing is. */
function check() {
  const found = mistake(variables.text);
  const state = get("variables-state");
  if (!found) hush(state);
  else {
    const place = placeOf(variables.text, found.offset);
    variables.blame([place.line]);
    tell(state, "json.at", { ...place, what: say(found.what) });
  }
  variables.area.ariaInvalid = String(Boolean(found));
  return found;
}

async function run() {
  const wrong = check();
  if (wrong) return variables.reveal(wrong.offset);
  running?.abort();
  const mine = (running = new AbortController());
  const asked = { query: query.text, variables: variables.text, operationName: operationAt(query.text, query.offset)?.name };
  const clock = startClock();
  showNone("answer.running");
  get("answer").ariaBusy = "true";
  get("cancel").disabled = false;
  try {
    const answer = await send(asked, mine.signal);
    if (mine === running) show(asked, answer);
  } catch (error) {
    if (mine === running) showNone(error.name === "AbortError" ? "answer.cancelled" : "answer.lost", "bad");
  } finally {
    clearInterval(clock);
    if (mine === running) stopped();
  }
}

function show(asked, answer) {
  history.add({ ...asked, status: answer.status, ms: answer.ms });
  const places = (answer.value?.errors ?? []).flatMap?.(({ locations }) => locations ?? []) ?? [];
  // What was answered may be about a text that has changed since.
  if (query.text === asked.query) query.blame(places.map(({ line }) => line));
  showAnswer(answer, (place) => query.reveal(offsetOf(query.text, place)));
  get("answer").scrollIntoView({ block: "nearest" });
}

function stopped() {
  running = null;
  get("clock").textContent = "";
  get("answer").ariaBusy = "false";
  if (document.activeElement === get("cancel")) get("run").focus();
  get("cancel").disabled = true;
}

function startClock() {
  const began = performance.now();
  return setInterval(() => (get("clock").textContent = timed(performance.now() - began)), 100);
}

/** Put an operation and its variables into the editors. */
function take(operation) {
  const { variables: given } = operation;
  // The operation comes last: browsers undo what was changed last, wherever that was.
  variables.fill(typeof given === "string" ? given : JSON.stringify(given ?? {}, null, 2));
  query.fill(operation.query);
  if (operation.name) aloud("operations.loaded", { name: operation.name });
}

async function readSchema() {
  const note = make("p", { say: "schema.loading" });
  get("schema").replaceChildren(note);
  try {
    const { value } = await send({ query: INTROSPECTION, variables: "" });
    schema = new Schema(value.data.__schema);
    browser = new Browser(schema);
  } catch {
    get("schema").replaceChildren(make("p", { say: "schema.failed" }), make("button", { say: "schema.again", onclick: readSchema }));
  }
}

async function readOperations() {
  try {
    const operations = await prepared();
    const takeOwn = (operation) => take({ ...operation, query: headed(operation.query, language()) });
    listOperations(operations, takeOwn);
    const first = operations.find(({ name }) => name === FIRST) ?? operations[0];
    if (first && query.text === "") takeOwn(first);
  } catch {
    get("operations").replaceChildren(make("p", { say: "operations.failed" }));
  }
}

function search() {
  openTab("schema");
  (browser?.box ?? get("tab-schema")).focus();
  browser?.box.select();
}

/** The switch is named in the language that it leads to. */
function switchLanguage() {
  const other = LANGUAGES.find((each) => each !== language());
  const button = get("language");
  button.lang = other;
  button.textContent = { en: "English", fr: "Français" }[other];
  button.onclick = () => {
    window.history.replaceState(null, "", `?lang=${other}`);
    speak(other);
  };
  tellStatus();
  if (get("variables-state").textContent) check();
}

document.addEventListener("spoken", switchLanguage);
startTabs();
startKeys({ run, cancel: () => running?.abort(), search });
get("run").onclick = run;
get("cancel").onclick = () => running?.abort();
get("copy").onclick = copyAnswer;
get("fold").onclick = foldAnswer;
showNone("answer.none");
speak(preferred(location.search, navigator.languages));
readOperations();
readSchema();
