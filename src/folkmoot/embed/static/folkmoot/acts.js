// The menu behind 'More': what one may do with a comment. Each entry is a module (acts/).
import { REGISTRY } from "./acts/registry.js";
import { addStyle } from "./acts-style.js";
import { element } from "./templates.js";

const STEPS = /** @type {Record<string, (at: number, size: number) => number>} */ ({
  ArrowDown: (at, size) => (at + 1) % size,
  ArrowUp: (at, size) => (at - 1 + size) % size,
  Home: () => 0,
  End: (_, size) => size - 1,
});

/** @type {{menu: HTMLElement, link: HTMLElement} | null} */
let opened = null;

/**
 * Opens the menu of a comment below the link that was pressed, or closes it when it is open.
 * @param {import("./talk.js").Talk} talk
 * @param {HTMLElement} article
 * @param {HTMLElement} link
 */
export async function toggleMenu(talk, article, link) {
  const isAgain = opened?.link === link;
  close();
  if (isAgain) return;
  await addStyle(talk.addresses.actsStyle);
  const acts = (await Promise.all(REGISTRY.map((load) => load()))).map((each) => each.default);
  const comment = chosen(talk, article);
  const items = acts
    .filter((act) => act.isOffered(talk, comment))
    .map((act) => item(act, { talk, article, comment, link }));
  const menu = element("div", { class: "fm-acts-menu", role: "menu", "aria-label": talk.say("acts.title") }, ...items);
  open(menu, link);
}

/** @param {import("./talk.js").Talk} talk @param {HTMLElement} article */
function chosen(talk, article) {
  const id = article.dataset.id ?? "";
  const name = article.querySelector(".fm-comment__by bdi")?.textContent ?? "";
  return { id, name, own: talk.mine.own.find((mine) => mine.id === id) ?? null };
}

/** @param {import("./acts/act.js").Act} act @param {any} place */
function item(act, { talk, article, comment, link }) {
  const words = act.words?.(talk, comment) ?? talk.say(`acts.${act.name}`);
  const made = element("button", { type: "button", role: "menuitem", tabindex: "-1", "data-act-name": act.name }, words);
  made.addEventListener("click", async (event) => {
    event.stopPropagation();
    close();
    link.focus();
    try {
      const said = await act.run(talk, article);
      if (typeof said === "string") talk.note(article, said);
    } catch (refusal) {
      talk.note(article, talk.wordsOf(refusal));
    }
  });
  return made;
}

/** @param {HTMLElement} menu @param {HTMLElement} link */
function open(menu, link) {
  const row = /** @type {HTMLElement} */ (link.parentElement);
  link.setAttribute("aria-haspopup", "menu");
  link.setAttribute("aria-expanded", "true");
  link.after(menu);
  opened = { menu, link };
  place(menu, link, row);
  menu.addEventListener("keydown", pressed);
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget !== link && !menu.contains(/** @type {Node | null} */ (relatedTarget))) close();
  });
  document.addEventListener("pointerdown", pressedOutside);
  menu.scrollIntoView({ block: "nearest" });
  /** @type {HTMLElement} */ (menu.firstElementChild)?.focus({ preventScroll: true });
}

function close() {
  if (!opened) return;
  const { menu, link } = opened;
  opened = null;
  link.setAttribute("aria-expanded", "false");
  document.removeEventListener("pointerdown", pressedOutside);
  menu.remove();
}

/** Below the link, and never past the end of the row, whichever way the script runs. */
function place(/** @type {HTMLElement} */ menu, /** @type {HTMLElement} */ link, /** @type {HTMLElement} */ row) {
  const at = link.getBoundingClientRect();
  const around = row.getBoundingClientRect();
  const isRight = getComputedStyle(row).direction === "rtl";
  const from = isRight ? around.right - at.right : at.left - around.left;
  const room = Math.max(0, around.width - menu.offsetWidth);
  menu.style.insetInlineStart = `${Math.min(from, room)}px`;
}

function pressed(/** @type {KeyboardEvent} */ event) {
  if (!opened) return;
  const { menu, link } = opened;
  const items = /** @type {HTMLElement[]} */ ([...menu.children]);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const step = STEPS[event.key];
  const typed = items.findIndex(({ textContent }) => beginsWith(textContent, event.key));
  if (event.key === "Escape" || event.key === "Tab") {
    link.focus();
    close();
  } else if (step) {
    items[step(at, items.length)].focus();
  } else if (typed >= 0) {
    items[typed].focus();
  }
  const isOurs = event.key === "Escape" || step || typed >= 0;
  if (!isOurs) return;
  event.preventDefault();
  event.stopPropagation();
}

const beginsWith = (/** @type {string | null} */ words, /** @type {string} */ key) =>
  key.length === 1 && key !== " " && (words ?? "").toLowerCase().startsWith(key.toLowerCase());

function pressedOutside(/** @type {Event} */ event) {
  const target = /** @type {Node} */ (event.target);
  if (opened && !opened.menu.contains(target) && !opened.link.contains(target)) close();
}
