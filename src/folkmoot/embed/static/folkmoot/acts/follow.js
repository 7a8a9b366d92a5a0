// Following the thread, the story or the writer of a comment, and no longer.

/** @type {Record<string, (talk: any, comment: any) => boolean>} what is followed, from `mine` */
const IS_FOLLOWED = {
  thread: (talk, { id }) => Boolean(talk.mine.follows?.threads.includes(topOf(talk, id))),
  story: (talk) => Boolean(talk.mine.follows?.story),
  member: (talk, { id }) => Boolean(talk.mine.follows?.members.includes(id)),
};

/**
 * @param {"thread" | "story" | "member"} what
 * @returns {import("./act.js").Act}
 */
function followAct(what) {
  const isFollowed = IS_FOLLOWED[what];
  return {
    name: `follow-${what}`,
    isOffered: ({ mine }, { own }) => Boolean(mine.account) && !(what === "member" && own),
    words: (talk, comment) => {
      const act = isFollowed(talk, comment) ? "unfollow" : "follow";
      return talk.say(`acts.${act}-${what}`, { name: comment.name });
    },
    async run(talk, article) {
      const comment = { id: article.dataset.id ?? "" };
      const isOn = !isFollowed(talk, comment);
      const path = `comments/${comment.id}/follow/${what}`;
      await talk.withToken(() => talk.send(path, { method: isOn ? "PUT" : "DELETE" }));
      await talk.loadMine();
      return talk.say(isOn ? "act.followed" : "act.unfollowed");
    },
  };
}

/** The top comment of the thread that holds a comment. */
function topOf(/** @type {any} */ talk, /** @type {string} */ id) {
  const article = talk.root.querySelector(`article[data-id="${CSS.escape(id)}"]`);
  const branch = article?.closest('.fm-branch[data-level="0"]');
  return branch?.querySelector("article[data-id]")?.dataset.id ?? id;
}

export const thread = followAct("thread");
export const story = followAct("story");
export const member = followAct("member");
