// Times as a reader says them. Pure.

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/**
 * The locale whose dates and digits are those that the server prints.
 * @param {string} language
 */
function asPrinted(language) {
  return language === "en" ? "en-GB" : `${language}-u-nu-latn`;
}

/**
 * `3 hours ago`, `yesterday`; under a minute, and for a clock that runs ahead, `now`.
 * @param {Date} moment
 * @param {Date} present
 * @param {string} language
 */
export function relativeTime(moment, present, language) {
  const words = new Intl.RelativeTimeFormat(asPrinted(language), { numeric: "auto" });
  const seconds = (moment.getTime() - present.getTime()) / 1000;
  for (const [unit, size] of UNITS) {
    if (-seconds >= size) return words.format(Math.ceil(seconds / size), unit);
  }
  return words.format(0, "second");
}

/**
 * The exact moment in the reader's own time zone.
 * @param {Date} moment
 * @param {string} language
 * @param {string} [zone]
 */
export function exactTime(moment, language, zone) {
  return new Intl.DateTimeFormat(asPrinted(language), {
    dateStyle: "long",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone: zone,
  }).format(moment);
}

/**
 * Turns the printed times of a part of the page into relative ones; the exact time stays
 * in the title and in `data-exact`, which the style shows on focus (UX-061). A moment that is
 * to come (`data-local`) is told exactly, by the reader's own clock.
 * @param {ParentNode} root
 * @param {Date} present
 * @param {string} language
 */
export function tellTimes(root, present, language) {
  for (const time of root.querySelectorAll("time[data-relative]")) {
    const moment = new Date(/** @type {HTMLTimeElement} */ (time).dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    const exact = exactTime(moment, language);
    time.textContent = relativeTime(moment, present, language);
    time.setAttribute("title", exact);
    time.setAttribute("data-exact", exact);
  }
  for (const time of root.querySelectorAll("time[data-local]")) {
    time.textContent = exactTime(new Date(/** @type {HTMLTimeElement} */ (time).dateTime), language);
  }
}
