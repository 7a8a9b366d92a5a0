// What only its author sees: waiting and removed comments, edit buttons, own reactions.
import { element, fromServer, helpBox, ownArticle } from "./templates.js";

/** Puts what is personal into the public page. */
export class Own {
  /**
   * @param {import("./talk.js").Talk} talk
   * @param {import("./branches.js").Branches} branches
   */
  constructor(talk, branches) {
    this.talk = talk;
    this.branches = branches;
  }

  /** Everything personal on the page as it is; may be called again after rows arrived. */
  refresh() {
    for (const comment of this.talk.mine.own) this.#show(comment);
    for (const id of this.talk.mine.reactions) {
      const button = this.branches.articleOf(id)?.querySelector('[data-act="recommend"]');
      button?.setAttribute("aria-pressed", "true");
    }
    this.#foldMuted();
  }

  /** What is muted is folded; where nothing is, nothing is fetched for it. */
  #foldMuted() {
    const { talk } = this;
    if (!talk.mine.muted.length && !talk.root.querySelector("article.is-muted")) return;
    import("./muting.js").then(({ showMuted }) => showMuted(talk)).catch(() => undefined);
  }

  /** The time that is left to edit, told anew each minute (UX-071). */
  tellEditTime() {
    for (const { id, edit_until: until } of this.talk.mine.own) {
      const label = this.branches.articleOf(id)?.querySelector('[data-part="edit-left"]');
      if (!label || !until) continue;
      const minutes = minutesUntil(until);
      label.textContent = minutes > 0 ? this.talk.say("own.edit-left", { number: minutes }) : "";
    }
  }

  /** After posting: the public row as everybody gets it, or the own one that waits. */
  async posted(/** @type {any} */ intake) {
    const { comment, outcome } = intake;
    const { talk } = this;
    talk.remember(comment);
    talk.root.querySelector('[data-part="empty"]')?.remove();
    if (comment.state === "published") {
      this.#countOneMore();
      await this.#insert(comment).catch(() => this.#place(comment, this.#standing(comment)));
    }
    this.refresh();
    this.#offerHelp(intake);
    talk.announce(talk.say(`sent.${outcome}`));
    this.branches.goTo(comment.id);
  }

  /** After an edit: the row is asked for again, so that it is what everybody sees. */
  async edited(/** @type {any} */ intake) {
    const { comment, outcome } = intake;
    const { talk, branches } = this;
    talk.remember(comment);
    const fresh =
      comment.state === "published"
        ? (await this.#rowsOf(comment))[0].querySelector("article")
        : this.#waiting(comment);
    branches.articleOf(comment.id)?.replaceWith(/** @type {Node} */ (fresh));
    talk.tell(/** @type {ParentNode} */ (fresh));
    this.refresh();
    this.#offerHelp(intake);
    talk.announce(talk.say(`sent.edit-${outcome}`));
    branches.articleOf(comment.id)?.focus();
  }

  /** Help lines below what was just sent, if the answer brought some. */
  #offerHelp(/** @type {any} */ { comment, help }) {
    const box = helpBox(help, this.talk.say);
    if (box) this.branches.articleOf(comment.id)?.append(box);
  }

  /** Shown at once, taken back with a word when the server refuses (UX-062). */
  async recommend(/** @type {HTMLElement} */ button, /** @type {string} */ id) {
    const { talk } = this;
    if (!talk.mine.account && talk.enter) await talk.enter("login");
    if (!talk.mine.account) return talk.note(button, talk.say("act.log-in"));
    const isGiven = button.getAttribute("aria-pressed") !== "true";
    const before = Number(button.querySelector(".fm-number")?.textContent || 0);
    showReaction(button, isGiven, before + (isGiven ? 1 : -1));
    try {
      const { is_mine: isMine, count } = await talk.withToken(() => talk.react(id, isGiven));
      showReaction(button, isMine, count);
      const others = talk.mine.reactions.filter((other) => other !== id);
      talk.mine.reactions = isMine ? [...others, id] : others;
    } catch (refusal) {
      showReaction(button, !isGiven, before);
      talk.note(button, talk.wordsOf(refusal));
    }
  }

  #show(/** @type {any} */ comment) {
    const article = this.branches.articleOf(comment.id);
    const isOutdated = article?.dataset.state === "held" && comment.state !== "held";
    if (isOutdated) {
      this.#decided(comment, /** @type {HTMLElement} */ (article));
    } else if (comment.state === "published") {
      if (article) this.#addTools(article, comment);
    } else if (comment.state === "held") {
      this.#showWaiting(comment, article);
    } else if (!article) {
      const words = this.#removedWords(comment);
      this.#place(comment, ownArticle(this.#shape(comment), words, this.talk.say("own.text")));
    } else if (!article.querySelector(".fm-comment__next")) {
      article.append(element("p", { class: "fm-comment__next" }, ...this.#removedWords(comment)));
    }
  }

  #showWaiting(/** @type {any} */ comment, /** @type {HTMLElement | null} */ article) {
    const isShown = article?.classList.contains("fm-comment--waiting");
    const shown = isShown ? /** @type {HTMLElement} */ (article) : this.#waiting(comment);
    if (article && !isShown) article.replaceWith(shown);
    if (!article) this.#place(comment, shown);
    this.#addTools(shown, comment);
  }

  #waiting(/** @type {any} */ comment) {
    const made = ownArticle(this.#shape(comment), [this.talk.say("own.waiting")]);
    made.dataset.state = "held";
    return made;
  }

  /** What waited was decided while its author looked on: it stands as everybody sees it, or went. */
  #decided(/** @type {any} */ comment, /** @type {HTMLElement} */ article) {
    const row = article.closest(".fm-branch--own");
    const list = row?.closest('[data-part="own"]');
    row?.remove();
    if (list && !list.children.length) list.remove();
    const isPublished = comment.state === "published";
    this.talk.announce(this.talk.say(isPublished ? "own.published" : "own.removed-plain"));
    if (!isPublished) return this.#show(comment);
    this.#insert(comment).then(() => this.#show(comment), this.talk.explain);
    return undefined;
  }

  /** A published comment whose row could not be fetched just now. */
  #standing(/** @type {any} */ comment) {
    return ownArticle(this.#shape(comment), [this.talk.say("sent.publish")]);
  }

  #shape(/** @type {any} */ { id, html, written_at: written }) {
    return { id, html, written, name: this.talk.mine.account?.name ?? "" };
  }

  #removedWords(/** @type {any} */ { rule, rule_title: title, statement }) {
    const { say } = this.talk;
    const words = title ? say("own.removed", { rule: `${title} (${rule})` }) : say("own.removed-plain");
    if (!statement) return [words];
    return [words, " ", element("a", { href: statement }, say("own.statement"))];
  }

  /** Below its parent when that is on the page, else in a list of one's own above all. */
  #place(/** @type {any} */ comment, /** @type {HTMLElement} */ article) {
    const row = element("li", { class: "fm-branch fm-branch--own", "data-level": 0 }, article);
    if (comment.parent) row.dataset.parent = comment.parent;
    this.branches.settle([row], this.#ownList());
  }

  #ownList() {
    const found = this.talk.root.querySelector('[data-part="own"]');
    if (found) return found;
    const label = this.talk.say("own.title");
    const kind = { class: "fm-list fm-list--own", role: "list", "data-part": "own", "aria-label": label };
    const made = element("ol", kind);
    this.branches.list.before(made);
    return made;
  }

  #addTools(/** @type {HTMLElement} */ article, /** @type {any} */ comment) {
    article.querySelector('[data-act="recommend"]')?.setAttribute("disabled", "");
    let acts = article.querySelector(".fm-comment__acts");
    if (!acts) {
      acts = element("footer", { class: "fm-comment__acts" });
      article.append(acts);
    }
    if (!acts.querySelector('[data-act="more"]')) {
      const href = `${this.talk.comments}${comment.id}/acts/`;
      const more = { class: "fm-act", "data-act": "more", href, "aria-describedby": `by-${comment.id}` };
      acts.append(element("a", more, this.talk.say("act.more")));
    }
    const isEditable = comment.may_edit || comment.edit_until;
    if (isEditable && !acts.querySelector('[data-act="edit"]')) {
      const edit = { type: "button", class: "fm-act", "data-act": "edit", "aria-describedby": `by-${comment.id}` };
      acts.append(element("button", edit, this.talk.say("own.edit")));
      if (comment.edit_until) acts.append(element("span", { class: "fm-meta", "data-part": "edit-left" }));
    }
    this.tellEditTime();
    article.querySelector('[data-part="edit-waiting"]')?.remove();
    if (comment.waiting) acts.before(this.#editWaiting(comment.waiting));
  }

  #editWaiting(/** @type {any} */ { html }) {
    const { say } = this.talk;
    return element(
      "div",
      { class: "fm-comment__next", "data-part": "edit-waiting" },
      element("p", {}, say("own.edit-waiting")),
      element(
        "details",
        {},
        element("summary", {}, say("own.edit-waiting-text")),
        element("div", { class: "fm-comment__text", dir: "auto" }, fromServer(html)),
      ),
    );
  }

  #countOneMore() {
    const count = /** @type {HTMLElement} */ (this.talk.root.querySelector('[data-part="total"]'));
    this.talk.showTotal(Number(count.dataset.number) + 1);
  }

  async #insert(/** @type {any} */ comment) {
    const rows = await this.#rowsOf(comment);
    if (comment.parent) return this.branches.settle(rows, this.branches.list);
    this.branches.list.prepend(...rows);
    return this.branches.arrived(rows);
  }

  async #rowsOf(/** @type {any} */ comment) {
    const html = await this.talk.client.fragment(`${this.talk.comments}${comment.id}/fragment/`);
    return /** @type {HTMLElement[]} */ ([...fromServer(html).children]);
  }
}

const MINUTE = 60_000;

/** Whole minutes until a moment, the one that has begun counted; none when it has passed. */
const minutesUntil = (/** @type {string} */ iso) =>
  Math.max(0, Math.ceil((Date.parse(iso) - Date.now()) / MINUTE));

/** @param {HTMLElement} button @param {boolean} isMine @param {number} count */
function showReaction(button, isMine, count) {
  const number = /** @type {HTMLElement} */ (button.querySelector(".fm-number"));
  button.setAttribute("aria-pressed", String(isMine));
  number.textContent = count > 0 ? String(count) : "";
}
