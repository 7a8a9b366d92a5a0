// The elements for pages of other sites: <folkmoot-thread> and <folkmoot-count>.
//
// What everybody may see stands in the page. Whatever knows or acts for a person is in a frame of
// our own origin, which is there only once the reader asks for it (docs/howto/embed.md).
import { Framed } from "./host-frame.js";
import { fallbackWords } from "./host-words.js";
import { tellTimes } from "./relative-time.js";

const BASE = new URL(import.meta.url).origin;
const PATIENCE = 4500;
const NEAR = "800px 0px";
const ADDRESSES = /** @type {[string, string][]} */ ([["a[href]", "href"], ["img[src]", "src"]]);

/**
 * A piece of HTML as a document of its own, in which no script runs. This way of asking needs no
 * policy of Trusted Types on the host's page, and no cookie goes with it.
 * @param {string} address
 * @returns {Promise<Document>}
 */
function fetchPart(address) {
  return new Promise((resolve, reject) => {
    const ask = new XMLHttpRequest();
    ask.open("GET", address);
    ask.responseType = "document";
    ask.timeout = PATIENCE;
    ask.addEventListener("load", () => {
      if (ask.status === 200 && ask.response) resolve(ask.response);
      else reject(new Error(ask.status === 403 || ask.status === 404 ? "refused" : "away"));
    });
    for (const name of ["error", "timeout", "abort"]) {
      ask.addEventListener(name, () => reject(new Error("away")));
    }
    ask.send();
  });
}

/** Links and pictures of our pages lead to our pages from anywhere. @param {ParentNode} part */
function settleAddresses(part) {
  for (const [selector, name] of ADDRESSES) {
    for (const node of part.querySelectorAll(selector)) {
      if (node.hasAttribute("data-way") || node.hasAttribute("data-more")) continue;
      node.setAttribute(name, new URL(node.getAttribute(name) ?? "", `${BASE}/`).href);
      if (name === "href") node.setAttribute("target", "_blank");
    }
  }
}

/** The discussion of one story on a page of another site. */
class FolkmootThread extends HTMLElement {
  static observedAttributes = ["story-key", "publication", "theme", "lang"];
  #shadow = this.attachShadow({ mode: "open" });
  #query = "";
  #asked = 0;
  /** @type {Framed | null} */
  #framed = null;
  /** @type {IntersectionObserver | null} */
  #near = null;
  #isNear = false;

  connectedCallback() {
    if (!this.#shadow.firstChild) {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = `${BASE}/discussion/host.css`;
      this.#shadow.append(style, document.createElement("slot"));
      this.#shadow.addEventListener("click", (event) => this.#pressed(/** @type {MouseEvent} */ (event)));
    }
    this.#near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#near?.disconnect();
      this.#isNear = true;
      this.#show();
    }, { rootMargin: NEAR });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    this.#framed?.close();
    this.#framed = null;
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#isNear) return;
    if (name === "theme") this.#framed?.setLook(this.#theme);
    else this.#show();
  }

  get #publication() {
    return this.getAttribute("publication") || "main";
  }

  get #key() {
    return this.getAttribute("story-key") ?? "";
  }

  get #language() {
    return this.lang || document.documentElement.lang || "";
  }

  get #theme() {
    const theme = this.getAttribute("theme") ?? "";
    return theme === "light" || theme === "dark" ? theme : "";
  }

  /** The address of a part of this story's discussion. @param {string} part @param {string} query */
  #address(part, query) {
    const asked = new URLSearchParams(query);
    const wish = new URLSearchParams({ key: this.#key });
    for (const name of ["after", "order", "view"]) {
      const value = asked.get(name);
      if (value) wish.set(name, value);
    }
    if (this.#language) wish.set("lang", this.#language);
    return `${BASE}/discussion/on/${encodeURIComponent(this.#publication)}/${part}?${wish}`;
  }

  /** Shows the discussion, or why not; never an empty place. */
  async #show() {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const part = await fetchPart(this.#address("", this.#query));
      if (asked === this.#asked) this.#put(part);
    } catch (error) {
      if (asked === this.#asked) this.#explain(/** @type {Error} */ (error).message);
    }
  }

  /** @param {Document} part */
  #put(part) {
    const found = part.querySelector("[data-fm-discussion]");
    if (!found) return this.#explain("away");
    const section = /** @type {HTMLElement} */ (document.importNode(found, true));
    const composer = section.querySelector("form");
    const invitation = composer?.querySelector("textarea")?.placeholder ?? "";
    if (composer) composer.replaceWith(writeButton(invitation));
    settleAddresses(section);
    tellTimes(section, new Date(), section.lang || "en");
    this.#framed?.close();
    this.#framed = new Framed({
      base: BASE,
      story: section.dataset.story ?? "",
      language: section.lang,
      theme: this.#theme,
      closed: (selector) => this.#closed(selector),
    });
    this.#replace(section);
    if (this.getAttribute("mode") === "frame") {
      const whole = this.#framed.open({ act: "", comment: "" });
      this.#replace(whole);
    }
  }

  /** Puts one thing in place of what was shown. @param {HTMLElement} shown */
  #replace(shown) {
    for (const old of [...this.#shadow.childNodes].slice(1)) old.remove();
    this.#shadow.append(shown);
  }

  /** A short text and the way to our own page. @param {string} reason 'away' or 'refused' */
  #explain(reason) {
    const words = fallbackWords(this.#language);
    const note = document.createElement("p");
    note.className = "fm-note";
    note.setAttribute("role", "note");
    note.append(reason === "refused" ? words.refused : words.away, " ");
    if (reason === "away") {
      const link = document.createElement("a");
      link.href = this.#address("go/", "");
      link.target = "_blank";
      link.append(words.link);
      note.append(link);
    }
    this.#replace(note);
  }

  /** @param {MouseEvent} event */
  #pressed(event) {
    const target = /** @type {Element} */ (event.target);
    const link = target.closest("[data-way], [data-more], [data-act]");
    if (!(link instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.hasAttribute("data-way")) {
      event.preventDefault();
      this.#query = /** @type {HTMLAnchorElement} */ (link).search;
      this.#show();
    } else if (link.dataset.more) {
      event.preventDefault();
      this.#load(link);
    } else {
      this.#act(event, link);
    }
  }

  /** What acts for a person opens the frame; everything else is a link to a page of ours. */
  #act(/** @type {MouseEvent} */ event, /** @type {HTMLElement} */ link) {
    const act = link.dataset.act ?? "";
    const article = link.closest("article");
    if (!["write", "reply", "recommend"].includes(act) || !this.#framed) return;
    event.preventDefault();
    const box = this.#framed.open({ act, comment: article?.dataset.id ?? "" });
    (article ?? link).after(box);
    link.setAttribute("aria-expanded", "true");
    this.#framed.focus();
  }

  /** The frame is closed: what was written in it is shown. @param {string} selector */
  async #closed(selector) {
    await this.#show();
    /** @type {HTMLElement | null} */ (this.#shadow.querySelector(selector))?.focus();
  }

  /** The next comments, in place. @param {HTMLElement} link */
  async #load(link) {
    if (link.getAttribute("aria-disabled") === "true") return;
    link.setAttribute("aria-disabled", "true");
    const query = new URL(link.dataset.more ?? "", `${BASE}/`).search;
    try {
      const part = await fetchPart(this.#address("more/", query));
      const next = part.querySelector('[data-part="load"]');
      next?.remove();
      const rows = [...part.body.children].map((row) => document.importNode(row, true));
      this.#shadow.querySelector('[data-part="list"]')?.append(...rows);
      for (const row of rows) settleAddresses(row);
      for (const row of rows) tellTimes(row, new Date(), this.#language || "en");
      link.closest('[data-part="load"]')?.replaceWith(next ? document.importNode(next, true) : "");
      rows[0]?.querySelector("article")?.focus();
    } catch {
      link.removeAttribute("aria-disabled");
    }
  }
}

/** What looks like a place to write; pressing it brings the real one. @param {string} words */
function writeButton(words) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fm-host__write";
  button.dataset.act = "write";
  button.append(words);
  return button;
}

/** @type {Map<string, Set<FolkmootCount>>} which elements wait for a number, by whose they are */
const waiting = new Map();

/** The number of comments on a story beside its headline; all on a page in one request. */
class FolkmootCount extends HTMLElement {
  connectedCallback() {
    const language = this.lang || document.documentElement.lang;
    const whose = new URLSearchParams({
      publication: this.getAttribute("publication") || "main",
      ...(language && { lang: language }),
    }).toString();
    if (!waiting.has(whose)) {
      waiting.set(whose, new Set());
      queueMicrotask(() => count(whose));
    }
    waiting.get(whose)?.add(this);
  }
}

/** @param {string} whose */
async function count(whose) {
  const elements = [...(waiting.get(whose) ?? [])];
  waiting.delete(whose);
  const keys = elements.map((element) => element.getAttribute("story-key") ?? "");
  const query = `${whose}&keys=${encodeURIComponent([...new Set(keys)].join(","))}`;
  try {
    const answer = await fetch(`${BASE}/discussion/counts/?${query}`, { credentials: "omit" });
    const { words } = await answer.json();
    elements.forEach((element, at) => {
      if (words[keys[at]]) element.textContent = words[keys[at]];
    });
  } catch {
    // The page keeps what stood there: a number is not worth a word of excuse.
  }
}

for (const [name, made] of Object.entries({
  "folkmoot-thread": FolkmootThread,
  "folkmoot-count": FolkmootCount,
})) {
  if (!customElements.get(name)) customElements.define(name, made);
}
