// The dialog in which a member reports a comment: by a rule, for something else, or by law.
import { openDialog } from "./dialog.js";
import { element } from "./templates.js";

const LEAST = 10;

/**
 * @param {import("./talk.js").Talk} talk
 * @param {HTMLElement} article
 */
export async function openReport(talk, article) {
  const id = article.dataset.id ?? "";
  const { say } = talk;
  const facts = await talk.send(`comments/${id}/report`, {});
  const back = /** @type {HTMLElement | null} */ (article.querySelector('[data-act="more"]'));
  const reported = new Set(facts.reported);
  if (reported.has("house") && reported.has("notice")) {
    const { body, close } = await openDialog(talk, back, say("report.title"), said(say("report.again")));
    body.append(actions(button(say("report.close"), close)));
    return;
  }
  const grounds = [...facts.grounds.map((/** @type {any} */ each) => [each.rule, each.title]), ["other", say("report.other")]];
  const offered = [...(reported.has("house") ? [] : grounds), ...(reported.has("notice") ? [] : [["illegal", say("report.illegal")]])];
  const form = reportForm(say, offered);
  const dialog = await openDialog(
    talk,
    back,
    say("report.title"),
    said(reported.has("house") ? say("report.again") : say("report.lead")),
    form,
  );
  form.append(actions(button(say("report.send"), null, true), button(say("report.close"), dialog.close)));
  form.addEventListener("change", () => showNeeds(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(talk, id, form, dialog);
  });
}

/**
 * Sends what is whole; the answer takes the form's place.
 * @param {import("./talk.js").Talk} talk
 * @param {string} id
 * @param {HTMLFormElement} form
 * @param {{heading: HTMLElement, body: HTMLElement, close: () => void}} dialog
 */
async function send(talk, id, form, dialog) {
  if (form.getAttribute("aria-busy") === "true") return;
  const data = new FormData(form);
  const ground = String(data.get("ground") ?? "");
  const text = String(data.get("text") ?? "").trim();
  const isGood = data.has("good-faith");
  const wrong = [
    !ground && ["ground", "report.ground-needed"],
    needsText(ground) && text.length < LEAST && ["text", "report.text-needed"],
    ground === "illegal" && !isGood && ["good-faith", "report.good-faith-needed"],
  ].filter(Boolean);
  showErrors(form, talk.say, /** @type {[string, string][]} */ (wrong));
  if (wrong.length) return;
  form.setAttribute("aria-busy", "true");
  try {
    const body = { ground, text, is_in_good_faith: ground === "illegal" && isGood };
    const { reference } = await talk.withToken(() => talk.send(`comments/${id}/report`, { method: "POST", body }));
    dialog.heading.textContent = talk.say("report.thanks");
    const words = talk.say(ground === "illegal" ? "report.thanks-notice" : "report.thanks-words");
    const number = element("p", { class: "fm-help" }, talk.say("report.reference", { number: reference }));
    dialog.body.replaceChildren(said(words), number, actions(button(talk.say("report.close"), dialog.close)));
    dialog.heading.focus();
  } catch (refusal) {
    form.setAttribute("aria-busy", "false");
    const note = /** @type {HTMLElement} */ (form.querySelector('[data-part="refusal"]'));
    note.textContent = talk.wordsOf(refusal);
    note.hidden = false;
  }
}

/** @param {(key: string) => string} say @param {string[][]} offered */
function reportForm(say, offered) {
  const choices = offered.map(([value, words]) =>
    element("label", { class: "fm-choice" }, element("input", { type: "radio", name: "ground", value }), " ", words),
  );
  const field = element("textarea", { id: "fm-report-text", name: "text", rows: "3", maxlength: "2000", dir: "auto", "aria-describedby": "fm-report-text-error" });
  const box = element("input", { type: "checkbox", name: "good-faith", "aria-describedby": "fm-report-good-faith-error" });
  const form = /** @type {HTMLFormElement} */ (element(
    "form",
    { class: "fm-form", novalidate: true },
    element("div", { class: "fm-note", role: "alert", "data-part": "refusal", hidden: true }),
    element("fieldset", { class: "fm-grounds", "aria-describedby": "fm-report-ground-error" }, element("legend", {}, say("report.ground")), errorOf("ground"), ...choices),
    element("div", { class: "fm-field" }, element("label", { for: "fm-report-text", "data-part": "text-label" }, say("report.text")), errorOf("text"), field),
    element("div", { class: "fm-field", "data-part": "good-faith", hidden: true }, errorOf("good-faith"), element("label", { class: "fm-choice" }, box, " ", say("report.good-faith"))),
  ));
  form.dataset.needed = say("report.text-label-needed");
  form.dataset.free = say("report.text");
  return form;
}

const errorOf = (/** @type {string} */ name) =>
  element("p", { class: "fm-dialog__error", id: `fm-report-${name}-error`, "data-error": name, hidden: true });

const needsText = (/** @type {string} */ ground) => ["other", "illegal"].includes(ground);

/** What the chosen ground asks for is said before anything is sent. */
function showNeeds(/** @type {HTMLFormElement} */ form) {
  const ground = String(new FormData(form).get("ground") ?? "");
  const label = /** @type {HTMLElement} */ (form.querySelector('[data-part="text-label"]'));
  label.textContent = (needsText(ground) ? form.dataset.needed : form.dataset.free) ?? "";
  const faith = /** @type {HTMLElement} */ (form.querySelector('[data-part="good-faith"]'));
  faith.hidden = ground !== "illegal";
}

/** @param {HTMLFormElement} form @param {(key: string) => string} say @param {[string, string][]} wrong */
function showErrors(form, say, wrong) {
  const words = new Map(wrong);
  for (const error of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-error]"))) {
    const key = words.get(error.dataset.error ?? "");
    error.textContent = key ? say(key) : "";
    error.hidden = !key;
  }
  const [first] = wrong;
  if (first) /** @type {HTMLElement | null} */ (form.querySelector(`[name="${first[0]}"]`))?.focus();
}

const said = (/** @type {string} */ words) => element("p", {}, words);

const actions = (/** @type {Node[]} */ ...buttons) => element("div", { class: "fm-actions" }, ...buttons);

/** @param {string} words @param {(() => void) | null} pressed */
function button(words, pressed, isMain = false) {
  const kind = { class: `fm-button ${isMain ? "fm-button--main" : "fm-button--quiet"}`, type: pressed ? "button" : "submit" };
  const made = element("button", kind, words);
  if (pressed) made.addEventListener("click", pressed);
  return made;
}
