// What happened to a case while it was on the screen; pure, so that it can be tested alone.
// @ts-check

export const EVERY = 20_000;

/**
 * The news about a case: closed, changed, taken by another, or none.
 * @param {number} seen the change that the page shows
 * @param {{change: number, is_open: boolean, taken_by: string}} now
 * @returns {"closed" | "changed" | "taken" | ""}
 */
export function newsOf(seen, now) {
  if (!now.is_open) return "closed";
  if (now.change !== seen) return "changed";
  return now.taken_by ? "taken" : "";
}
