// One place to write: a comment, a reply or an edit. It never loses a text.
import { adviceBox, Nudge } from "./nudge.js";
import { refusalWords } from "./messages.js";
import { composerMode, counterState, insists, newKey, submissionKey } from "./thread-state.js";
import { element, fromServer } from "./templates.js";

/**
 * What is written here and where it goes.
 * @typedef {object} Task
 * @property {string} place the draft's place: '' for a comment, a comment's id, `edit-<id>`
 * @property {string} label
 * @property {(text: string, key: string, insists: boolean) => Promise<any>} submit
 * @property {(intake: any) => void} done
 * @property {(refusal: any) => Node | null} [explain] more than words on a refusal
 * @property {() => void} [close]
 * @property {string} [sendWords]
 */

/** Refusals that concern the writer and not the text: what to do about them is asked anew. */
const OF_THE_ACCOUNT = new Set([
  "account-closing",
  "blocked",
  "consent-needed",
  "email-unconfirmed",
  "log-in-needed",
  "paused",
  "story-closed",
  "story-paused",
]);

/** A composer's form, brought to life. */
export class Composer {
  /** @type {{key: string, text: string} | null} what was sent and not answered yet */
  #open = null;
  /** @type {string | null} the text that was answered with a nudge */
  #nudged = null;
  #isBusy = false;
  /** @type {Promise<import("./naming.js").Naming> | null} */
  #naming = null;
  /** @type {object | null} why its writer may not write, as shown: a link in it may have the focus */
  #reason = null;

  /**
   * @param {HTMLFormElement} form
   * @param {Task} task
   * @param {import("./talk.js").Talk} talk
   */
  constructor(form, task, talk) {
    this.form = form;
    this.task = task;
    this.talk = talk;
    this.field = /** @type {HTMLTextAreaElement} */ (this.#part("text"));
    this.nudge = new Nudge(form, this.field, talk, () => this.send());
    this.#part("label").textContent = task.label;
    this.#part("close").hidden = !task.close;
    this.#listen();
  }

  #listen() {
    this.form.addEventListener("focusin", () => this.#openUp());
    this.field.addEventListener("input", () => this.#changed());
    this.form.addEventListener("keydown", (event) => this.#keyed(event));
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.#part("preview").addEventListener("click", () => this.#preview());
    this.#part("close").addEventListener("click", () => this.task.close?.());
    this.#part("log-in").addEventListener("click", (event) => {
      event.preventDefault();
      this.#leave("login");
    });
  }

  /** Puts a text in, if there is none: the draft, or the text to be edited. */
  fill(/** @type {string} */ text) {
    if (this.field.value || !text) return false;
    this.field.value = text;
    this.#openUp();
    this.#showCount();
    this.#grow();
    return true;
  }

  /** Puts words below what stands here, and goes to the end of them. */
  add(/** @type {string} */ words) {
    const { value } = this.field;
    const gap = value && !value.endsWith("\n\n") ? "\n\n" : "";
    this.field.value = `${value}${gap}${words}`;
    this.#changed();
    this.focus();
  }

  focus() {
    this.#openUp();
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  /** Who is here decides what the button says, and whether a reason stands above. */
  showMode() {
    const mode = composerMode(this.talk.mine, this.#isNudged());
    const isPlain = mode === "publish" || mode === "refused";
    const words = isPlain ? (this.task.sendWords ?? "send.publish") : `send.${mode}`;
    this.#part("send").textContent = this.talk.say(words);
    this.#part("log-in").hidden = mode !== "register";
    this.#part("preview").hidden = mode === "register";
    this.#showReason(mode === "refused" ? this.talk.mine.refusal : null);
  }

  /** Sends the text, once: a second press waits for the first answer. */
  async send() {
    const text = this.field.value;
    if (this.#isBusy) return;
    if (!text.trim()) return this.#showError(this.talk.say("refused.text-empty"));
    if (this.#showCount()) return this.#showError(this.talk.say("refused.text-too-long"));
    this.#setBusy(true);
    this.#showError("");
    const { key } = (this.#open = submissionKey(this.#open, text, newKey));
    try {
      const submit = () => this.task.submit(text, key, this.#isNudged());
      this.#answered(await this.talk.withToken(submit), text);
    } catch (refusal) {
      this.#refused(refusal);
    } finally {
      this.#setBusy(false);
    }
  }

  #answered(/** @type {any} */ intake, /** @type {string} */ text) {
    if (intake.outcome === "nudge") {
      this.#nudged = text;
      this.showMode();
      this.nudge.show(text, intake.advice, intake.help);
      return;
    }
    this.#open = null;
    this.#nudged = null;
    this.#clear();
    this.talk.drafts.drop(this.task.place);
    this.task.done(intake);
  }

  #refused(/** @type {any} */ refusal) {
    if (!refusal.code) throw refusal;
    const words = refusalWords(this.talk.say, refusal, this.talk.when);
    this.#showError(words, this.task.explain?.(refusal) ?? null);
    if (OF_THE_ACCOUNT.has(refusal.code)) this.talk.loadMine().then(() => this.showMode());
  }

  async #preview() {
    const box = this.#part("preview-box");
    const { talk } = this;
    if (!this.field.value.trim()) return this.#showError(talk.say("refused.text-empty"));
    try {
      const shown = await talk.withToken(() => talk.preview(this.field.value));
      box.replaceChildren(
        element("p", { class: "fm-meta" }, talk.say("composer.preview-title")),
        element("div", { class: "fm-comment__text", dir: "auto" }, fromServer(shown.html)),
        adviceBox(talk, shown.advice ?? [], shown.help),
      );
      box.hidden = false;
      talk.announce(talk.say("composer.preview-shown"));
    } catch (refusal) {
      this.#refused(refusal);
    }
  }

  #keyed(/** @type {KeyboardEvent} */ event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "Escape" && this.task.close) {
      event.stopPropagation();
      this.task.close();
    }
  }

  async #submitted(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    if (!this.talk.mine.isKnown) {
      await this.talk.loadMine();
      this.showMode();
      if (!this.talk.mine.isKnown) return this.#refused({ code: "offline" });
    }
    const mode = composerMode(this.talk.mine, this.#isNudged());
    if (mode === "register") return this.#leave("signup");
    if (mode !== "refused") return this.send();
    const next = this.#part("reason").querySelector("a") ?? this.field;
    return next.focus();
  }

  /** The text goes with its writer to the sign-up or log-in page, kept by the server. */
  async #leave(/** @type {"signup" | "login"} */ to) {
    if (this.#isBusy) return;
    this.#setBusy(true);
    await this.talk.keepAndGo(this.form, to).catch((refusal) => this.#refused(refusal));
    this.#setBusy(false);
    this.showMode();
  }

  #changed() {
    this.#openUp();
    this.#showError("");
    this.#part("preview-box").hidden = true;
    this.#showCount();
    this.#grow();
    if (this.#naming || this.field.value.includes("@")) this.#completeName();
    if (this.field.value) this.talk.drafts.keep(this.task.place, this.field.value);
    else this.talk.drafts.drop(this.task.place);
  }

  /** Names are completed from the first @ on; until then nothing is fetched for it. */
  async #completeName() {
    const { place, sendWords } = this.task;
    this.#naming ??= import("./naming.js").then(
      ({ Naming }) => new Naming(this.field, sendWords ? "" : place, this.talk),
    );
    const naming = await this.#naming.catch(() => null);
    await naming?.typed();
  }

  #showReason(/** @type {any} */ refusal) {
    const note = this.#part("reason");
    if (this.#reason === refusal) return;
    this.#reason = refusal;
    note.hidden = !refusal;
    if (!refusal) return;
    const words = refusalWords(this.talk.say, refusal, this.talk.when);
    note.replaceChildren(element("p", {}, words, " ", nextStep(this.talk, refusal)));
  }

  /** The number left near the limit, said in steps; true when the text is too long. */
  #showCount() {
    const { left, spoken, isOver } = counterState(this.field.value);
    const tooHeavy = isOver ? this.talk.say("composer.count-heavy") : "";
    const count = this.#part("count");
    count.textContent = left === null ? tooHeavy : countWords(this.talk, left);
    count.classList.toggle("is-over", isOver);
    const heard = spoken === null ? "" : countWords(this.talk, spoken);
    if (this.#part("heard").textContent !== heard) this.#part("heard").textContent = heard;
    return isOver;
  }

  #showError(/** @type {string} */ words, /** @type {Node | null} */ more = null) {
    this.#part("error").replaceChildren(words, more ? " " : "", more ?? "");
    this.#part("error").hidden = !words;
    this.field.setAttribute("aria-invalid", String(Boolean(words)));
    if (words) this.field.focus();
  }

  #setBusy(/** @type {boolean} */ isBusy) {
    this.#isBusy = isBusy;
    this.#part("send").setAttribute("aria-disabled", String(isBusy));
    this.form.setAttribute("aria-busy", String(isBusy));
  }

  #clear() {
    this.field.value = "";
    this.form.classList.remove("is-open");
    this.nudge.clear();
    this.#part("preview-box").hidden = true;
    this.#showCount();
    this.#grow();
  }

  #openUp() {
    this.form.classList.add("is-open");
    this.showMode();
  }

  /** Browsers that do not let a field grow by style get its height set. */
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.field.style.blockSize = "auto";
    this.field.style.blockSize = `${this.field.scrollHeight + 2}px`;
  }

  #isNudged() {
    return insists(this.#nudged, this.field.value);
  }

  #part(/** @type {string} */ name) {
    return /** @type {HTMLElement} */ (this.form.querySelector(`[data-part="${name}"]`));
  }
}

/** @param {import("./talk.js").Talk} talk @param {number} left */
function countWords(talk, left) {
  const key = left < 0 ? "composer.count-over" : "composer.count";
  return talk.say(key, { number: Math.abs(left) });
}

/** A link to what a refused person can do: confirm, consent, read the reasons. */
function nextStep(/** @type {any} */ talk, /** @type {any} */ refusal) {
  const address = refusal.facts?.address;
  if (!address) return null;
  const isReason = refusal.code === "paused" || refusal.code === "blocked";
  return element("a", { href: address }, talk.say(isReason ? "refused.reasons" : "refused.next"));
}
