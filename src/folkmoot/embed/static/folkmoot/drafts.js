// What is written and not posted: in this browser at once, on the server a moment later (B8).
import { forget, keep, keysOf, recall } from "./kept.js";
import { draftFor, newerDraft } from "./thread-state.js";

const PREFIX = "fm-draft:";
const DELAY = 1200;

/** @typedef {{parent: string | null, text: string, kept_at: string}} Kept */

/** The drafts of one story, by place: '' for a comment, a comment's id, `edit-<id>`. */
export class Drafts {
  /** @type {Map<string, {text: string, timer: any}>} */
  #pending = new Map();
  /** @type {Kept[]} */
  #kept = [];
  #account = "";
  #line = Promise.resolve();

  /**
   * @param {object} given
   * @param {string} given.story
   * @param {import("./kept.js").Store} given.storage
   * @param {(place: string, text: string, last: boolean) => Promise<unknown>} given.save to the server
   * @param {() => Date} [given.now]
   * @param {(act: () => void, ms: number) => any} [given.later]
   * @param {(timer: any) => void} [given.cancel]
   */
  constructor({
    story,
    storage,
    save,
    now = () => new Date(),
    later = (act, ms) => setTimeout(act, ms),
    cancel = (timer) => clearTimeout(timer),
  }) {
    this.given = { story, storage, save, now, later, cancel };
  }

  /** Who is here now: drafts of anybody else leave this browser. */
  setAccount(/** @type {string} */ id, /** @type {Kept[]} */ onServer = []) {
    const { storage } = this.given;
    this.#account = id;
    this.#kept = onServer;
    for (const key of keysOf(storage, PREFIX)) {
      if (!draftFor(recall(storage, key), id)) forget(storage, key);
    }
  }

  textFor(/** @type {string} */ place) {
    const local = draftFor(recall(this.given.storage, this.#keyOf(place)), this.#account);
    return newerDraft(local, this.#kept.find((draft) => placeOf(draft) === place) ?? null);
  }

  /** The places for which the server has a text. */
  places() {
    return this.#kept.map(placeOf);
  }

  keep(/** @type {string} */ place, /** @type {string} */ text) {
    const { storage, now, later, cancel } = this.given;
    cancel(this.#pending.get(place)?.timer);
    keep(storage, this.#keyOf(place), { text, owner: this.#account, at: now().toISOString() });
    const timer = later(() => {
      this.#pending.delete(place);
      this.#push(place, text);
    }, DELAY);
    this.#pending.set(place, { text, timer });
  }

  /** Posted, or emptied by its writer. */
  drop(/** @type {string} */ place) {
    this.given.cancel(this.#pending.get(place)?.timer);
    this.#pending.delete(place);
    forget(this.given.storage, this.#keyOf(place));
    this.#kept = this.#kept.filter((draft) => placeOf(draft) !== place);
    this.#push(place, "");
  }

  /** What waits is sent now; `last` when the page may be gone before the answer. */
  flush(last = false) {
    for (const [place, { text, timer }] of this.#pending) {
      this.given.cancel(timer);
      this.#push(place, text, last);
    }
    this.#pending.clear();
  }

  /** Log-out: nothing that was written here stays in this browser. */
  forget() {
    for (const { timer } of this.#pending.values()) this.given.cancel(timer);
    this.#pending.clear();
    for (const key of keysOf(this.given.storage, PREFIX)) forget(this.given.storage, key);
  }

  settled() {
    return this.#line;
  }

  /** Saves go one after the other, so that an old text never lands on a newer one. */
  #push(/** @type {string} */ place, /** @type {string} */ text, last = false) {
    if (!this.#account || place.startsWith("edit-")) return;
    const saved = this.#line.then(() => this.given.save(place, text, last));
    this.#line = saved.then(() => undefined, () => undefined);
  }

  #keyOf(/** @type {string} */ place) {
    return `${PREFIX}${this.given.story}:${place}`;
  }
}

/** @param {Kept} draft */
const placeOf = (draft) => draft.parent ?? "";
