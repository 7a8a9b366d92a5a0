// The desk from the keyboard. Without it every button still works.
// @ts-check

import { actFor } from "./keys.js";
import { EVERY, newsOf } from "./news.js";

const KEEP = "fm-desk-keys";

/** @param {string} selector @returns {HTMLElement | null} */
const one = (selector) => document.querySelector(selector);

const keysAreOn = () => localStorage.getItem(KEEP) !== "off";

/** Move the focus among the cases of the list. @param {number} step */
function move(step) {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-case]")]);
  if (!links.length) return;
  const current = links.findIndex((link) => link === document.activeElement);
  const marked = links.findIndex((link) => link.getAttribute("aria-current") === "true");
  const from = current >= 0 ? current : marked;
  links[Math.min(Math.max(from + step, 0), links.length - 1)].focus();
}

/** Choose a ruling and go to what it needs next. @param {string} value */
function choose(value) {
  const radio = /** @type {HTMLInputElement | null} */ (one(`input[name="ruling"][value="${value}"]`));
  if (!radio) return;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  const rule = one('input[name="rules"]:checked') ?? one('input[name="rules"]');
  (value === "remove" ? rule : one("[data-decide]"))?.focus();
}

/** Texts that may hurt are blurred at first; without this script they are simply there. */
function blur() {
  for (const text of document.querySelectorAll("[data-harsh]")) {
    text.setAttribute("data-blurred", "");
  }
  const show = one("[data-show]");
  if (!show || !one(".fm-evidence [data-blurred]")) return;
  show.hidden = false;
  show.addEventListener("click", showText);
}

function showText() {
  for (const text of document.querySelectorAll("[data-blurred]")) {
    text.removeAttribute("data-blurred");
  }
  one("[data-show]")?.setAttribute("hidden", "");
}

/** @type {Record<string, () => void>} */
const ACTS = {
  next: () => move(1),
  previous: () => move(-1),
  take: () => one('[data-key="n"]')?.click(),
  publish: () => choose(one('input[name="ruling"][value="publish"]') ? "publish" : "dismiss"),
  remove: () => choose("remove"),
  show: showText,
  back: () => one("[data-back]")?.click(),
  undo: () => one("[data-undo]")?.click(),
  help: () => /** @type {HTMLDialogElement | null} */ (one("#fm-keys"))?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = /** @type {HTMLFormElement | null} */ (one("[data-answer]"));
    if (form?.contains(document.activeElement)) {
      event.preventDefault();
      one("[data-decide]")?.click();
    }
    return;
  }
  const act = actFor(event, keysAreOn());
  if (!act) return;
  event.preventDefault();
  ACTS[act]();
});

function showMore() {
  const more = one("[data-more]");
  if (!more) return;
  const chosen = /** @type {HTMLInputElement | null} */ (one('input[name="ruling"]:checked'));
  more.hidden = chosen?.value !== "remove";
  for (const field of more.querySelectorAll("input, select, textarea")) {
    /** @type {HTMLInputElement} */ (field).disabled = more.hidden;
  }
}

document.addEventListener("change", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.name === "ruling") showMore();
  if (field.matches("[data-desk-keys]")) localStorage.setItem(KEEP, field.checked ? "on" : "off");
});

/** Keep the case on the screen for this moderator, quietly. */
async function keep() {
  const form = /** @type {HTMLFormElement | null} */ (one("[data-take]"));
  if (!form) return;
  const body = new FormData(form);
  await fetch(form.action, { method: "POST", body, redirect: "manual" });
  const state = await look();
  if (!state?.is_open || state.taken_by) return;
  form.remove();
  one("[data-yours]")?.removeAttribute("hidden");
  one("[data-back]")?.removeAttribute("hidden");
}

/** The state of the case on the screen, or null when it could not be had. */
async function look() {
  const place = one("[data-news]");
  if (!place) return null;
  try {
    const answer = await fetch(place.dataset.address ?? "");
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** Say what happened to the case meanwhile; nothing is taken from the screen. */
async function watch() {
  const place = one("[data-news]");
  const state = place && !document.hidden ? await look() : null;
  if (!place || !state) return;
  const news = newsOf(Number(place.dataset.change), state);
  const name = one("[data-news-name]");
  if (name) name.textContent = state.taken_by;
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (
    place.querySelectorAll("[data-news-of]")
  )) {
    words.hidden = words.dataset.newsOf !== news;
  }
  place.hidden = !news;
}

showMore();
keep();
setInterval(watch, EVERY);
document.addEventListener("visibilitychange", watch);
one("[data-focus]")?.focus();
const help = one("[data-desk-help]");
if (help) {
  help.hidden = false;
  help.addEventListener("click", ACTS.help);
}
const switchBox = /** @type {HTMLInputElement | null} */ (one("[data-desk-keys]"));
if (switchBox) switchBox.checked = keysAreOn();
blur();
