// Reporting what another wrote: a dialog for members, the page for everybody else.

/** @type {import("./act.js").Act} */
export default {
  name: "report",
  isOffered: (_, { own }) => !own,
  async run(talk, article) {
    const page = `${talk.comments}${article.dataset.id}/report/`;
    if (!talk.mine.account) return location.assign(page);
    const { openReport } = await import("../reporting.js");
    return openReport(talk, article);
  },
};
