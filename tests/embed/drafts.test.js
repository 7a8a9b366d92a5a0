import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Drafts } from "../../src/folkmoot/embed/static/folkmoot/drafts.js";

class MemoryStorage {
  #values = new Map();
  get length() {
    return this.#values.size;
  }
  key(at) {
    return [...this.#values.keys()][at] ?? null;
  }
  getItem(key) {
    return this.#values.get(key) ?? null;
  }
  setItem(key, value) {
    this.#values.set(key, value);
  }
  removeItem(key) {
    this.#values.delete(key);
  }
}

let storage, saved, timers;
beforeEach(() => {
  storage = new MemoryStorage();
  saved = [];
  timers = [];
});

function make(overrides = {}) {
  return new Drafts({
    story: "s",
    storage,
    save: async (place, text, last) => void saved.push([place, text, last]),
    now: () => new Date("2026-11-22T12:00:00Z"),
    later: (act) => timers.push(act),
    cancel: (timer) => timer && (timers[timer - 1] = () => {}),
    ...overrides,
  });
}
const runTimers = () => timers.splice(0).forEach((act) => act());

test("a text is there again after a reload", () => {
  make().keep("", "half a thought");
  const again = make();
  again.setAccount("");
  assert.equal(again.textFor(""), "half a thought");
});

test("comment, reply and edit have a draft each", () => {
  const drafts = make();
  drafts.keep("", "comment");
  drafts.keep("parent", "reply");
  assert.equal(drafts.textFor(""), "comment");
  assert.equal(drafts.textFor("parent"), "reply");
});

test("the server gets the last text once typing pauses, with an account only", async () => {
  const drafts = make();
  drafts.keep("", "before log-in");
  runTimers();
  drafts.setAccount("ann");
  drafts.keep("", "a");
  drafts.keep("", "ab");
  runTimers();
  await drafts.settled();
  assert.deepEqual(saved, [["", "ab", false]]);
});

test("a draft that is dropped is not saved after all", async () => {
  const drafts = make();
  drafts.setAccount("ann");
  drafts.keep("", "posted");
  drafts.drop("");
  runTimers();
  await drafts.settled();
  assert.deepEqual(saved, [["", "", false]]);
  assert.equal(drafts.textFor(""), "");
});

test("the text of a log-in round trip becomes the account's, another's is gone", () => {
  make().keep("", "written before");
  const mine = make();
  mine.setAccount("ann");
  assert.equal(mine.textFor(""), "written before");
  mine.keep("", "now hers");
  const next = make();
  next.setAccount("ben");
  assert.equal(next.textFor(""), "");
  assert.equal(storage.length, 0);
});

test("log-out leaves nothing that was written under the account", () => {
  const drafts = make();
  drafts.setAccount("ann");
  drafts.keep("", "private");
  const later = make();
  later.setAccount("");
  assert.equal(later.textFor(""), "");
  assert.equal(storage.length, 0);
});

test("the server's draft is shown where this browser has none", () => {
  const drafts = make();
  drafts.setAccount("ann", [{ parent: null, text: "from the phone", kept_at: "2026-11-22T11:00:00Z" }]);
  assert.equal(drafts.textFor(""), "from the phone");
  drafts.drop("");
  assert.equal(drafts.textFor(""), "");
});

test("leaving the page sends what was waiting, in a request that outlives it", async () => {
  const drafts = make();
  drafts.setAccount("ann");
  drafts.keep("", "last words");
  drafts.flush(true);
  await drafts.settled();
  assert.deepEqual(saved, [["", "last words", true]]);
});

test("an edit's draft stays in the browser", async () => {
  const drafts = make();
  drafts.setAccount("ann");
  drafts.keep("edit-1", "changed");
  runTimers();
  await drafts.settled();
  assert.deepEqual(saved, []);
  assert.equal(drafts.textFor("edit-1"), "changed");
});

test("a storage that is full or switched off breaks nothing", () => {
  const broken = {
    get length() {
      throw new Error("denied");
    },
    getItem() {
      throw new Error("denied");
    },
    setItem() {
      throw new Error("full");
    },
    removeItem() {
      throw new Error("denied");
    },
  };
  const drafts = make({ storage: broken });
  drafts.setAccount("ann");
  drafts.keep("", "text");
  assert.equal(drafts.textFor(""), "");
});
