// The address of a comment, copied; where that is not allowed the reader goes there instead.

/** @type {import("./act.js").Act} */
export default {
  name: "link",
  isOffered: (_, { own }) => !own || own.state === "published",
  async run(talk, article) {
    const address = new URL(`${talk.comments}${article.dataset.id}/`, location.href).href;
    try {
      await navigator.clipboard.writeText(address);
      talk.note(article, talk.say("act.link-copied"));
    } catch {
      location.assign(address);
    }
  },
};
