// The tree on the page: where a row hangs, folding, going to a comment.
import { keep, local, recall } from "./kept.js";
import { element } from "./templates.js";
import { toggled } from "./thread-state.js";

/** The deepest levels that are indented: on a phone, on a wide screen (as the server's rows). */
const PHONE = 4;
const FLAT = 7;
const MOST_FOLDED = 200;

/** The list of comments as nested branches. */
export class Branches {
  /** @type {string[]} */
  #folded;

  /** @param {import("./talk.js").Talk} talk */
  constructor(talk) {
    this.talk = talk;
    this.list = /** @type {HTMLElement} */ (talk.root.querySelector('[data-part="list"]'));
    this.key = `fm-folded:${talk.story}`;
    this.#folded = recall(local, this.key) ?? [];
    talk.root.addEventListener("click", (event) => {
      const fold = /** @type {Element} */ (event.target).closest("[data-fold]");
      if (!(fold instanceof HTMLElement)) return;
      this.setFolded(fold.dataset.fold ?? "", fold.getAttribute("aria-expanded") === "true");
    });
    this.#addFolds(this.list);
  }

  articleOf(/** @type {string} */ id) {
    const found = this.talk.root.querySelector(`article[data-id="${CSS.escape(id)}"]`);
    return /** @type {HTMLElement | null} */ (found);
  }

  branchOf(/** @type {string} */ id) {
    return /** @type {HTMLElement | null} */ (this.articleOf(id)?.closest(".fm-branch") ?? null);
  }

  /** Where the replies of a comment hang; below the deepest level they stand beside it. */
  repliesOf(/** @type {HTMLElement} */ branch) {
    if (levelOf(branch) >= FLAT) return /** @type {HTMLElement} */ (branch.parentElement);
    const found = branch.querySelector(":scope > .fm-replies");
    if (found) return found;
    const made = element("ol", { class: "fm-replies", role: "list" });
    branch.querySelector(":scope > article")?.after(made);
    return made;
  }

  /** Rows that arrived go below their parents where these are on the page. */
  settle(/** @type {HTMLElement[]} */ rows, /** @type {Element} */ otherwise) {
    for (const row of rows) {
      const parent = this.#parentOf(row);
      if (parent) join(row, parent);
      (parent ? this.repliesOf(parent) : otherwise).append(row);
    }
    this.arrived(rows);
  }

  /** A row that was just written: below its parent, else where the newest stand. */
  putNew(/** @type {HTMLElement} */ row) {
    const parent = this.#parentOf(row);
    if (parent) {
      join(row, parent);
      this.repliesOf(parent).append(row);
    } else if (this.list.dataset.order === "oldest" && !this.talk.root.querySelector('[data-part="load"]')) {
      this.list.append(row);
    } else {
      this.list.prepend(row);
    }
  }

  /** Where comments stand one by one, none hangs below another. */
  #parentOf(/** @type {HTMLElement} */ row) {
    if (this.list.dataset.view === "flat" || !row.dataset.parent) return null;
    return this.branchOf(row.dataset.parent);
  }

  /** Rows are in their place: their times are told, they can be folded and counted. */
  arrived(/** @type {HTMLElement[]} */ rows) {
    for (const row of rows) {
      this.talk.tell(row);
      this.#addFolds(row.parentElement?.matches(".fm-replies") ? row.parentElement : row);
    }
    for (const branch of this.talk.root.querySelectorAll(".fm-branch:has(> .fm-fold)")) {
      this.#showFold(/** @type {HTMLElement} */ (branch), branch.classList.contains("is-folded"));
    }
    this.talk.refreshOwn();
  }

  setFolded(/** @type {string} */ id, /** @type {boolean} */ isFolded) {
    if (this.#folded.includes(id) !== isFolded) this.#folded = toggled(this.#folded, id);
    keep(local, this.key, this.#folded.slice(-MOST_FOLDED));
    const branch = this.branchOf(id);
    if (branch?.querySelector(":scope > .fm-fold")) this.#showFold(branch, isFolded);
  }

  /** Opens every folded branch above a comment, then goes to it. */
  goTo(/** @type {string} */ id) {
    const article = this.articleOf(id);
    let above = article?.closest(".fm-branch")?.parentElement?.closest(".fm-branch");
    while (above) {
      this.setFolded(above.querySelector("article")?.dataset.id ?? "", false);
      above = above.parentElement?.closest(".fm-branch");
    }
    article?.focus();
    article?.scrollIntoView({ block: "center" });
  }

  /** A button on the hairline of each branch; a folded one says how many it hides. */
  #addFolds(/** @type {Element} */ part) {
    const groups = [...part.querySelectorAll(".fm-replies")];
    if (part.matches(".fm-replies")) groups.push(part);
    for (const group of groups) {
      const branch = /** @type {HTMLElement} */ (group.parentElement);
      if (branch.querySelector(":scope > .fm-fold")) continue;
      const id = branch.querySelector("article")?.dataset.id ?? "";
      group.id ||= `replies-${id}`;
      const fold = { type: "button", class: "fm-fold", "aria-controls": group.id, "data-fold": id };
      group.before(element("button", fold));
      this.#showFold(branch, this.#folded.includes(id));
    }
  }

  #showFold(/** @type {HTMLElement} */ branch, /** @type {boolean} */ isFolded) {
    const fold = /** @type {HTMLElement} */ (branch.querySelector(":scope > .fm-fold"));
    const number = branch.querySelectorAll(":scope > .fm-replies article").length;
    const name = branch.querySelector(".fm-comment__by bdi")?.textContent ?? "";
    const words = this.talk.say(isFolded ? "fold.show" : "fold.hide", { number, name });
    branch.classList.toggle("is-folded", isFolded);
    fold.setAttribute("aria-expanded", String(!isFolded));
    fold.replaceChildren(element("span", { class: isFolded ? "" : "fm-visually-hidden" }, words));
  }
}

const levelOf = (/** @type {HTMLElement} */ branch) => Number(branch.dataset.level);

/** A row that comes below its parent has its level and one; only a flat one names the parent. */
function join(/** @type {HTMLElement} */ row, /** @type {HTMLElement} */ parent) {
  const answers = /** @type {HTMLElement | null} */ (row.querySelector('[data-from="always"]'));
  const above = levelOf(parent);
  if (above < PHONE) answers?.remove();
  else if (answers) answers.dataset.from = above < FLAT ? "phone" : "wide";
  const shift = Math.min(above + 1, FLAT) - levelOf(row);
  for (const branch of [row, ...row.querySelectorAll("[data-level]")]) {
    const inside = /** @type {HTMLElement} */ (branch);
    inside.dataset.level = String(Math.min(levelOf(inside) + shift, FLAT));
  }
}
