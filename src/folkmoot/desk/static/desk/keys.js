// Which key means what; pure, so that it can be tested without a page.
// @ts-check

/** @type {Map<string, string>} */
const KEYS = new Map(Object.entries({
  j: "next",
  k: "previous",
  n: "take",
  p: "publish",
  r: "remove",
  s: "show",
  b: "back",
  z: "undo",
  "?": "help",
}));

const WRITING = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

/**
 * What a key press asks for; nothing while one writes, with a modifier, or with keys off.
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, target?: any}} press
 * @param {boolean} areOn
 * @returns {string | null}
 */
export function actFor(press, areOn) {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.target?.matches?.(WRITING)) return null;
  const act = KEYS.get(press.key) ?? null;
  return areOn || act === "help" ? act : null;
}
