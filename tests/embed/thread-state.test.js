import assert from "node:assert/strict";
import { test } from "node:test";
import {
  composerMode,
  countCharacters,
  counterState,
  draftFor,
  fieldSpan,
  insists,
  LIMIT,
  markedParts,
  newerDraft,
  submissionKey,
  toggled,
} from "../../src/folkmoot/embed/static/folkmoot/thread-state.js";

const draft = (text, owner = "", at = "2026-11-22T12:00:00Z") => ({ text, owner, at });

test("a draft from before log-in follows its writer, an account's own is for it alone", () => {
  assert.equal(draftFor(draft("hello"), "ann").text, "hello");
  assert.equal(draftFor(draft("hello", "ann"), "ann").text, "hello");
  assert.equal(draftFor(draft("hello", "ann"), "ben"), null);
  assert.equal(draftFor(draft("hello", "ann"), ""), null);
  assert.equal(draftFor(draft(""), "ann"), null);
  assert.equal(draftFor(null, "ann"), null);
});

test("of two drafts the newer is shown", () => {
  const kept = { text: "server", kept_at: "2026-11-22T12:00:05Z" };
  assert.equal(newerDraft(draft("browser"), kept), "server");
  assert.equal(newerDraft(draft("browser", "", "2026-11-22T12:00:09Z"), kept), "browser");
  assert.equal(newerDraft(null, kept), "server");
  assert.equal(newerDraft(draft("browser"), null), "browser");
  assert.equal(newerDraft(null, null), "");
});

test("the key stays until the server has answered, and changes with the text", () => {
  let number = 0;
  const make = () => `key-${(number += 1)}`;
  const first = submissionKey(null, "a", make);
  assert.equal(submissionKey(first, "a", make).key, first.key);
  assert.notEqual(submissionKey(first, "b", make).key, first.key);
});

test("the same text is never nudged twice", () => {
  assert.equal(insists(null, "a"), false);
  assert.equal(insists("a", "a"), true);
  assert.equal(insists("a", "a reworded"), false);
});

test("folding a branch twice opens it", () => {
  assert.deepEqual(toggled(toggled([], "x"), "x"), []);
  assert.deepEqual(toggled(["y"], "x"), ["y", "x"]);
});

test("marks fall on code points, whatever stands before them", () => {
  const text = "👩‍👩‍👧 you fool!";
  const begin = Array.from("👩‍👩‍👧 you ").length;
  assert.deepEqual(markedParts(text, [[begin, begin + 4]]), [
    { text: "👩‍👩‍👧 you ", marked: false },
    { text: "fool", marked: true },
    { text: "!", marked: false },
  ]);
  const [from, to] = fieldSpan(text, [begin, begin + 4]);
  assert.equal(text.slice(from, to), "fool");
});

test("overlapping, unordered and too long spans lose and double nothing", () => {
  const parts = markedParts("abcdef", [[3, 99], [1, 4], [2, 2]]);
  assert.equal(parts.map(({ text }) => text).join(""), "abcdef");
  assert.deepEqual(parts.map(({ marked }) => marked), [false, true, true]);
});

test("characters are counted as a reader counts them", () => {
  assert.equal(countCharacters("👩‍👩‍👧é"), 2);
  assert.equal(countCharacters(""), 0);
});

test("the counter is silent until nine tenths, then speaks in steps", () => {
  assert.equal(counterState("a".repeat(LIMIT * 0.9 - 1)).left, null);
  assert.deepEqual(counterState("a".repeat(LIMIT - 501)), { left: null, spoken: null, isOver: false });
  assert.deepEqual(counterState("a".repeat(LIMIT - 480)), { left: 480, spoken: 500, isOver: false });
  assert.deepEqual(counterState("a".repeat(LIMIT - 150)), { left: 150, spoken: 200, isOver: false });
  assert.deepEqual(counterState("a".repeat(LIMIT)), { left: 0, spoken: 0, isOver: false });
  assert.deepEqual(counterState("a".repeat(LIMIT + 3)), { left: -3, spoken: -3, isOver: true });
});

test("a text of few but heavy characters is too long by its bytes", () => {
  const family = "👨‍👩‍👧‍👦";
  assert.equal(counterState(family.repeat(1200)).isOver, false);
  assert.equal(counterState(family.repeat(1400)).isOver, true);
});

test("as long as it is not known who is here, the button is not that of a stranger", () => {
  assert.equal(composerMode({ isKnown: false, account: null, refusal: null }, false), "publish");
});

test("the button says what pressing it does", () => {
  const account = { id: "a", name: "Ann" };
  assert.equal(composerMode({ isKnown: true, account: null, refusal: null }, false), "register");
  assert.equal(composerMode({ isKnown: true, account, refusal: null }, false), "publish");
  assert.equal(composerMode({ isKnown: true, account, refusal: null }, true), "insist");
  assert.equal(composerMode({ isKnown: true, account, refusal: { code: "blocked" } }, true), "refused");
});
