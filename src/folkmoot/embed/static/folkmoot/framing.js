// The discussion in a frame on a page of another site: how its reader gets in, and what was asked.
const EVERY = 3000;
const LONGEST = 30 * 60_000;
const PATIENCE = 15_000;

/**
 * Makes the discussion know that it stands in a frame.
 * @param {import("./talk.js").Talk} talk
 * @param {HTMLElement} frame
 */
export function install(talk, frame) {
  talk.enter = (to) => enter(talk, frame, to);
}

/**
 * Goes to what the reader pressed on the page around. That page could have pressed it itself, so
 * nothing is done here: the reader's own press in the frame does it.
 * @param {HTMLElement} root
 * @param {HTMLElement} frame
 */
export function begin(root, frame) {
  const act = frame.dataset.fmFrame;
  if (act === "write") return root.querySelector("textarea")?.focus();
  const button = root.querySelector(`article [data-act="${act}"]`);
  if (!(button instanceof HTMLElement)) return undefined;
  return act === "reply" ? button.click() : button.focus();
}

/**
 * Log-in in a window of its own; true when this frame has a session afterwards.
 * @param {import("./talk.js").Talk} talk
 * @param {HTMLElement} frame
 * @param {string} to 'login' or 'signup'
 */
async function enter(talk, frame, to) {
  const query = new URLSearchParams({ origin: frame.dataset.origin ?? "", to });
  const opened = open(`${frame.dataset.door}?${query}`, "_blank", "popup,width=560,height=820");
  const code = opened && (await codeFrom(opened));
  if (!code) {
    talk.announce(talk.say("frame.no-window"));
    return false;
  }
  talk.announce(talk.say("frame.waiting"));
  const isIn = await waitFor(talk, code);
  if (!isIn) return false;
  await talk.loadMine();
  talk.refreshOwn();
  talk.announce(talk.say("frame.in", { name: talk.mine.account?.name ?? "" }));
  return true;
}

/**
 * What our own page in the window gives to the frame that opened it.
 * @param {Window} opened
 * @returns {Promise<string>} empty when it says nothing in time
 */
function codeFrom(opened) {
  return new Promise((resolve) => {
    const end = (/** @type {string} */ code) => {
      removeEventListener("message", hear);
      clearTimeout(patience);
      resolve(code);
    };
    const hear = (/** @type {MessageEvent} */ { origin, source, data }) => {
      const isOurs = origin === location.origin && source === opened && data?.folkmoot === 1;
      if (isOurs && data.type === "code" && typeof data.code === "string") end(data.code);
    };
    const patience = setTimeout(() => end(""), PATIENCE);
    addEventListener("message", hear);
  });
}

/**
 * Asks until the reader has said yes in the window.
 * @param {import("./talk.js").Talk} talk
 * @param {string} code
 */
async function waitFor(talk, code) {
  const until = Date.now() + LONGEST;
  while (Date.now() < until) {
    const request = { method: "POST", body: { code }, again: true };
    const { state } = await talk.send("frame/session", request).catch(() => ({ state: "waiting" }));
    if (state !== "waiting") return state === "signed-on";
    await lookedAtOrLater();
  }
  return false;
}

/** Some seconds, or at once when the reader comes back to this page. */
function lookedAtOrLater() {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener("focus", end);
      resolve(undefined);
    };
    const timer = setTimeout(end, EVERY);
    addEventListener("focus", end);
  });
}
