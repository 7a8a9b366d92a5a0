// More of the discussion on the same page, and the way back to it.
import { forget, keep, recall, session } from "./kept.js";
import { fromServer } from "./templates.js";

const NEXT = '[data-part="load"], .fm-more-replies:not(li *)';

/** What the 'load more' links do where script runs; without it they are plain links. */
export class Loading {
  #pages = 0;

  /**
   * @param {import("./talk.js").Talk} talk
   * @param {import("./branches.js").Branches} branches
   */
  constructor(talk, branches) {
    this.talk = talk;
    this.branches = branches;
    talk.root.addEventListener("click", (event) => this.#pressed(event));
    addEventListener("pagehide", () => {
      keep(session, placeKey(), { pages: this.#pages, top: scrollY });
    });
  }

  /** Back leads to the same place: what was loaded is loaded again, then scrolled to. */
  async comeBack() {
    const place = recall(session, placeKey());
    const [entry] = performance.getEntriesByType("navigation");
    forget(session, placeKey());
    if (/** @type {any} */ (entry)?.type !== "back_forward" || !place?.pages) return;
    for (let page = 0; page < place.pages; page += 1) {
      const link = this.talk.root.querySelector("[data-more]");
      if (link instanceof HTMLElement) await this.#load(link);
    }
    scrollTo({ top: place.top, behavior: "instant" });
  }

  #pressed(/** @type {MouseEvent} */ event) {
    const link = /** @type {Element} */ (event.target).closest("[data-more], [data-replies]");
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.getAttribute("aria-disabled") === "true") return;
    this.#load(link).then((rows) => this.#focusFirst(rows), this.talk.explain);
  }

  /** The rows behind a link go to their places, the link to the next ones takes its own. */
  async #load(/** @type {HTMLElement} */ link) {
    const { list } = this.branches;
    list.setAttribute("aria-busy", "true");
    link.setAttribute("aria-disabled", "true");
    try {
      const address = link.dataset.more ?? link.dataset.replies ?? "";
      const fragment = fromServer(await this.talk.client.fragment(address));
      const next = fragment.querySelector(NEXT);
      next?.remove();
      const rows = /** @type {HTMLElement[]} */ ([...fragment.children]);
      this.branches.settle(rows, this.#groupOf(link));
      link.parentElement?.replaceWith(next ?? "");
      if (link.dataset.more) this.#pages += 1;
      this.talk.loadMineOf(rows).catch(() => undefined);
      return rows;
    } finally {
      list.removeAttribute("aria-busy");
      link.removeAttribute("aria-disabled");
    }
  }

  #groupOf(/** @type {HTMLElement} */ link) {
    const branch = link.dataset.replies ? link.closest(".fm-branch") : null;
    return branch instanceof HTMLElement ? this.branches.repliesOf(branch) : this.branches.list;
  }

  #focusFirst(/** @type {HTMLElement[]} */ rows) {
    rows[0]?.querySelector("article")?.focus();
    const number = rows.reduce((sum, row) => sum + row.querySelectorAll("article").length, 0);
    this.talk.announce(this.talk.say("load.done", { number }));
  }
}

const placeKey = () => `fm-place:${location.pathname}${location.search}`;
