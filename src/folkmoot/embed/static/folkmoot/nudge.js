// The second chance: what the standards say of a text before anybody else reads it.
import { fieldSpan, markedParts } from "./thread-state.js";
import { adviceList, element, helpBox, markedText } from "./templates.js";

/** The note in place of the field: the marked text, the rule beside it, two choices. */
export class Nudge {
  /**
   * @param {HTMLFormElement} form
   * @param {HTMLTextAreaElement} field
   * @param {import("./talk.js").Talk} talk
   * @param {() => void} send
   */
  constructor(form, field, talk, send) {
    this.form = form;
    this.field = field;
    this.talk = talk;
    this.send = send;
    this.box = /** @type {HTMLElement} */ (form.querySelector('[data-part="nudge"]'));
  }

  /** @param {string} text @param {any[]} advice @param {any[]} [help] */
  show(text, advice, help) {
    const { say } = this.talk;
    const spans = advice.flatMap(({ spans: marked }) => marked ?? []);
    const title = element("h3", { class: "fm-nudge__title", tabindex: "-1" }, say("nudge.title"));
    this.box.replaceChildren(
      title,
      helpBox(help, say) ?? "",
      element(
        "div",
        { class: "fm-nudge__pair" },
        markedText(markedParts(text, spans)),
        adviceList(advice, this.talk.standards, say("nudge.standards")),
      ),
      this.#choices(text, spans[0] ?? [text.length, text.length]),
    );
    this.form.classList.add("is-nudged");
    title.focus();
    const titles = advice.map(({ title: rule }) => rule).join(", ");
    this.talk.announce(say("nudge.spoken", { titles }));
  }

  clear() {
    this.form.classList.remove("is-nudged");
    this.box.replaceChildren();
  }

  /** Reword brings the field back with the words selected; the rule stays in sight. */
  #choices(/** @type {string} */ text, /** @type {[number, number]} */ span) {
    const { say } = this.talk;
    const main = { type: "button", class: "fm-button fm-button--main" };
    const reword = element("button", main, say("nudge.reword"));
    const insist = element("button", { type: "button", class: "fm-button" }, say("send.insist"));
    reword.addEventListener("click", () => {
      this.form.classList.remove("is-nudged");
      this.field.focus();
      this.field.setSelectionRange(...fieldSpan(text, span));
    });
    insist.addEventListener("click", () => {
      this.form.classList.remove("is-nudged");
      this.send();
    });
    return element("div", { class: "fm-actions fm-nudge__choices" }, reword, insist);
  }
}

/**
 * The same words under a preview, without choices: nothing was sent.
 * @param {import("./talk.js").Talk} talk
 * @param {any[]} advice
 * @param {any[]} [help]
 */
export function adviceBox(talk, advice, help) {
  if (!advice.length) return element("p", { class: "fm-meta" }, talk.say("composer.preview-clean"));
  return element(
    "div",
    { class: "fm-note fm-note--voice" },
    helpBox(help, talk.say),
    adviceList(advice, talk.standards, talk.say("nudge.standards")),
  );
}
