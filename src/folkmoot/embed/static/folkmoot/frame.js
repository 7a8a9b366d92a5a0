// Inside the frame on a page of another site: the look comes from there, the height goes there.
//
// The height follows what the reader does in the frame, and only that: what the frame shows by
// itself depends on who reads, and the page around must not learn it.
const main = /** @type {HTMLElement} */ (document.querySelector("[data-fm-frame]"));
const host = main.dataset.origin ?? "";
const SHIELD = 400;
let isTouched = false;

/** @param {"ready" | "height"} type */
function tell(type) {
  if (parent === window) return;
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ folkmoot: 1, type, height }, host);
}

for (const name of ["pointerdown", "keydown"]) {
  addEventListener(name, ({ isTrusted }) => {
    isTouched ||= isTrusted;
    if (isTouched) requestAnimationFrame(() => tell("height"));
  }, { capture: true });
}
new ResizeObserver(() => isTouched && tell("height")).observe(document.body);

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== host || data?.folkmoot !== 1 || data.type !== "look") return;
  if (data.theme === "light" || data.theme === "dark") document.documentElement.dataset.theme = data.theme;
  else delete document.documentElement.dataset.theme;
});

/** A frame that was just pushed below somebody's pointer is not meant by the press. */
new IntersectionObserver(([entry], observer) => {
  if (!entry.isIntersecting) return;
  observer.disconnect();
  setTimeout(() => { main.dataset.armed = ""; }, SHIELD);
}).observe(main);
for (const name of ["click", "submit"]) {
  addEventListener(name, (event) => {
    if (!event.isTrusted || "armed" in main.dataset) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true });
}

tell("ready");
