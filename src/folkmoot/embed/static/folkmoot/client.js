// Requests of the discussion. `fetch`, waiting and the token can be given, so that tests run alone.

/** Something the server, or the way to it, refused. `code` chooses the words (messages). */
export class Refusal extends Error {
  /**
   * @param {string} code
   * @param {string} [message] the server's own sentence, if it sent one
   * @param {Record<string, any>} [facts]
   */
  constructor(code, message = "", facts = {}) {
    super(message || code);
    this.code = code;
    this.sentence = message;
    this.facts = facts;
  }
}

const AWAY = new Set([502, 503, 504]);

/**
 * @typedef {object} Request
 * @property {string} [method]
 * @property {any} [body] sent as JSON
 * @property {boolean} [again] may be sent twice without harm: a GET, or a post with its key
 * @property {boolean} [last] must outlive the page
 */

/**
 * @param {object} given
 * @param {string} given.api where the JSON lives, ending in a slash
 * @param {typeof globalThis.fetch} [given.fetch]
 * @param {(ms: number) => Promise<unknown>} [given.wait]
 * @param {boolean} [given.isFramed] on a page of another site: our server is told so
 */
export function createClient({
  api,
  fetch = globalThis.fetch.bind(globalThis),
  wait = pause,
  isFramed = false,
}) {
  let token = "";

  /** @param {string} address @param {Request} request */
  async function send(address, { method = "GET", body, last = false }) {
    /** @type {Record<string, string>} */
    const headers = { Accept: "application/json" };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (isFramed) headers["X-Folkmoot-Frame"] = "1";
    if (method !== "GET") headers["X-CSRFToken"] = token;
    try {
      return await fetch(address, {
        method,
        headers,
        credentials: "same-origin",
        keepalive: last,
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch {
      throw new Refusal("offline");
    }
  }

  /** One more try where it can do no harm: a connection that broke is the common case. */
  async function ask(/** @type {string} */ address, /** @type {Request} */ request = {}) {
    const mayRepeat = request.again ?? (request.method ?? "GET") !== "POST";
    try {
      const answer = await send(address, request);
      if (!mayRepeat || !AWAY.has(answer.status)) return answer;
    } catch (refusal) {
      if (!mayRepeat || request.last) throw refusal;
    }
    await wait(400);
    return send(address, request);
  }

  /** @param {string} path @param {Request} [request] */
  async function json(path, request) {
    const answer = await ask(api + path, request);
    return { status: answer.status, body: await readBody(answer) };
  }

  return {
    /** @param {string} fresh */
    setToken(fresh) {
      token = fresh;
    },
    getToken: () => token,
    json,
    /** HTML that the server rendered and cleaned: comments of this discussion. */
    async fragment(/** @type {string} */ address) {
      const answer = await ask(address);
      if (!answer.ok) throw refusalOf(answer.status, null);
      return answer.text();
    },
    /** Any small JSON file or page of our own. */
    async file(/** @type {string} */ address) {
      const answer = await ask(address);
      return readBody(answer);
    },
  };
}

/** @param {Response} answer */
async function readBody(answer) {
  if (answer.status === 204) return {};
  let body = null;
  try {
    body = await answer.json();
  } catch {
    if (answer.ok) throw new Refusal("server");
  }
  if (answer.ok || (answer.status === 422 && body?.outcome === "nudge")) return body;
  throw refusalOf(answer.status, body);
}

/** @param {number} status @param {any} body */
function refusalOf(status, body) {
  const error = body?.error;
  if (error?.code) return new Refusal(error.code, error.message, error.facts ?? {});
  if (status === 401) return new Refusal("log-in-needed");
  if (status === 403) return new Refusal("csrf");
  if (status === 404) return new Refusal("not-found");
  return new Refusal(status === 429 ? "too-fast" : "server");
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
