// Brings the discussion of one story to life: loaded when a reader comes near it.
import { Branches } from "./branches.js";
import { Loading } from "./loading.js";
import { Own } from "./own.js";
import { Talk } from "./talk.js";
import { Ways } from "./ways.js";
import { Writing } from "./writing.js";

const MINUTE = 60_000;

/** @param {HTMLElement} root */
export async function start(root) {
  const talk = new Talk(root);
  const frame = /** @type {HTMLElement | null} */ (root.closest("[data-fm-frame]"));
  const framing = frame && (await import("./framing.js"));
  if (frame) framing?.install(talk, frame);
  await talk.loadMessages();
  const branches = new Branches(talk);
  const own = new Own(talk, branches);
  const loading = new Loading(talk, branches);
  const writing = new Writing(talk, branches, own);
  talk.refreshOwn = () => own.refresh();
  await talk.loadMine();
  own.refresh();
  const ways = new Ways(talk, branches);
  await ways.begin();
  await loading.comeBack();
  writing.begin();
  if (root.dataset.marked) branches.goTo(root.dataset.marked);
  if (frame) framing?.begin(root, frame);
  import("./live.js").then(({ Live }) => new Live(talk, branches, own, ways), () => undefined);
  setInterval(() => {
    if (document.hidden) return;
    talk.tell(root);
    own.tellEditTime();
  }, MINUTE);
}
