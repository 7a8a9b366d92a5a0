// A newsroom pick is made on a page of its own, which asks for the reason that readers see.

/** @type {import("./act.js").Act} */
export default {
  name: "feature",
  isOffered: (talk, { own }) => talk.mine.rights.includes("feature") && (!own || own.state === "published"),
  run(talk, article) {
    location.assign(`${talk.comments}${article.dataset.id}/feature/`);
  },
};
