import assert from "node:assert/strict";
import { test } from "node:test";

import { knownAt, TOLD, unseen, waitToSpeak, withSeen } from "../../src/folkmoot/embed/static/folkmoot/live-state.js";

const ids = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => `id${to - at}`);

test("what came after the page was made is new, the oldest first", () => {
  const known = knownAt(ids(11, 15));
  assert.deepEqual(unseen(ids(11, 17), known), ["id16", "id17"]);
  assert.deepEqual(unseen(ids(11, 15), known), []);
});

test("what was held and is let through later is new, too", () => {
  const known = knownAt(["id15", "id13"]);
  assert.deepEqual(unseen(["id15", "id14", "id13"], known), ["id14"]);
});

test("what slides into the list because something was removed is old", () => {
  const known = knownAt(ids(30, 30 + TOLD - 1));
  assert.deepEqual(unseen([...ids(30, 30 + TOLD - 2), "id29"], known), []);
});

test("what was shown once is not new again", () => {
  const known = withSeen(knownAt(["id11"]), ["id12"]);
  assert.deepEqual(unseen(["id13", "id12", "id11"], known), ["id13"]);
});

test("it is spoken at once, then at most each half minute", () => {
  assert.equal(waitToSpeak(null, 5), 0);
  assert.equal(waitToSpeak(1_000, 11_000), 20_000);
  assert.equal(waitToSpeak(1_000, 99_000), 0);
});
