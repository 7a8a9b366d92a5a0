import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { actFor } from "../../src/folkmoot/desk/static/desk/keys.js";
import { newsOf } from "../../src/folkmoot/desk/static/desk/news.js";

const DIALOG = new URL(
  "../../src/folkmoot/desk/templates/desk/parts/keys.html",
  import.meta.url,
);
const field = (matches) => ({ matches: () => matches });

test("each key asks for its act", () => {
  const acts = { j: "next", k: "previous", n: "take", p: "publish", r: "remove" };
  Object.assign(acts, { s: "show", b: "back", z: "undo", "?": "help" });
  for (const [key, act] of Object.entries(acts)) {
    assert.equal(actFor({ key, target: field(false) }, true), act, key);
  }
});

test("the help lists every key that there is", () => {
  const listed = [...readFileSync(DIALOG, "utf8").matchAll(/<kbd>([^<]+)<\/kbd>/g)];
  const keys = listed.map((found) => found[1]).filter((key) => key.length === 1);
  const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?/.";
  const known = [...alphabet].filter((key) => actFor({ key }, true));
  assert.deepEqual(keys.toSorted(), known.toSorted());
});

test("unknown keys ask for nothing", () => {
  for (const key of ["x", "Enter", "Escape", "J", "", "constructor", "toString", "__proto__"]) {
    assert.equal(actFor({ key }, true), null, key);
  }
});

test("a key with a modifier belongs to the browser", () => {
  for (const modifier of ["ctrlKey", "metaKey", "altKey"]) {
    assert.equal(actFor({ key: "r", [modifier]: true }, true), null, modifier);
  }
});

test("while one writes, letters are letters", () => {
  assert.equal(actFor({ key: "r", target: field(true) }, true), null);
  assert.equal(actFor({ key: "?", target: field(true) }, true), null);
});

test("with single keys off only the help is left", () => {
  assert.equal(actFor({ key: "r" }, false), null);
  assert.equal(actFor({ key: "?" }, false), "help");
});

test("news of a case: closed before changed before taken", () => {
  const same = { change: 3, is_open: true, taken_by: "" };
  assert.equal(newsOf(3, same), "");
  assert.equal(newsOf(3, { ...same, taken_by: "Sue" }), "taken");
  assert.equal(newsOf(3, { ...same, taken_by: "Sue", change: 4 }), "changed");
  assert.equal(newsOf(3, { change: 4, is_open: false, taken_by: "" }), "closed");
});
