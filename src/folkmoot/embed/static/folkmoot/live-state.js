// What is new in a discussion, as pure functions. Ids are made in the order of time.

/** How many of the newest ids the server tells. */
export const TOLD = 20;
export const SPEAK_EVERY = 30_000;

/**
 * What a page knows: the ids it was made with or has dealt with, and the oldest one told then.
 * Whatever is older than that was there before, even if it is told later on.
 * @typedef {{seen: ReadonlySet<string>, floor: string}} Known
 */

/**
 * @param {readonly string[]} newest the newest ids when the page was made, the newest first
 * @returns {Known}
 */
export function knownAt(newest) {
  return { seen: new Set(newest), floor: newest.length < TOLD ? "" : (newest.at(-1) ?? "") };
}

/**
 * The ids that the reader has not seen, the oldest first.
 * @param {readonly string[]} newest
 * @param {Known} known
 */
export function unseen(newest, { seen, floor }) {
  return newest.filter((id) => id > floor && !seen.has(id)).reverse();
}

/**
 * @param {Known} known
 * @param {readonly string[]} ids
 * @returns {Known}
 */
export const withSeen = ({ seen, floor }, ids) => ({ seen: new Set([...seen, ...ids]), floor });

/**
 * How long to wait before the number of new comments is spoken again.
 * @param {number | null} spokenAt
 * @param {number} now
 */
export const waitToSpeak = (spokenAt, now) =>
  spokenAt === null ? 0 : Math.max(0, spokenAt + SPEAK_EVERY - now);
