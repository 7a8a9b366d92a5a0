// Another order, another view: in place, kept for the next story, and in the address (UX-051).
import { keep, local, recall } from "./kept.js";
import { fromServer } from "./templates.js";

const CHOSEN = "fm-way";
const PARTS = ['[data-part="ways"]', '[data-part="load"]', '[data-part="empty"]', ".fm-discussion__part"];

/** The links that show the same discussion in another way; without script they are links. */
export class Ways {
  /**
   * @param {import("./talk.js").Talk} talk
   * @param {import("./branches.js").Branches} branches
   */
  constructor(talk, branches) {
    this.talk = talk;
    this.branches = branches;
    talk.root.addEventListener("click", (event) => this.#pressed(event));
    this.search = location.search;
    addEventListener("popstate", () => this.#wentBack());
  }

  /** Who chose a way before, and asks for none now, gets it here too. */
  async begin() {
    const chosen = recall(local, CHOSEN);
    const asked = new URLSearchParams(location.search);
    const isPlain = !["order", "view", "comment", "thread", "after"].some((name) => asked.has(name));
    if (!isPlain || typeof chosen !== "string" || !chosen) return;
    await this.#show(chosen).catch(() => undefined);
  }

  /** A step inside the page, to a comment say, is no other way to read. */
  #wentBack() {
    if (location.search === this.search) return;
    this.search = location.search;
    this.#show(location.search, { isBack: true }).catch(this.talk.explain);
  }

  /** The first page in the present way, as it is now. */
  async showAnew() {
    await this.#show(this.#present());
    this.branches.list.querySelector("article")?.focus();
  }

  #present() {
    const { order, view } = this.branches.list.dataset;
    return `?order=${order}${view === "open" || order === "featured" ? "" : `&view=${view}`}`;
  }

  #pressed(/** @type {MouseEvent} */ event) {
    const link = /** @type {Element} */ (event.target).closest("[data-way]");
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#choose(link.search, link.textContent ?? "").catch(this.talk.explain);
  }

  async #choose(/** @type {string} */ query, /** @type {string} */ way) {
    await this.#show(query);
    keep(local, CHOSEN, query);
    const address = new URL(location.href);
    for (const name of ["order", "view", "after", "comment", "thread"]) address.searchParams.delete(name);
    for (const [name, value] of new URLSearchParams(query)) address.searchParams.set(name, value);
    address.hash = "";
    history.pushState(null, "", address);
    this.search = location.search;
    const links = this.talk.root.querySelectorAll("[data-way]");
    const pressed = [...links].find(({ textContent }) => textContent === way);
    /** @type {HTMLElement | undefined} */ (pressed)?.focus();
    this.talk.announce(this.talk.say("ways.shown", { way }));
  }

  /** Puts the page of the discussion that the query names in place of the present one. */
  async #show(/** @type {string} */ query, { isBack = false } = {}) {
    const asked = new URLSearchParams(query);
    const wish = new URLSearchParams();
    for (const name of ["after", "comment", "order", "thread", "view"]) {
      const value = asked.get(name);
      if (value) wish.set(name, value);
    }
    const { list } = this.branches;
    list.setAttribute("aria-busy", "true");
    try {
      const words = wish.size ? `?${wish}` : "";
      const part = fromServer(await this.talk.client.fragment(`${this.talk.addresses.own}part/${words}`));
      this.#swap(part);
      if (isBack && asked.get("comment")) this.branches.goTo(asked.get("comment") ?? "");
    } finally {
      list.removeAttribute("aria-busy");
    }
  }

  #swap(/** @type {DocumentFragment} */ part) {
    const { root } = this.talk;
    const { list } = this.branches;
    const fresh = /** @type {HTMLElement} */ (part.querySelector('[data-part="list"]'));
    const toggle = root.querySelector(".fm-live__toggle");
    for (const name of PARTS) {
      const old = root.querySelector(name);
      const new_ = part.querySelector(name);
      if (old && new_) old.replaceWith(new_);
      else if (old) old.remove();
      else if (new_) list[name === '[data-part="ways"]' || name[0] === "." ? "before" : "after"](new_);
    }
    if (toggle) (root.querySelector('[data-part="ways"]') ?? root).append(toggle);
    list.dataset.order = fresh.dataset.order;
    list.dataset.view = fresh.dataset.view;
    list.replaceChildren(...fresh.children);
    const rows = /** @type {HTMLElement[]} */ ([...list.children]);
    this.branches.arrived(rows);
    this.talk.loadMineOf(rows).catch(() => undefined);
  }
}
