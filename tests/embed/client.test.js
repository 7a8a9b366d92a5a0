import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, Refusal } from "../../src/folkmoot/embed/static/folkmoot/client.js";

/** A server that gives the prepared answers one after the other and remembers what it was asked. */
function serverOf(...answers) {
  const asked = [];
  const fetch = async (address, options) => {
    asked.push({ address, ...options });
    const answer = answers.shift();
    if (answer === "gone") throw new TypeError("network");
    return answer;
  };
  const client = createClient({ api: "/api/v1/", fetch, wait: async () => {} });
  return { asked, client };
}

const json = (status, body) => new Response(JSON.stringify(body), { status });
const POST = { method: "POST", body: { text: "a", key: "k" }, again: true };
const codeOf = (code) => (/** @type {any} */ refusal) => refusal instanceof Refusal && refusal.code === code;

test("a request that lost its connection is sent once more with the same body", async () => {
  const { asked, client } = serverOf("gone", json(201, { outcome: "publish" }));
  const answer = await client.json("stories/s/comments", POST);
  assert.equal(answer.body.outcome, "publish");
  assert.equal(asked.length, 2);
  assert.equal(asked[0].body, asked[1].body);
});

test("a post without a key is never sent twice", async () => {
  const { asked, client } = serverOf("gone", json(200, {}));
  await assert.rejects(client.json("x", { method: "POST", body: {} }), codeOf("offline"));
  assert.equal(asked.length, 1);
});

test("without a connection the refusal says so", async () => {
  const { client } = serverOf("gone", "gone");
  await assert.rejects(client.json("stories/s/mine"), codeOf("offline"));
});

test("a server that is away for a moment is asked again", async () => {
  const { client } = serverOf(new Response("", { status: 503 }), json(200, { a: 1 }));
  assert.deepEqual((await client.json("x")).body, { a: 1 });
});

test("a server that stays away is a server error, not a lost connection", async () => {
  const { client } = serverOf(new Response("", { status: 502 }), new Response("<html>", { status: 502 }));
  await assert.rejects(client.json("x"), codeOf("server"));
});

test("named errors keep their code, sentence and facts", async () => {
  const error = { code: "too-fast", message: "Slowly.", facts: { seconds: 7 } };
  const { client } = serverOf(json(429, { error }));
  await assert.rejects(client.json("x"), (refusal) => {
    assert.equal(refusal.code, "too-fast");
    assert.equal(refusal.sentence, "Slowly.");
    assert.equal(refusal.facts.seconds, 7);
    return true;
  });
});

test("a nudge is an answer and no error", async () => {
  const { client } = serverOf(json(422, { outcome: "nudge", advice: [] }));
  assert.equal((await client.json("x", POST)).body.outcome, "nudge");
});

test("a refused token is told apart, so that a fresh one can be asked for", async () => {
  const { client } = serverOf(new Response("<html>", { status: 403 }));
  await assert.rejects(client.json("x", POST), codeOf("csrf"));
});

test("writing carries the token, reading does not", async () => {
  const { asked, client } = serverOf(json(200, {}), json(200, {}));
  client.setToken("secret");
  await client.json("x");
  await client.json("x", POST);
  assert.equal(asked[0].headers["X-CSRFToken"], undefined);
  assert.equal(asked[1].headers["X-CSRFToken"], "secret");
});

test("an answer without content is no failure", async () => {
  const { client } = serverOf(new Response(null, { status: 204 }));
  assert.deepEqual((await client.json("x", { method: "DELETE" })).body, {});
});

test("a page in place of data is a server error", async () => {
  const { client } = serverOf(new Response("<html>", { status: 200 }));
  await assert.rejects(client.json("x"), codeOf("server"));
});

test("a fragment that is gone says so", async () => {
  const { client } = serverOf(new Response("", { status: 404 }));
  await assert.rejects(client.fragment("/discussion/x/more/"), codeOf("not-found"));
});
