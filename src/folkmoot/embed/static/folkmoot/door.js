// The page that a frame opened: it gives its code to that frame, then the reader goes on to log in.
const door = /** @type {HTMLElement} */ (document.querySelector("[data-fm-door]"));
const link = /** @type {HTMLAnchorElement} */ (door.querySelector("[data-go]"));
opener?.postMessage({ folkmoot: 1, type: "code", code: door.dataset.fmDoor }, location.origin);
location.replace(link.href);
