// The worker's hash against Node's own: whatever Python asks, the browser finds.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const file = new URL("../../src/folkmoot/accounts/static/accounts/proof-worker.js", import.meta.url);
const source = readFileSync(file, "utf8");

/** What the worker answers to a task. */
function answer(task) {
  let listener;
  let told;
  const self = {
    addEventListener: (_name, call) => {
      listener = call;
    },
    postMessage: (number) => {
      told = number;
    },
  };
  vm.runInNewContext(source, { self, TextEncoder, Uint8Array, Uint32Array, Math, parseInt, String });
  listener({ data: task });
  return told;
}

const task = (salt, number, maxNumber) => ({
  salt,
  maxNumber,
  challenge: createHash("sha256").update(`${salt}${number}`).digest("hex"),
});

test("the number is found for salts of every length around a block", () => {
  for (let length = 0; length < 140; length += 1) {
    const salt = "s".repeat(length);
    assert.equal(answer(task(salt, 12, 20)), 12, `a salt of ${length}`);
  }
});

test("digits may cross the border of a block", () => {
  for (const length of [50, 53, 54, 55, 56, 57, 60, 63, 64, 118, 119, 120]) {
    assert.equal(answer(task("x".repeat(length), 1234, 2000)), 1234, `a salt of ${length}`);
  }
});

test("without a solution it says so", () => {
  assert.equal(answer(task("salt?expires=1&", 500, 100)), -1);
});

test("the first and the last number count", () => {
  assert.equal(answer(task("salt", 0, 3)), 0);
  assert.equal(answer(task("salt", 3, 3)), 3);
});
