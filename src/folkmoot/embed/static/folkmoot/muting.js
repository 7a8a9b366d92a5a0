// Comments of muted members: folded to one line, with the way back on it (UX-060).
import { addStyle } from "./acts-style.js";
import { element } from "./templates.js";

/** Folds what is to be folded on the page as it is, and shows what is to be shown again. */
export async function showMuted(/** @type {import("./talk.js").Talk} */ talk) {
  await addStyle(talk.addresses.actsStyle);
  const muted = new Set(talk.mine.muted);
  for (const article of talk.root.querySelectorAll("article[data-id]")) {
    const isMuted = muted.has(/** @type {HTMLElement} */ (article).dataset.id ?? "");
    if (isMuted === article.classList.contains("is-muted")) continue;
    if (isMuted) fold(talk, /** @type {HTMLElement} */ (article));
    else unfold(/** @type {HTMLElement} */ (article));
  }
}

/** Asks the server, then shows the page as it is now; the focus stays with the comment. */
export async function setMuted(
  /** @type {import("./talk.js").Talk} */ talk,
  /** @type {HTMLElement} */ article,
  /** @type {boolean} */ isMuted,
) {
  const path = `comments/${article.dataset.id}/mute`;
  await talk.withToken(() => talk.send(path, { method: isMuted ? "PUT" : "DELETE" }));
  await talk.loadMine();
  await showMuted(talk);
  const next = isMuted ? article.querySelector('[data-part="muted"] button') : article;
  /** @type {HTMLElement | null} */ (next)?.focus();
  talk.announce(talk.say(isMuted ? "act.muted" : "act.unmuted"));
}

function fold(/** @type {import("./talk.js").Talk} */ talk, /** @type {HTMLElement} */ article) {
  const name = article.querySelector(".fm-comment__by bdi")?.textContent ?? "";
  const button = element("button", { type: "button", class: "fm-act" }, talk.say("muted.end"));
  button.addEventListener("click", () => setMuted(talk, article, false).catch(talk.explain));
  const words = talk.say("muted.line", { name });
  article.append(element("p", { class: "fm-comment__muted", "data-part": "muted" }, words, " ", button));
  article.classList.add("is-muted");
}

function unfold(/** @type {HTMLElement} */ article) {
  article.classList.remove("is-muted");
  article.querySelector('[data-part="muted"]')?.remove();
}
