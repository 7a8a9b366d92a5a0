// DOM from state: text becomes text nodes. HTML is taken from the server's own cleaner only.

/**
 * An element. A value of true sets an empty attribute, false and null leave it out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null)} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The one policy of Trusted Types: it lets pass what Folkmoot's server has cleaned. */
const cleaned = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("folkmoot", {
  createHTML: (/** @type {string} */ html) => html,
}) ?? { createHTML: (/** @type {string} */ html) => html };

/**
 * Nodes from HTML that came from Folkmoot's own rendering of comments. Nothing else may be
 * given: no text of a person, no part of an address.
 * @param {string} html
 */
export function fromServer(html) {
  const template = document.createElement("template");
  template.innerHTML = cleaned.createHTML(html);
  return template.content;
}

/**
 * A text with its marked words.
 * @param {{text: string, marked: boolean}[]} parts
 */
export function markedText(parts) {
  const pieces = parts.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
  return element("div", { class: "fm-nudge__text", dir: "auto", tabindex: "-1" }, ...pieces);
}

/**
 * What the standards say of a text: each rule's title, the words, the advice.
 * @param {{rule: string, title: string, words: string, advice: string}[]} advice
 * @param {string} standards
 * @param {string} link
 */
export function adviceList(advice, standards, link) {
  const items = advice.map(({ rule, title, words, advice: hint }) =>
    element(
      "li",
      {},
      element("b", {}, title),
      " ",
      words,
      hint && hint !== words ? ` ${hint}` : null,
      " ",
      element("a", { href: `${standards}#${rule}`, target: "_blank" }, link),
    ),
  );
  return element("ul", { class: "fm-nudge__advice" }, ...items);
}

/**
 * Help lines in a calm box, for an author who may be in distress; nothing where there are none.
 * @param {{name: string, phone: string, hours: string, url: string}[] | undefined} lines
 * @param {(key: string) => string} say
 */
export function helpBox(lines, say) {
  if (!lines?.length) return null;
  const items = lines.map(({ name, phone, hours, url }) =>
    element(
      "li",
      {},
      element("bdi", {}, name),
      phone && ": ",
      phone && element("a", { href: `tel:${phone.replace(/[^+*\d]/g, "")}` }, element("b", {}, phone)),
      hours && ` (${hours})`,
      url && " ",
      url && element("a", { href: `https://${url}`, target: "_blank", rel: "noopener" }, url),
    ),
  );
  return element(
    "div",
    { class: "fm-note fm-note--voice fm-help-lines", role: "note" },
    element("p", {}, element("b", {}, say("help.title")), " ", say("help.words")),
    element("ul", {}, ...items),
  );
}

/**
 * An own comment that only its author sees: one that waits, or the line for a removed one,
 * whose text is a press away.
 * @param {{id: string, name: string, html: string, written: string}} own
 * @param {(Node | string | null)[]} next what happens next, or what happened
 * @param {string} [folded] what opens the text of a removed one
 */
export function ownArticle({ id, name, html, written }, next, folded) {
  const time = element("time", { datetime: written, "data-relative": true }, written);
  const text = element("div", { class: "fm-comment__text", dir: "auto" }, fromServer(html));
  const words = element("p", { class: "fm-comment__next", id: `next-${id}` }, ...next);
  const summary = folded ? element("summary", {}, folded) : null;
  return element(
    "article",
    {
      class: "fm-comment fm-comment--waiting",
      id: `comment-${id}`,
      "data-id": id,
      tabindex: "-1",
      "aria-labelledby": `by-${id} next-${id}`,
    },
    element(
      "header",
      { class: "fm-comment__head" },
      element("span", { class: "fm-comment__by", id: `by-${id}` }, element("bdi", {}, name)),
      " ",
      element("span", { class: "fm-comment__at" }, time),
    ),
    summary ? words : text,
    summary ? element("details", { class: "fm-comment__folded" }, summary, text) : words,
  );
}
