// A modal dialog: the browser keeps the focus inside and closes it by Escape; we give it back.
import { addStyle } from "./acts-style.js";
import { element } from "./templates.js";

let number = 0;

/**
 * Opens a dialog with a title and something in it; `close` ends it and returns the focus.
 * @param {import("./talk.js").Talk} talk
 * @param {HTMLElement | null} back who gets the focus when it closes
 * @param {string} title
 * @param {...(Node | string)} inside
 */
export async function openDialog(talk, back, title, ...inside) {
  await addStyle(talk.addresses.actsStyle);
  number += 1;
  const heading = element("h2", { class: "fm-dialog__title", id: `fm-dialog-${number}`, tabindex: "-1" }, title);
  const body = element("div", { class: "fm-dialog__body fm-stack" }, ...inside);
  const dialog = /** @type {HTMLDialogElement} */ (
    element("dialog", { class: "fm-dialog", "aria-labelledby": heading.id }, heading, body)
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    back?.focus();
  });
  talk.root.append(dialog);
  dialog.showModal();
  heading.focus();
  return { dialog, heading, body, close: () => dialog.close() };
}
