import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createMessages, refusalWords } from "../../src/folkmoot/embed/static/folkmoot/messages.js";

const FOLDER = new URL("../../src/folkmoot/embed/static/folkmoot/", import.meta.url);
const tableOf = (language) => JSON.parse(readFileSync(new URL(`messages/${language}.json`, FOLDER), "utf8"));
const say = createMessages(tableOf("en"), "en");
const when = (iso) => `<${iso}>`;

test("numbers choose the plural and facts are put in", () => {
  assert.equal(say("fold.show", { number: 1 }), "Show 1 reply");
  assert.equal(say("fold.show", { number: 5 }), "Show 5 replies");
  assert.equal(say("composer.reply", { name: "Ann" }), "Your reply to Ann");
});

test("a name that looks like a place for a fact stays a name", () => {
  assert.equal(say("composer.reply", { name: "{name}" }), "Your reply to {name}");
  assert.equal(say("composer.reply", { name: "$&" }), "Your reply to $&");
});

test("each refusal that the browser itself can meet has its own words", () => {
  const codes = ["offline", "server", "csrf", "not-found", "text-empty", "text-too-long", "log-in-needed"];
  const words = codes.map((code) => refusalWords(say, { code }, when));
  assert.equal(new Set(words).size, codes.length);
  assert.ok(words.every((sentence) => /\.$/.test(sentence)));
});

test("too fast says the seconds, a pause its end, the rest the server's sentence", () => {
  const fast = { code: "too-fast", sentence: "Slowly.", facts: { seconds: 6.2 } };
  assert.match(refusalWords(say, fast, when), /7 seconds/);
  const paused = { code: "paused", sentence: "You are paused.", facts: { until: "2026" } };
  assert.equal(refusalWords(say, paused, when), "You are paused. It ends on <2026>.");
  const rests = { code: "story-paused", sentence: "It rests.", facts: { until: "2028", reason: "" } };
  assert.equal(refusalWords(say, rests, when), "It rests. It opens again on <2028>.");
  const closed = { code: "story-closed", sentence: "Closed." };
  assert.equal(refusalWords(say, closed, when), "Closed.");
  closed.facts = { reason: "The trial begins." };
  assert.equal(refusalWords(say, closed, when), "Closed. The trial begins.");
  const blocked = { code: "blocked", sentence: "You are blocked.", facts: { ends_at: "2027" } };
  assert.equal(refusalWords(say, blocked, when), "You are blocked. It ends on <2027>.");
  assert.match(refusalWords(say, { code: "never-heard-of" }, when), /our side/);
});

test("every language has every message, and every message that the code says exists", () => {
  const english = Object.keys(tableOf("en")).sort();
  for (const file of readdirSync(new URL("messages/", FOLDER))) {
    assert.deepEqual(Object.keys(tableOf(file.replace(".json", ""))).sort(), english, file);
  }
  const code = readdirSync(FOLDER, { recursive: true }).filter((file) => file.endsWith(".js"));
  const said = code.flatMap((file) => {
    const source = readFileSync(new URL(file, FOLDER), "utf8");
    return [...source.matchAll(/say\(\s*"([a-z.-]+)"/g)].map(([, key]) => key);
  });
  assert.ok(said.length > 20);
  assert.deepEqual(said.filter((key) => !english.includes(key)), []);
});

const placesOf = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort().join();

test("each language has the plurals it needs, and the same places for facts", () => {
  const english = tableOf("en");
  for (const file of readdirSync(new URL("messages/", FOLDER))) {
    const language = file.replace(".json", "");
    const plural = new Intl.PluralRules(language);
    const numbers = Array.from({ length: 201 }, (_, number) => number);
    const needed = new Set(["other", ...numbers.map((number) => plural.select(number))]);
    for (const [key, entry] of Object.entries(tableOf(language))) {
      const where = `${language}: ${key}`;
      assert.equal(typeof entry, typeof english[key], where);
      if (typeof entry === "string") {
        assert.equal(placesOf(entry), placesOf(english[key]), where);
        continue;
      }
      assert.deepEqual(Object.keys(entry).sort(), [...needed].sort(), where);
      assert.equal(placesOf(entry.other), placesOf(english[key].other), where);
    }
  }
});

test("no message raises its voice", () => {
  assert.ok(!JSON.stringify(tableOf("en")).includes("!"));
});
