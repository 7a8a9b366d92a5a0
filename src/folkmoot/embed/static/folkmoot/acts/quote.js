// A quote of the comment in the composer below it; of the words that are selected, if some are.
import { quoteInto } from "../quoting.js";

/** @type {import("./act.js").Act} */
export default {
  name: "quote",
  isOffered: (talk, { id }) =>
    Boolean(talk.root.querySelector(`article[data-id="${CSS.escape(id)}"] [data-act="reply"]`)),
  run: (talk, article) => quoteInto(talk, article),
};
