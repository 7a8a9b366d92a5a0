import assert from "node:assert/strict";
import { test } from "node:test";
import { exactTime, relativeTime, tellTimes } from "../../src/folkmoot/embed/static/folkmoot/relative-time.js";

const PRESENT = new Date("2026-11-22T12:00:00Z");
const before = (seconds) => new Date(PRESENT.getTime() - seconds * 1000);

const CASES = [
  [0, "now"],
  [59, "now"],
  [60, "1 minute ago"],
  [60 * 59, "59 minutes ago"],
  [3600, "1 hour ago"],
  [3600 * 23 + 3599, "23 hours ago"],
  [86_400, "yesterday"],
  [86_400 * 6, "6 days ago"],
  [604_800, "last week"],
  [604_800 * 3, "3 weeks ago"],
  [2_629_800 * 2, "2 months ago"],
  [31_557_600 * 3, "3 years ago"],
];

for (const [seconds, words] of CASES) {
  test(`${seconds} seconds are said as '${words}'`, () => {
    assert.equal(relativeTime(before(seconds), PRESENT, "en"), words);
  });
}

test("a clock that runs ahead says now and never 'in 5 minutes'", () => {
  assert.equal(relativeTime(before(-300), PRESENT, "en"), "now");
});

test("other languages say it in their own words", () => {
  assert.equal(relativeTime(before(7200), PRESENT, "de"), "vor 2 Stunden"); // typos: ignore
  assert.match(relativeTime(before(7200 * 4), PRESENT, "ar"), /8/);
  assert.match(exactTime(PRESENT, "ar", "UTC"), /22.*2026.*12:00/);
});

test("the exact time is that of the reader's zone", () => {
  assert.match(exactTime(PRESENT, "en", "Asia/Kolkata"), /22 November 2026.*17:30/);
});

test("a moment to come is told exactly, by the reader's clock", () => {
  const time = { dateTime: "2027-01-10T07:00:00Z", textContent: "10/01/2027 08:00 CET" };
  const root = { querySelectorAll: (/** @type {string} */ what) => (what.includes("data-local") ? [time] : []) };
  tellTimes(root, PRESENT, "en");
  assert.equal(time.textContent, exactTime(new Date(time.dateTime), "en"));
});
