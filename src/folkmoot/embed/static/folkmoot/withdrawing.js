// One question, then the comment is gone, with a button that brings it back for some seconds.
import { openDialog } from "./dialog.js";
import { element, fromServer } from "./templates.js";

/**
 * @param {import("./talk.js").Talk} talk
 * @param {HTMLElement} article
 */
export async function askToWithdraw(talk, article) {
  const { say } = talk;
  const back = /** @type {HTMLElement | null} */ (article.querySelector('[data-act="more"]'));
  const yes = element("button", { class: "fm-button fm-button--lost", type: "button" }, say("withdraw.yes"));
  const no = element("button", { class: "fm-button fm-button--quiet", type: "button" }, say("withdraw.no"));
  const dialog = await openDialog(
    talk,
    back,
    say("withdraw.title"),
    element("p", {}, say("withdraw.words")),
    element("div", { class: "fm-actions" }, yes, no),
  );
  no.addEventListener("click", dialog.close);
  yes.addEventListener("click", async () => {
    dialog.close();
    try {
      await withdraw(talk, article);
    } catch (refusal) {
      talk.note(article, talk.wordsOf(refusal));
    }
  });
}

/** @param {import("./talk.js").Talk} talk @param {HTMLElement} article */
async function withdraw(talk, article) {
  const id = article.dataset.id ?? "";
  const own = talk.mine.own.find((mine) => mine.id === id);
  const path = `comments/${id}/withdrawal`;
  const { undo_seconds: seconds } = await talk.withToken(() => talk.send(path, { method: "POST" }));
  const wasPublished = own?.state === "published";
  talk.mine.own = talk.mine.own.filter((mine) => mine !== own);
  const undo = element("button", { class: "fm-button fm-button--small", type: "button" }, talk.say("withdraw.undo"));
  const words = element("p", { role: "status" }, talk.say("withdraw.done", { number: seconds }), " ");
  const gone = element("article", { class: "fm-comment fm-comment--gone", id: article.id, "data-id": id, tabindex: "-1" }, words, undo);
  article.replaceWith(gone);
  if (wasPublished) count(talk, -1);
  undo.focus();
  const timer = setTimeout(() => settle(talk, gone), seconds * 1000);
  undo.addEventListener("click", async () => {
    clearTimeout(timer);
    try {
      talk.remember(await talk.withToken(() => talk.send(path, { method: "DELETE" })));
      gone.replaceWith(article);
      if (wasPublished) count(talk, 1);
      talk.refreshOwn();
      talk.announce(talk.say("withdraw.undone"));
      article.focus();
    } catch (refusal) {
      undo.remove();
      words.textContent = talk.wordsOf(refusal);
    }
  });
}

/** The seconds are over: what everybody sees, the line of a stub or nothing. */
async function settle(/** @type {import("./talk.js").Talk} */ talk, /** @type {HTMLElement} */ gone) {
  const branch = gone.closest(".fm-branch");
  const hadFocus = gone.contains(document.activeElement);
  const stub = await talk.client
    .fragment(`${talk.comments}${gone.dataset.id}/fragment/`)
    .then((html) => fromServer(html).querySelector("article"))
    .catch(() => null);
  if (stub) gone.replaceWith(stub);
  else branch?.remove();
  if (hadFocus) (stub ?? talk.root).focus({ preventScroll: true });
}

/** @param {import("./talk.js").Talk} talk @param {number} by */
function count(talk, by) {
  const total = /** @type {HTMLElement} */ (talk.root.querySelector('[data-part="total"]'));
  const number = Number(total.dataset.number) + by;
  total.dataset.number = String(number);
  total.textContent = talk.say("count", { number });
}
