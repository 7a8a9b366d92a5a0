// What the menu of a comment offers, in its order. A new act is a module of its own and one
// line here; all are fetched when a reader opens the first menu.

/** @type {(() => Promise<{default: import("./act.js").Act}>)[]} */
export const REGISTRY = [
  () => import("./link.js"),
  () => import("./quote.js"),
  () => import("./embed-code.js"),
  async () => ({ default: (await import("./follow.js")).thread }),
  async () => ({ default: (await import("./follow.js")).story }),
  async () => ({ default: (await import("./follow.js")).member }),
  () => import("./mute.js"),
  () => import("./report.js"),
  () => import("./desk.js"),
  () => import("./withdraw.js"),
  () => import("./feature.js"),
];
