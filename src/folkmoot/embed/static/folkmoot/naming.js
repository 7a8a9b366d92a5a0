// Completing @names of those who write in the thread, while one types.
import { addStyle } from "./acts-style.js";
import { element } from "./templates.js";

const TYPED = /(?:^|[^\p{L}\p{N}_@])@([\p{L}\p{N}_][^\n@]{0,39})$/u;

/**
 * The beginning of a name that stands before the caret, if one is being typed. Pure.
 * @param {string} before the text up to the caret
 */
export function typedName(before) {
  return TYPED.exec(before)?.[1] ?? null;
}

/** One list of names below one field. */
export class Naming {
  /** @type {HTMLElement | null} */
  #list = null;
  #asked = 0;
  /** @type {string | null} a beginning that nobody's name has: what goes on from it has none either */
  #nobody = null;

  /**
   * @param {HTMLTextAreaElement} field
   * @param {string} parent the comment that is answered, '' for none
   * @param {import("./talk.js").Talk} talk
   */
  constructor(field, parent, talk) {
    this.field = field;
    this.parent = parent;
    this.talk = talk;
    field.addEventListener("keydown", (event) => this.#keyed(event));
    field.addEventListener("blur", () => this.#close());
  }

  /** Asks for names when one is being typed, and shows them. */
  async typed() {
    const { field, talk } = this;
    const begin = typedName(field.value.slice(0, field.selectionStart));
    this.#asked += 1;
    const asked = this.#asked;
    if (!talk.mine.account || begin === null) return this.#close();
    if (this.#nobody !== null && begin.startsWith(this.#nobody)) return this.#close();
    await new Promise((done) => setTimeout(done, 150));
    if (asked !== this.#asked) return undefined;
    const query = new URLSearchParams({ begin, ...(this.parent && { parent: this.parent }) });
    const { names } = await talk.send(`${talk.path}names?${query}`, {}).catch(() => ({ names: [] }));
    if (asked !== this.#asked) return undefined;
    this.#nobody = names.length ? null : begin;
    if (!names.length || names[0] === begin) return this.#close();
    await addStyle(talk.addresses.actsStyle);
    return this.#show(names);
  }

  #show(/** @type {string[]} */ names) {
    this.#close();
    const id = `names-${this.field.id}`;
    const items = names.map((name, at) =>
      element("li", { role: "option", id: `${id}-${at}`, "aria-selected": "false" }, element("bdi", {}, name)),
    );
    const label = this.talk.say("names.title");
    const list = element("ul", { class: "fm-names", role: "listbox", id, "aria-label": label }, ...items);
    list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const item = /** @type {Element} */ (event.target).closest("li");
      if (item) this.#take(item);
    });
    this.field.after(list);
    this.field.setAttribute("aria-controls", id);
    this.field.setAttribute("aria-autocomplete", "list");
    this.#list = list;
    this.#mark(0);
  }

  #close() {
    this.#list?.remove();
    this.#list = null;
    for (const name of ["aria-controls", "aria-autocomplete", "aria-activedescendant"]) {
      this.field.removeAttribute(name);
    }
  }

  #keyed(/** @type {KeyboardEvent} */ event) {
    if (!this.#list || event.isComposing) return;
    const items = [...this.#list.children];
    const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (event.key === "ArrowDown") this.#mark((at + 1) % items.length);
    else if (event.key === "ArrowUp") this.#mark((at - 1 + items.length) % items.length);
    else if (event.key === "Enter" && isPlain) this.#take(items[at]);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #mark(/** @type {number} */ at) {
    for (const [number, item] of [...(this.#list?.children ?? [])].entries()) {
      item.setAttribute("aria-selected", String(number === at));
      if (number === at) this.field.setAttribute("aria-activedescendant", item.id);
    }
  }

  /** The whole name in place of its beginning. */
  #take(/** @type {Element} */ item) {
    const { field } = this;
    const caret = field.selectionStart;
    const begin = typedName(field.value.slice(0, caret)) ?? "";
    field.setRangeText(`${item.textContent} `, caret - begin.length, caret, "end");
    this.#close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
