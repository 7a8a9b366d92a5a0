// New comments announce themselves; nothing moves until the reader asks for them (UX-057).
import { keep, local, recall } from "./kept.js";
import { knownAt, TOLD, unseen, waitToSpeak, withSeen } from "./live-state.js";
import { element, fromServer } from "./templates.js";

const POLL_EVERY = 20_000;
const OWN_EVERY = 60_000;
const PAUSED = "fm-live-paused";

/**
 * @typedef {object} Facts
 * @property {number} version
 * @property {number} total
 * @property {string[]} newest
 */

/** Hears of new comments while somebody looks at the page, and shows them for the asking. */
export class Live {
  /** @type {EventSource | null} */
  #stream = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #polling;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  /** @type {number | null} */
  #spokenAt = null;
  /** @type {string[]} */
  #fresh = [];
  #total = 0;
  #isBusy = false;
  show = element("button", { type: "button", class: "fm-button fm-button--main" });
  pause = element("button", { type: "button", class: "fm-button", "data-part": "live-pause" });
  pill = element("div", { class: "fm-live", "data-part": "live", hidden: true }, this.show, this.pause);
  toggle = element("button", { type: "button", class: "fm-act fm-live__toggle" });

  /**
   * @param {import("./talk.js").Talk} talk
   * @param {import("./branches.js").Branches} branches
   * @param {import("./own.js").Own} own
   * @param {import("./ways.js").Ways} ways
   */
  constructor(talk, branches, own, ways) {
    this.talk = talk;
    this.branches = branches;
    this.own = own;
    this.ways = ways;
    this.known = knownAt((talk.addresses.newest ?? "").split(" ").filter(Boolean));
    this.version = Number(talk.addresses.version);
    this.isPaused = recall(local, PAUSED) === true;
    this.#build();
    document.addEventListener("visibilitychange", () => this.#listen());
    setInterval(() => document.hidden || this.#refreshOwn(), OWN_EVERY);
    this.#listen();
  }

  #build() {
    const { say } = this.talk;
    this.show.addEventListener("click", () => this.#insert().catch(this.talk.explain));
    this.pause.textContent = say("live.pause");
    for (const button of [this.pause, this.toggle]) {
      button.addEventListener("click", () => this.#setPaused(!this.isPaused));
    }
    this.talk.root.append(this.pill);
    (this.talk.root.querySelector('[data-part="ways"]') ?? this.talk.root).append(this.toggle);
    this.#tellToggle();
  }

  #setPaused(/** @type {boolean} */ isPaused) {
    this.isPaused = isPaused;
    keep(local, PAUSED, isPaused);
    this.#tellToggle();
    this.talk.announce(this.talk.say(isPaused ? "live.paused" : "live.resumed"));
    if (isPaused && this.pill.contains(document.activeElement)) this.toggle.focus();
    this.#listen();
    this.#tell();
  }

  #tellToggle() {
    this.toggle.textContent = this.talk.say(this.isPaused ? "live.resume" : "live.pause-long");
  }

  /** Listens while the page is seen and not paused; else lets go of the line. */
  #listen() {
    const isWanted = !document.hidden && !this.isPaused;
    if (!isWanted) return this.#letGo();
    if (this.#stream || this.#polling) return;
    const stream = new EventSource(`${this.talk.addresses.own}live?since=${this.version}`);
    this.#stream = stream;
    stream.addEventListener("change", (event) => this.#hear(JSON.parse(event.data)));
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED && this.#stream === stream) this.#poll();
    });
  }

  #letGo() {
    this.#stream?.close();
    clearInterval(this.#polling);
    this.#stream = null;
    this.#polling = undefined;
  }

  /** Where nobody tells, the page asks from time to time. */
  #poll() {
    this.#letGo();
    const ask = () => this.talk.client.file(`${this.talk.addresses.own}pulse/`).then(
      (facts) => this.#hear(facts),
      () => undefined,
    );
    this.#polling = setInterval(ask, POLL_EVERY * (1 + Math.random() / 4));
    ask();
  }

  #hear(/** @type {Facts} */ { version, total, newest }) {
    if (version <= this.version) return;
    this.version = version;
    this.#total = total;
    const new_ = unseen(newest, this.known);
    const here = new_.filter((id) => this.branches.articleOf(id));
    this.known = withSeen(this.known, here);
    this.#fresh = new_.filter((id) => !here.includes(id));
    this.#tell();
    this.#refreshOwn();
  }

  #words() {
    const number = this.#fresh.length;
    return number >= TOLD ? this.talk.say("live.many") : this.talk.say("live.new", { number });
  }

  #tell() {
    const isShown = this.#fresh.length > 0 && !this.isPaused;
    this.pill.hidden = !isShown;
    if (!isShown) return clearTimeout(this.#speaking);
    this.show.textContent = this.#words();
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      this.#spokenAt = performance.now();
      this.talk.announce(this.#words());
    }, waitToSpeak(this.#spokenAt, performance.now()));
  }

  /** The new comments take their places, the reader goes to the first of them. */
  async #insert() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      const wanted = this.#fresh;
      if (wanted.length >= TOLD) await this.ways.showAnew();
      else await this.#insertRows(wanted);
      this.known = withSeen(this.known, wanted);
      this.#fresh = this.#fresh.filter((id) => !wanted.includes(id));
      this.talk.showTotal(this.#total);
      this.#tell();
    } finally {
      this.#isBusy = false;
    }
  }

  async #insertRows(/** @type {string[]} */ wanted) {
    const address = `${this.talk.addresses.own}more/?order=newest&view=flat`;
    const fragment = fromServer(await this.talk.client.fragment(address));
    const rows = /** @type {HTMLElement[]} */ ([...fragment.querySelectorAll("li")]).reverse();
    const found = rows.filter((row) => wanted.includes(idOf(row)) && !this.branches.articleOf(idOf(row)));
    this.talk.root.querySelector('[data-part="empty"]')?.remove();
    for (const row of found) this.branches.putNew(row);
    this.branches.arrived(found);
    const first = [...this.talk.root.querySelectorAll("article[data-id]")].find((article) =>
      found.some((row) => row.contains(article)),
    );
    const id = /** @type {HTMLElement | undefined} */ (first)?.dataset.id;
    if (id) this.branches.goTo(id);
    this.talk.loadMineOf(found).catch(() => undefined);
  }

  /** An own comment that waited may have been published or removed meanwhile. */
  async #refreshOwn() {
    const { mine } = this.talk;
    if (!mine.account || !mine.own.some(({ state, waiting }) => state === "held" || waiting)) return;
    await this.talk.loadMine();
    this.own.refresh();
  }
}

const idOf = (/** @type {HTMLElement} */ row) => row.querySelector("article")?.dataset.id ?? "";
