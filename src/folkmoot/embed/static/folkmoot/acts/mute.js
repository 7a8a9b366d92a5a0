// Not wanting to see what a member writes, and wanting to again: for the one who asks alone.
import { setMuted } from "../muting.js";

/** @type {import("./act.js").Act} */
export default {
  name: "mute",
  isOffered: ({ mine }, { own }) => Boolean(mine.account) && !own,
  words: (talk, { name }) => talk.say(name ? "acts.mute" : "acts.mute-nameless", { name }),
  run: (talk, article) => setMuted(talk, article, true),
};
