// Quotes and names as pure functions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { typedName } from "../../src/folkmoot/embed/static/folkmoot/naming.js";
import { quoteOf } from "../../src/folkmoot/embed/static/folkmoot/quoting.js";

const ADDRESS = "https://paper.example/discussion/comment/1/";

test("a quote names its source, and quotes in it stay two deep", () => {
  const blocks = [
    { depth: 0, text: "One\n line" },
    { depth: 1, text: "quoted" },
    { depth: 2, text: "too deep" },
  ];
  assert.equal(
    quoteOf(blocks, "Bea [O]", ADDRESS),
    `> [@Bea O](${ADDRESS})\n>\n> One\n> line\n>\n> > quoted\n\n`,
  );
});

test("without a name the address stands alone; nothing is no quote", () => {
  assert.equal(quoteOf([{ depth: 0, text: "One" }], "", ADDRESS), `> <${ADDRESS}>\n>\n> One\n\n`);
  assert.equal(quoteOf([{ depth: 0, text: "  " }, { depth: 3, text: "x" }], "Bea", ADDRESS), "");
});

test("a name is typed after an @ that begins a word", () => {
  assert.equal(typedName("As @Be"), "Be");
  assert.equal(typedName("@Bea Oka"), "Bea Oka");
  assert.equal(typedName("(@Ж"), "Ж");
  for (const before of ["mail me: ann@Be", "@", "@ Be", "@@Be", "@Bea\nand", "no name"]) {
    assert.equal(typedName(before), null, before);
  }
});
