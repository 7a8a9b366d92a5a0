// The style of menus and dialogs, for each module that shows one.
import { element } from "./templates.js";

/** Milliseconds after which a menu opens without its style: better plain than not at all. */
const PATIENCE = 1500;

/** @type {Promise<unknown> | null} */
let style = null;

/** The style of menus and dialogs comes with the first of them, so that reading costs nothing. */
export function addStyle(/** @type {string} */ address) {
  style ??= new Promise((done) => {
    const sheet = element("link", { rel: "stylesheet", href: address });
    sheet.addEventListener("load", done);
    sheet.addEventListener("error", done);
    document.head.append(sheet);
    setTimeout(done, PATIENCE);
  });
  return style;
}
