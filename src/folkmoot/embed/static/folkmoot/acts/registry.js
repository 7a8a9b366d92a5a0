// What the menu of a comment offers, in its order. A new act is a module of its own and one
// line here; all are fetched when a reader opens the first menu.

/**
 * A comment as its acts see it.
 * @typedef {object} Chosen
 * @property {string} id
 * @property {string} name its author's, as shown
 * @property {any} own the own comment (`mine.own`), null when it is another's
 */

/**
 * One thing to do with a comment. Its label is the message `acts.<name>`, or what `words` says
 * where it depends (mute and unmute). `run` may return the words to be said beside the comment.
 * @typedef {object} Act
 * @property {string} name
 * @property {(talk: import("../talk.js").Talk, comment: Chosen) => boolean} isOffered
 * @property {(talk: import("../talk.js").Talk, article: HTMLElement) => unknown} run
 * @property {(talk: import("../talk.js").Talk, comment: Chosen) => string} [words]
 */

/** @type {(() => Promise<{default: Act}>)[]} */
export const REGISTRY = [
  () => import("./link.js"),
  () => import("./quote.js"),
  async () => ({ default: (await import("./follow.js")).thread }),
  async () => ({ default: (await import("./follow.js")).story }),
  async () => ({ default: (await import("./follow.js")).member }),
  () => import("./mute.js"),
  () => import("./report.js"),
  () => import("./desk.js"),
  () => import("./withdraw.js"),
  () => import("./feature.js"),
];
