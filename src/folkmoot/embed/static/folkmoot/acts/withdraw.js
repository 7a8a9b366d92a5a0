// Taking an own comment back: asked once, undone within seconds.

/** @type {import("./act.js").Act} */
export default {
  name: "withdraw",
  isOffered: (_, { own }) => ["published", "held"].includes(own?.state),
  async run(talk, article) {
    const { askToWithdraw } = await import("../withdrawing.js");
    return askToWithdraw(talk, article);
  },
};
