// A word to the newsroom that has to do with this comment: the form is a page of its own.

/** @type {import("./act.js").Act} */
export default {
  name: "desk",
  isOffered: (_, { own }) => !own || own.state === "published",
  run: (talk, article) =>
    location.assign(`${talk.addresses.own}newsroom/?comment=${article.dataset.id}`),
};
