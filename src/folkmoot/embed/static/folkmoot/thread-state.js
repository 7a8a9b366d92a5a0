// What the discussion knows, as pure functions: drafts, keys, folding, marks, counting.

export const LIMIT = 5000;
export const BYTES = 32 * 1024;

/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {string} owner the account it was written under, '' before log-in
 * @property {string} at when it was last changed, ISO
 */

/**
 * The draft kept in this browser, if the present person may see it. What nobody in
 * particular wrote follows its writer through log-in; what an account wrote is for that
 * account alone, so that log-out and a change of person leave nothing behind.
 * @param {Draft | null} stored
 * @param {string} account
 */
export function draftFor(stored, account) {
  if (!stored || !stored.text) return null;
  return stored.owner === "" || stored.owner === account ? stored : null;
}

/**
 * The newer of the browser's draft and the server's.
 * @param {Draft | null} local
 * @param {{text: string, kept_at: string} | null} kept
 */
export function newerDraft(local, kept) {
  if (!local) return kept ? kept.text : "";
  if (!kept || !kept.text) return local.text;
  return Date.parse(local.at) >= Date.parse(kept.kept_at) ? local.text : kept.text;
}

/**
 * The one-time key of a submission: the same until the server has answered, so that a
 * double press or a lost answer makes one comment; another text is another submission.
 * @param {{key: string, text: string} | null} open what was sent and not answered yet
 * @param {string} text
 * @param {() => string} make
 */
export function submissionKey(open, text, make) {
  return open && open.text === text ? open : { key: make(), text };
}

/**
 * Whether pressing the button now insists: the same text is never nudged twice (UX-069).
 * @param {string | null} nudged the text that was answered with a nudge
 * @param {string} text
 */
export function insists(nudged, text) {
  return nudged !== null && nudged === text;
}

/**
 * @param {readonly string[]} folded
 * @param {string} id
 */
export function toggled(folded, id) {
  return folded.includes(id) ? folded.filter((other) => other !== id) : [...folded, id];
}

/**
 * The text cut into plain and marked parts. The server counts code points, the browser
 * UTF-16 units: an emoji before the span must not shift the mark.
 * @param {string} text
 * @param {readonly (readonly [number, number])[]} spans
 */
export function markedParts(text, spans) {
  const points = Array.from(text);
  const parts = [];
  let at = 0;
  for (const [begin, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const from = Math.min(Math.max(begin, at), points.length);
    const to = Math.min(Math.max(end, from), points.length);
    if (to === from) continue;
    if (from > at) parts.push({ text: points.slice(at, from).join(""), marked: false });
    parts.push({ text: points.slice(from, to).join(""), marked: true });
    at = to;
  }
  if (at < points.length) parts.push({ text: points.slice(at).join(""), marked: false });
  return parts;
}

/**
 * A span in UTF-16 units, as a text field wants it.
 * @param {string} text
 * @param {readonly [number, number]} span
 * @returns {[number, number]}
 */
export function fieldSpan(text, [begin, end]) {
  const points = Array.from(text);
  const from = points.slice(0, begin).join("").length;
  return [from, from + points.slice(begin, end).join("").length];
}

/**
 * Characters as a reader counts them. A text has never more of them than units, so short
 * texts are not segmented at all.
 * @param {string} text
 * @param {string} [language]
 */
export function countCharacters(text, language) {
  if (typeof Intl === "undefined" || !("Segmenter" in Intl)) return Array.from(text).length;
  let count = 0;
  for (const _ of new Intl.Segmenter(language, { granularity: "grapheme" }).segment(text)) count += 1;
  return count;
}

/**
 * What the counter says: nothing before nine tenths of the limit, then how many are left,
 * spoken in steps so that it does not talk at each key (UX-066).
 * @param {string} text
 */
export function counterState(text) {
  const isHeavy = text.length * 3 > BYTES && new TextEncoder().encode(text).length > BYTES;
  if (!isHeavy && text.length < LIMIT * 0.9) return { left: null, spoken: null, isOver: false };
  const left = LIMIT - countCharacters(text);
  const isOver = isHeavy || left < 0;
  if (!isOver && left > LIMIT / 10) return { left: null, spoken: null, isOver };
  const step = [500, 200, 100, 50, 20, 10, 0].findLast((at) => left <= at);
  return { left, spoken: isOver ? left : (step ?? null), isOver };
}

/**
 * @typedef {"publish" | "register" | "refused" | "insist"} Mode
 * @param {{isKnown: boolean, account: object | null, refusal: object | null}} mine
 * @param {boolean} isInsisting
 * @returns {Mode} `publish` while it is not known who is here: sending finds out
 */
export function composerMode(mine, isInsisting) {
  if (!mine.isKnown) return "publish";
  if (!mine.account) return "register";
  if (mine.refusal) return "refused";
  return isInsisting ? "insist" : "publish";
}

/** A one-time key that nobody can guess; it works without a secure context, too. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
