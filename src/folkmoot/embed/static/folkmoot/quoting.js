// Quotes: selected words of a comment in the composer, with the way back to where they stand.
import { addStyle } from "./acts-style.js";
import { element } from "./templates.js";

/** How deep quotes may stand in quotes; the server shows no deeper ones either. */
export const MOST_QUOTES = 2;

/**
 * Words as a quote in our markup: the source above, each line behind its signs. Pure.
 * @param {{depth: number, text: string}[]} blocks how deep in quotes each stands already
 * @param {string} name
 * @param {string} address
 */
export function quoteOf(blocks, name, address) {
  const kept = blocks.filter(({ depth, text }) => depth < MOST_QUOTES && text.trim());
  if (!kept.length) return "";
  const source = name ? `[@${name.replaceAll(/[[\]\\]/g, "")}](${address})` : `<${address}>`;
  const lines = kept.flatMap(({ depth, text }, at) => {
    const signs = `${"> ".repeat(depth + 1)}`;
    const between = at > 0 ? [">"] : [];
    return [...between, ...text.trim().split("\n").map((line) => `${signs}${line.trim()}`.trimEnd())];
  });
  return [`> ${source}`, ">", ...lines, "", ""].join("\n");
}

/** The selected words of this comment, or all of it, go below what stands in its composer. */
export function quoteInto(
  /** @type {import("./talk.js").Talk} */ talk,
  /** @type {HTMLElement} */ article,
  /** @type {Range | null} */ range = selectedIn(article),
) {
  const text = /** @type {HTMLElement} */ (article.querySelector(".fm-comment__text"));
  const part = range ? range.cloneContents() : text.cloneNode(true);
  const name = article.querySelector(".fm-comment__by bdi")?.textContent ?? "";
  const address = new URL(`${talk.comments}${article.dataset.id}/`, location.href).href;
  const quote = quoteOf(blocksOf(part, range ? depthOf(range, text) : 0), name, address);
  getSelection()?.removeAllRanges();
  talk.writeReply(article, quote);
}

/** A button beside words that are selected inside one comment. */
export async function offerQuote(/** @type {import("./talk.js").Talk} */ talk) {
  talk.root.querySelector('[data-part="quote"]')?.remove();
  const range = getSelection()?.rangeCount ? getSelection()?.getRangeAt(0) : null;
  const article = range && !range.collapsed ? commentOf(range) : null;
  if (!range || !article?.querySelector('[data-act="reply"]')) return;
  await addStyle(talk.addresses.actsStyle);
  const button = element(
    "button",
    { type: "button", class: "fm-button fm-button--small fm-quote-button", "data-part": "quote" },
    talk.say("acts.quote"),
  );
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    button.remove();
    quoteInto(talk, article, range);
  });
  article.append(button);
  place(button, article, range);
}

/** The comment whose text holds the whole selection, if there is one. */
function commentOf(/** @type {Range} */ range) {
  const around = range.commonAncestorContainer;
  const node = around instanceof Element ? around : around.parentElement;
  const article = node?.closest(".fm-comment__text")?.closest("article[data-id]");
  return /** @type {HTMLElement | null} */ (article ?? null);
}

function selectedIn(/** @type {HTMLElement} */ article) {
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  return range && !range.collapsed && commentOf(range) === article ? range : null;
}

/** How many quotes stand around the beginning of a selection. */
function depthOf(/** @type {Range} */ range, /** @type {HTMLElement} */ text) {
  const around = range.commonAncestorContainer;
  let node = around instanceof Element ? around : around.parentElement;
  let depth = 0;
  for (; node && node !== text; node = node.parentElement) depth += Number(node.matches("blockquote"));
  return depth;
}

const BLOCKS = "p, li, pre, blockquote";

/** The words of a piece of a comment, block by block. */
function blocksOf(/** @type {Node} */ part, /** @type {number} */ depth) {
  /** @type {{depth: number, text: string}[]} */
  const blocks = [];
  let line = "";
  const end = () => {
    if (line.trim()) blocks.push({ depth, text: line });
    line = "";
  };
  for (const node of part.childNodes) {
    if (!(node instanceof Element)) line += node.textContent ?? "";
    else if (node.matches("br")) line += "\n";
    else if (node.querySelector(BLOCKS) || node.matches("blockquote")) {
      end();
      blocks.push(...blocksOf(node, depth + Number(node.matches("blockquote"))));
    } else if (node.matches(BLOCKS)) {
      end();
      blocks.push({ depth, text: wordsOf(node) });
    } else line += wordsOf(node);
  }
  end();
  return blocks;
}

/** The words of a block; a line break is one, the line ends of the source are none beside it. */
function wordsOf(/** @type {Node} */ node) {
  const copy = /** @type {Element} */ (node.cloneNode(true));
  for (const stop of copy.querySelectorAll("br")) {
    if (stop.nextSibling?.nodeType === Node.TEXT_NODE && stop.nextSibling.textContent) {
      stop.nextSibling.textContent = stop.nextSibling.textContent.replace(/^\n/, "");
    }
    stop.replaceWith("\n");
  }
  return copy.textContent ?? "";
}

function place(/** @type {HTMLElement} */ button, /** @type {HTMLElement} */ article, /** @type {Range} */ range) {
  const ends = range.getClientRects();
  const last = ends[ends.length - 1] ?? range.getBoundingClientRect();
  const around = article.getBoundingClientRect();
  const isRight = getComputedStyle(article).direction === "rtl";
  const from = isRight ? around.right - last.left : last.right - around.left;
  const room = Math.max(0, around.width - button.offsetWidth);
  button.style.insetInlineStart = `${Math.max(0, Math.min(from, room))}px`;
  button.style.insetBlockStart = `${last.bottom - around.top + 4}px`;
}
