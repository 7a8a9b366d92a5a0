// What an act is: types alone, in a module that imports nothing that imports it.

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

export {};
