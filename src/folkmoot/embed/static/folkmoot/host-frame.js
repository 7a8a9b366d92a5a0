// The frame on a page of another site, seen from that page. What it says is never trusted: it may
// set its own height within bounds, and nothing else.
import { fallbackWords } from "./host-words.js";

const LEAST = 96;
const MOST = 6000;
const OFTEN = 60;
const SECOND = 1000;
const PATIENCE = 5000;

/**
 * What a frame may say: that it is there, and how high it is. Pure.
 * @param {any} said
 * @returns {number | null} the height in pixels, none when it is nothing that a frame says
 */
export function heightIn(said) {
  const isOurs = said?.folkmoot === 1 && (said.type === "ready" || said.type === "height");
  if (!isOurs || !Number.isInteger(said.height)) return null;
  return Math.min(Math.max(said.height, LEAST), MOST);
}

/** The one frame of an element, where there is one. */
export class Framed {
  /** @type {HTMLElement | null} */
  #box = null;
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  #back = "";
  #heard = 0;
  #since = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  #listen = (/** @type {MessageEvent} */ event) => this.#hear(event);

  /**
   * @param {object} given
   * @param {string} given.base our origin
   * @param {string} given.story
   * @param {string} given.language
   * @param {string} given.theme
   * @param {(selector: string) => void} given.closed gets what to focus
   */
  constructor(given) {
    this.given = given;
    this.words = fallbackWords(given.language);
  }

  /**
   * A box with the frame in it, for one act or for the whole discussion.
   * @param {{act: string, comment: string}} wish
   */
  open({ act, comment }) {
    this.close();
    const { base, story, language, theme } = this.given;
    const wish = new URLSearchParams({ origin: location.origin, act, comment, theme, lang: language });
    const frame = document.createElement("iframe");
    frame.className = "fm-host__frame";
    frame.title = this.words.title;
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "no-referrer";
    frame.src = `${base}/discussion/${story}/frame/?${wish}`;
    const box = document.createElement("div");
    box.className = "fm-host__box";
    box.dataset.for = act;
    box.append(frame);
    if (act) box.prepend(this.#closeButton());
    this.#back = comment ? `article[data-id="${CSS.escape(comment)}"] [data-act="${act}"]` : `[data-act="${act}"]`;
    this.#frame = frame;
    this.#box = box;
    addEventListener("message", this.#listen);
    const page = `${base}/discussion/${story}/${act && act !== "recommend" ? `write/?parent=${comment}` : ""}`;
    this.#patience = setTimeout(() => frame.replaceWith(this.#wayOut(page)), PATIENCE);
    return box;
  }

  focus() {
    this.#frame?.focus();
  }

  close() {
    clearTimeout(this.#patience);
    removeEventListener("message", this.#listen);
    this.#box?.remove();
    this.#box = null;
    this.#frame = null;
  }

  /** @param {string} theme */
  setLook(theme) {
    this.given.theme = theme;
    this.#frame?.contentWindow?.postMessage({ folkmoot: 1, type: "look", theme }, this.given.base);
  }

  #hear(/** @type {MessageEvent} */ event) {
    const isOurs = event.origin === this.given.base && event.source === this.#frame?.contentWindow;
    const height = isOurs ? heightIn(event.data) : null;
    if (height === null || !this.#frame || !this.#isInTime()) return;
    clearTimeout(this.#patience);
    this.#frame.style.blockSize = `${height}px`;
  }

  /** A frame that never stops talking is not listened to for the rest of the second. */
  #isInTime() {
    const now = performance.now();
    if (now - this.#since > SECOND) {
      this.#since = now;
      this.#heard = 0;
    }
    this.#heard += 1;
    return this.#heard <= OFTEN;
  }

  #closeButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fm-host__close";
    button.append(this.words.close);
    button.addEventListener("click", () => {
      this.close();
      this.given.closed(this.#back);
    });
    return button;
  }

  /** @param {string} address */
  #wayOut(address) {
    const note = document.createElement("p");
    const link = document.createElement("a");
    note.className = "fm-note";
    link.href = address;
    link.target = "_blank";
    link.append(this.words.link);
    note.append(this.words.away, " ", link);
    return note;
  }
}
