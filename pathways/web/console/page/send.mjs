/** Sends an operation to the server of this page, and says what came back. */
import { language } from "./say.mjs";

const base = document.documentElement.dataset;

/** Ask: `{query, variables, operationName}`, the variables as JSON text, sent as written. Aborting tells the server. */
export async function send({ query, variables, operationName }, signal) {
  const began = performance.now();
  const name = operationName ? `,"operationName":${JSON.stringify(operationName)}` : "";
  const response = await fetch(base.graphql, {
    method: "POST",
    body: `{"query":${JSON.stringify(query)},"variables":${variables.trim() || "null"}${name}}`,
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json, application/json;q=0.9",
      "Accept-Language": language(),
    },
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
    signal,
  });
  const bytes = await response.arrayBuffer();
  const text = new TextDecoder().decode(bytes);
  return {
    status: `${response.status} ${response.statusText}`.trim(),
    ok: response.ok,
    retry: Number(response.headers.get("Retry-After")) || null,
    ms: performance.now() - began,
    size: bytes.byteLength,
    text,
    value: parsed(text),
  };
}

/** The prepared operations; throws where they cannot be read. */
export async function prepared() {
  const response = await fetch(base.operations);
  if (!response.ok) throw new Error(response.statusText);
  return (await response.json()).operations;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
