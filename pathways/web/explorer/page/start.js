"use strict";
/* global React, ReactDOM, GraphiQL */

/** GraphiQL keeps what is typed in the browser. Here it keeps it in the page: variables hold a learner's background. */
class Memory {
  #kept = new Map();

  getItem(key) {
    return this.#kept.get(key) ?? null;
  }

  setItem(key, value) {
    this.#kept.set(key, String(value));
  }

  removeItem(key) {
    this.#kept.delete(key);
  }

  clear() {
    this.#kept.clear();
  }

  get length() {
    return this.#kept.size;
  }
}

/** An answer to come, as GraphiQL can let go of it: its stop button closes the connection, and so tells the server. */
function fetcher(asked, { headers = {} } = {}) {
  return {
    subscribe({ next, error, complete }) {
      const stop = new AbortController();
      answer(asked, headers, stop.signal).then(next).then(complete, (wrong) => stop.signal.aborted || error(wrong));
      return { unsubscribe: () => stop.abort() };
    },
  };
}

async function answer(asked, headers, signal) {
  const response = await fetch(document.documentElement.dataset.graphql, {
    method: "POST",
    body: JSON.stringify(asked),
    headers: { "Content-Type": "application/json", Accept: "application/graphql-response+json, application/json;q=0.9", ...headers },
    cache: "no-store",
    redirect: "error",
    signal,
  });
  return response.json();
}

const start = "# Ctrl+Space completes, Ctrl+Enter runs. Nothing is kept when this page is closed.\n{\n  __typename\n}\n";
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher, storage: new Memory(), defaultQuery: start, shouldPersistHeaders: false }),
);
