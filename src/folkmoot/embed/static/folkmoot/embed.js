// The one file a page includes. It tells the times at once and fetches the rest of the
// discussion's code only when a reader comes near it (UX-035). On pages of other sites, where
// our server has put no discussion, it brings the elements that do.
import { tellTimes } from "./relative-time.js";

/** @param {HTMLElement} root */
function prepare(root) {
  tellTimes(root, new Date(), document.documentElement.lang || "en");
  let isReady = false;
  /** @type {Promise<void> | null} */
  let starting = null;

  /** @returns {Promise<void>} */
  function begin() {
    starting ??= import("./discussion.js").then(({ start }) => start(root)).then(() => {
      isReady = true;
      root.dataset.ready = "";
    });
    return starting;
  }

  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      begin();
    },
    { rootMargin: "600px 0px" },
  );
  near.observe(root);

  for (const name of ["focusin", "pointerdown"]) {
    root.addEventListener(name, begin, { once: true, passive: true });
  }

  /** What was pressed too early is pressed again when someone listens. */
  for (const name of ["click", "submit"]) {
    root.addEventListener(
      name,
      (event) => {
        const target = /** @type {HTMLElement} */ (event.target);
        const isOurs = name === "submit" || target.closest("[data-act], [data-more], [data-replies]");
        if (isReady || !isOurs) return;
        event.preventDefault();
        event.stopPropagation();
        begin().then(() => (name === "submit" ? /** @type {any} */ (target).requestSubmit() : target.click()));
      },
      { capture: true },
    );
  }

  if (location.hash === "#comments" || location.hash.startsWith("#comment-")) {
    if (location.hash === "#comments") root.focus({ preventScroll: true });
    begin();
  }
}

for (const root of document.querySelectorAll("[data-fm-discussion]")) {
  prepare(/** @type {HTMLElement} */ (root));
}
if (!document.querySelector("[data-fm-discussion]")) import("./elements.js");
