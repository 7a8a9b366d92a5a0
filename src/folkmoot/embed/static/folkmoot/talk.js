// What all parts of a discussion share: the requests, the words, who is here.
import { createClient } from "./client.js";
import { Drafts } from "./drafts.js";
import { local } from "./kept.js";
import { createMessages, refusalWords } from "./messages.js";
import { exactTime, tellTimes } from "./relative-time.js";
import { element } from "./templates.js";

/**
 * What is personal on this page: who reads, whether they may write and if not why.
 * @typedef {object} Mine
 * @property {boolean} isKnown false until the server has said so
 * @property {{id: string, name: string} | null} account
 * @property {{code: string, message: string, facts: any, sentence?: string} | null} refusal
 * @property {import("./drafts.js").Kept[]} drafts
 * @property {any[]} own
 * @property {string[]} reactions
 * @property {string[]} muted comments on the page whose writers are muted
 * @property {{story: boolean, threads: string[], members: string[]} | null} follows
 * @property {string[]} rights what one may do with any comment: 'feature'
 * @property {number} [unread] what waits in the inbox
 */

/** @type {Mine} */
const NOBODY = {
  isKnown: false,
  account: null,
  refusal: null,
  drafts: [],
  own: [],
  reactions: [],
  muted: [],
  follows: null,
  rights: [],
};

/** One discussion on one page. */
export class Talk {
  /** @type {Mine} */
  mine = { ...NOBODY };
  refreshOwn = () => {};
  /** Opens the composer below a comment with these words at the end of what stands there. */
  writeReply = (/** @type {HTMLElement} */ _article, /** @type {string} */ _text) => {};

  /**
   * How one gets in from a frame on another site's page; none on pages of our own.
   * @type {((to: string) => Promise<boolean>) | null}
   */
  enter = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    const data = /** @type {Record<string, string>} */ (root.dataset);
    this.root = root;
    this.addresses = data;
    this.story = data.story;
    this.path = `stories/${data.story}/`;
    this.standards = data.standards;
    this.comments = data.comments;
    this.language = root.lang || document.documentElement.lang || "en";
    const isFramed = Boolean(root.closest("[data-fm-frame]"));
    this.client = createClient({ api: data.api, isFramed });
    this.say = createMessages({}, this.language);
    this.drafts = new Drafts({
      story: data.story,
      storage: local,
      save: (place, text, last) => this.#saveDraft(place, text, last),
    });
  }

  async loadMessages() {
    this.say = createMessages(await this.client.file(this.addresses.messages), this.language);
  }

  /** Asks who is here, and what of the page is theirs. */
  async loadMine() {
    try {
      const { body } = await this.client.json(`${this.path}mine?comments=${idsIn(this.root)}`);
      this.mine = { ...body, isKnown: true };
      if (body.token) this.client.setToken(body.token);
      if (this.mine.refusal) this.mine.refusal.sentence = this.mine.refusal.message;
      if (this.mine.account) tellUnread(this.mine.unread ?? 0);
      this.drafts.setAccount(this.mine.account?.id ?? "", this.mine.drafts);
    } catch (refusal) {
      this.explain(refusal);
    }
  }

  /** Rows came later: which of them are one's own, or recommended? */
  async loadMineOf(/** @type {HTMLElement[]} */ rows) {
    const ids = rows.map(idsIn).filter(Boolean).join(",");
    if (!this.mine.account || !ids) return;
    const { body } = await this.client.json(`${this.path}mine?comments=${ids}`);
    for (const own of body.own) this.remember(own);
    this.mine.reactions = [...new Set([...this.mine.reactions, ...body.reactions])];
    this.mine.muted = [...new Set([...this.mine.muted, ...body.muted])];
    this.mine.follows = withMembers(this.mine.follows, body.follows);
    this.refreshOwn();
  }

  /** Keeps an own comment as it stands now. */
  remember(/** @type {any} */ comment) {
    this.mine.own = [...this.mine.own.filter(({ id }) => id !== comment.id), comment];
  }

  /** A token that has aged is asked for anew, once; the person need not press again. */
  async withToken(/** @type {() => Promise<any>} */ act) {
    try {
      return await act();
    } catch (refusal) {
      if (/** @type {any} */ (refusal).code !== "csrf") throw refusal;
      await this.loadMine();
      return act();
    }
  }

  /** @param {string} path @param {import("./client.js").Request} request */
  async send(path, request) {
    return (await this.client.json(path, request)).body;
  }

  preview(/** @type {string} */ text) {
    return this.send(`${this.path}preview`, { method: "POST", body: { text }, again: true });
  }

  react(/** @type {string} */ id, /** @type {boolean} */ isGiven) {
    return this.send(`comments/${id}/reaction`, { method: isGiven ? "PUT" : "DELETE" });
  }

  /** Leaves for sign-up or log-in by a plain form; the server keeps the text. A frame stays. */
  async keepAndGo(/** @type {HTMLFormElement} */ form, /** @type {string} */ to) {
    if (this.enter) return this.enter(to);
    const { token } = await this.client.file(this.addresses.token);
    for (const [name, value] of [["csrfmiddlewaretoken", token], ["to", to]]) {
      /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = value;
    }
    form.action = this.addresses.keep;
    form.submit();
    return new Promise(() => {});
  }

  /** The number of comments in the heading. */
  showTotal(/** @type {number} */ number) {
    const count = /** @type {HTMLElement} */ (this.root.querySelector('[data-part="total"]'));
    count.dataset.number = String(number);
    count.textContent = this.say("count", { number });
  }

  /** Says something in the one polite live region. */
  announce(/** @type {string} */ words) {
    const status = /** @type {HTMLElement} */ (this.root.querySelector('[data-part="status"]'));
    status.textContent = "";
    requestAnimationFrame(() => {
      status.textContent = words;
    });
  }

  /** A sentence beside a comment's row of acts, spoken at once; one at a time. */
  note(/** @type {Element} */ inside, /** @type {(Node | string)[]} */ ...words) {
    this.root.querySelector('[data-part="act-note"]')?.remove();
    const note = { class: "fm-comment__note", role: "alert", "data-part": "act-note" };
    const article = inside.closest("article");
    article?.querySelector(".fm-comment__acts")?.append(element("p", note, ...words));
  }

  wordsOf = (/** @type {any} */ refusal) => refusalWords(this.say, refusal, this.when);

  explain = (/** @type {any} */ refusal) => this.announce(this.wordsOf(refusal));

  /** A moment as words, in the reader's own time zone. */
  when = (/** @type {string} */ iso) => exactTime(new Date(iso), this.language);

  tell(/** @type {ParentNode} */ part) {
    tellTimes(part, new Date(), this.language);
  }

  #saveDraft(/** @type {string} */ place, /** @type {string} */ text, /** @type {boolean} */ last) {
    const body = { text, ...(place && { parent: place }) };
    return this.send(`${this.path}draft`, { method: "PUT", body, last });
  }
}

/** The account menu of the page around has the number of what is unread (page.js). */
function tellUnread(/** @type {number} */ number) {
  document.dispatchEvent(new CustomEvent("folkmoot:unread", { detail: { number } }));
}

/** What is followed, with the comments of followed members among rows that came later. */
function withMembers(/** @type {Mine["follows"]} */ known, /** @type {Mine["follows"]} */ fresh) {
  if (!known || !fresh) return fresh ?? known;
  return { ...fresh, members: [...new Set([...known.members, ...fresh.members])] };
}

/** The ids of the comments in a part of the page. */
const idsIn = (/** @type {Element} */ part) =>
  [...part.querySelectorAll("article[data-id]")]
    .map((article) => /** @type {HTMLElement} */ (article).dataset.id)
    .join(",");
