// Where one writes: the composer above the list, replies below their parents, edits in place.
import link from "./acts/link.js";
import { Composer } from "./composer.js";
import { element } from "./templates.js";

/** The composers of a page and what opens them. */
export class Writing {
  /** @type {Map<string, {composer: Composer, box: HTMLElement}>} */
  #opened = new Map();
  /** @type {any} */
  #rest;

  /**
   * @param {import("./talk.js").Talk} talk
   * @param {import("./branches.js").Branches} branches
   * @param {import("./own.js").Own} own
   */
  constructor(talk, branches, own) {
    this.talk = talk;
    this.branches = branches;
    this.own = own;
    const form = /** @type {HTMLFormElement} */ (talk.root.querySelector("form.fm-composer"));
    this.pattern = /** @type {HTMLFormElement | undefined} */ (form?.cloneNode(true));
    const task = this.#commentTask("", form?.dataset.label || talk.say("composer.comment"));
    this.main = form && new Composer(form, task, talk);
    talk.root.addEventListener("click", (event) => this.#pressed(event));
    talk.writeReply = (article, text) => this.#reply(article, text);
    document.addEventListener("selectionchange", () => this.#selected());
    document.addEventListener("visibilitychange", () => document.hidden && talk.drafts.flush(true));
    document.addEventListener("submit", (event) => {
      const { action } = /** @type {HTMLFormElement} */ (event.target);
      if (new URL(action, location.href).pathname.endsWith("/logout/")) talk.drafts.forget();
    });
  }

  /** Drafts come back; who returns from log-in (`#comments`) goes on writing at once. */
  begin() {
    const { talk, main } = this;
    const isBack = location.hash === "#comments";
    const hasDraft = main?.fill(talk.drafts.textFor("")) ?? false;
    main?.showMode();
    if (hasDraft && isBack) {
      main.focus();
      talk.announce(talk.say("composer.draft"));
    }
    for (const place of talk.drafts.places().filter(Boolean)) {
      const article = this.branches.articleOf(place);
      const button = article?.querySelector('[data-act="reply"]');
      if (!article || !button) continue;
      button.textContent = talk.say("own.draft");
      if (isBack && !hasDraft) this.#reply(article);
    }
  }

  /** @returns {import("./composer.js").Task} */
  #commentTask(/** @type {string} */ parent, /** @type {string} */ label) {
    return {
      place: parent,
      label,
      submit: (text, key, isInsisting) => {
        const body = { text, key, ...(parent && { parent }), ...(isInsisting && { insists: true }) };
        return this.talk.send(`${this.talk.path}comments`, { method: "POST", body, again: true });
      },
      done: (intake) => {
        if (parent) this.#close(parent);
        this.own.posted(intake).catch(this.talk.explain);
      },
    };
  }

  #reply(/** @type {HTMLElement} */ article, /** @type {string} */ quote = "") {
    const id = article.dataset.id ?? "";
    const name = article.querySelector(".fm-comment__by bdi")?.textContent ?? "";
    const task = this.#commentTask(id, this.talk.say("composer.reply", { name }));
    task.close = () => {
      const isKept = Boolean(this.#opened.get(id)?.composer.field.value);
      this.#close(id, article.querySelector('[data-act="reply"]'));
      if (isKept) this.talk.announce(this.talk.say("composer.close-kept"));
    };
    this.#open(task, article, this.talk.drafts.textFor(id));
    if (quote) this.#opened.get(id)?.composer.add(quote);
  }

  /** When words of a comment have been selected, and the selecting has come to rest. */
  #selected() {
    clearTimeout(this.#rest);
    const selection = getSelection();
    const isHere = selection && this.talk.root.contains(selection.anchorNode);
    const isOffered = this.talk.root.querySelector('[data-part="quote"]');
    if (!isOffered && (!isHere || selection.isCollapsed)) return;
    this.#rest = setTimeout(async () => {
      const { offerQuote } = await import("./quoting.js");
      await offerQuote(this.talk);
    }, 250);
  }

  #edit(/** @type {HTMLElement} */ article) {
    const id = article.dataset.id ?? "";
    const comment = this.talk.mine.own.find((mine) => mine.id === id);
    if (!comment) return;
    if (comment.edit_until && Date.parse(comment.edit_until) < Date.now()) {
      this.talk.note(article, this.talk.say("own.edit-over"));
      return;
    }
    const task = this.#editTask(article, comment);
    const draft = this.talk.drafts.textFor(task.place);
    article.classList.add("is-edited");
    this.#open(task, article, draft || (comment.waiting?.text ?? comment.text));
  }

  /** @returns {import("./composer.js").Task} */
  #editTask(/** @type {HTMLElement} */ article, /** @type {any} */ comment) {
    const place = `edit-${comment.id}`;
    let { revision } = comment;
    const close = () => {
      article.classList.remove("is-edited");
      this.#close(place, article.querySelector('[data-act="edit"]'));
    };
    return {
      place,
      close,
      label: this.talk.say("composer.edit"),
      sendWords: "send.edit",
      submit: (text, _key, isInsisting) => {
        const body = { text, revision, ...(isInsisting && { insists: true }) };
        return this.talk.send(`comments/${comment.id}`, { method: "PUT", body });
      },
      done: (intake) => {
        close();
        this.own.edited(intake).catch(this.talk.explain);
      },
      explain: ({ code, facts }) => {
        if (code !== "edited-meanwhile") return null;
        revision = facts.revision;
        const standing = { dir: "auto", class: "fm-comment__source" };
        const source = element("blockquote", standing, facts.text ?? "");
        return element("span", {}, this.talk.say("edit.conflict"), source);
      },
    };
  }

  /** A composer below an article, with a text in it; the same one when it is open already. */
  #open(
    /** @type {import("./composer.js").Task} */ task,
    /** @type {HTMLElement} */ article,
    /** @type {string} */ text,
  ) {
    const again = this.#opened.get(task.place);
    if (again) return again.composer.focus();
    if (!this.pattern) return undefined;
    const form = copyOf(this.pattern, task.place);
    const parent = form.elements.namedItem("parent");
    if (parent instanceof HTMLInputElement && !task.sendWords) parent.value = task.place;
    const box = element("div", { class: "fm-comment__box" }, form);
    article.append(box);
    const composer = new Composer(form, task, this.talk);
    this.#opened.set(task.place, { composer, box });
    composer.fill(text);
    return composer.focus();
  }

  #close(/** @type {string} */ place, /** @type {Element | null} */ back = null) {
    this.#opened.get(place)?.box.remove();
    this.#opened.delete(place);
    /** @type {HTMLElement | null} */ (back)?.focus();
  }

  #pressed(/** @type {MouseEvent} */ event) {
    const target = /** @type {Element} */ (event.target).closest("[data-act]");
    const article = target?.closest("article");
    if (!(target instanceof HTMLElement) || !article) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const acts = /** @type {Record<string, () => unknown>} */ ({
      reply: () => this.#reply(article),
      edit: () => this.#edit(article),
      recommend: () => this.own.recommend(target, article.dataset.id ?? ""),
      link: () => link.run(this.talk, article),
      more: () => this.#openMenu(article, /** @type {HTMLAnchorElement} */ (target)),
    });
    acts[target.dataset.act ?? ""]?.();
  }

  /** Where the menu cannot be fetched the page it stands for is there still. */
  async #openMenu(/** @type {HTMLElement} */ article, /** @type {HTMLAnchorElement} */ pressed) {
    if (this.talk.enter) return void open(pressed.href, "_blank", "noopener");
    try {
      const { toggleMenu } = await import("./acts.js");
      await toggleMenu(this.talk, article, pressed);
    } catch {
      location.assign(pressed.href);
    }
  }
}

/**
 * A copy of the composer's form, as it came from the server, with ids of its own.
 * @param {HTMLFormElement} pattern
 * @param {string} id
 */
function copyOf(pattern, id) {
  const copy = /** @type {HTMLFormElement} */ (pattern.cloneNode(true));
  for (const node of copy.querySelectorAll("[id]")) node.id = `${node.id}-${id}`;
  for (const name of ["for", "aria-describedby"]) {
    for (const node of copy.querySelectorAll(`[${name}]`)) {
      const ids = (node.getAttribute(name) ?? "").split(" ").map((own) => `${own}-${id}`);
      node.setAttribute(name, ids.join(" "));
    }
  }
  return copy;
}
