// The line of HTML that shows a comment elsewhere, copied; else the page that has it.

/** @type {import("./act.js").Act} */
export default {
  name: "embed-code",
  isOffered: (_, { own }) => !own || own.state === "published",
  async run(talk, article) {
    const address = new URL(`${talk.comments}${article.dataset.id}/card/`, location.href).href;
    const frame = document.createElement("iframe");
    frame.title = article.querySelector(".fm-comment__by bdi")?.textContent ?? "";
    const facts = { src: address, width: "550", height: "260", loading: "lazy", referrerpolicy: "no-referrer" };
    for (const [name, value] of Object.entries(facts)) frame.setAttribute(name, value);
    frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
    try {
      await navigator.clipboard.writeText(frame.outerHTML);
      return talk.say("act.code-copied");
    } catch {
      return location.assign(`${talk.comments}${article.dataset.id}/code/`);
    }
  },
};
