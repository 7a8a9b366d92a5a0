// Allowing this browser to be told. Nothing is asked of the browser before a press.

const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-fm-push]"));
const canPush = "serviceWorker" in navigator && "PushManager" in globalThis;
if (box && canPush) begin(box);

/** @param {HTMLElement} box */
async function begin(box) {
  const part = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (box.querySelector(`[data-part="${name}"]`));
  const show = (/** @type {boolean} */ isAllowed) => {
    part("act").hidden = false;
    part("allow").hidden = isAllowed;
    part("take-back").hidden = !isAllowed;
  };
  const say = (/** @type {string} */ key) => {
    part("status").textContent = box.dataset[key] ?? "";
  };
  const guarded = (/** @type {() => Promise<string>} */ act) => async () => {
    try {
      say(await act());
    } catch (refusal) {
      const isDenied = /** @type {any} */ (refusal)?.name === "NotAllowedError";
      say(isDenied ? "refused" : "failed");
    }
    show(Boolean(await subscription(box)));
  };
  part("allow").addEventListener("click", guarded(() => allow(box)));
  part("take-back").addEventListener("click", guarded(() => takeBack(box)));
  show(Boolean(await subscription(box)));
}

/** @param {HTMLElement} box */
async function subscription(box) {
  const scope = new URL(".", new URL(box.dataset.worker ?? "", location.href)).href;
  const registration = await navigator.serviceWorker.getRegistration(scope);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** @param {HTMLElement} box */
async function allow(box) {
  if ((await Notification.requestPermission()) !== "granted") return "refused";
  const registration = await navigator.serviceWorker.register(box.dataset.worker ?? "");
  await active(registration);
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytes(box.dataset.key ?? ""),
  });
  const { endpoint, keys } = made.toJSON();
  try {
    await send(box, "PUT", { endpoint, public_key: keys?.p256dh, secret: keys?.auth });
  } catch (refusal) {
    await made.unsubscribe();
    throw refusal;
  }
  return "allowed";
}

/** @param {HTMLElement} box */
async function takeBack(box) {
  const made = await subscription(box);
  if (made) {
    await send(box, "DELETE", { endpoint: made.endpoint });
    await made.unsubscribe();
  }
  return "takenBack";
}

/** @param {HTMLElement} box @param {string} method @param {any} body */
async function send(box, method, body) {
  const answer = await fetch("/api/v1/push", {
    method,
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": box.dataset.token ?? "" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
}

/** @param {ServiceWorkerRegistration} registration */
function active(registration) {
  const worker = registration.installing ?? registration.waiting;
  if (registration.active || !worker) return Promise.resolve();
  return new Promise((done) => {
    worker.addEventListener("statechange", () => worker.state === "activated" && done(undefined));
  });
}

/** @param {string} written */
function bytes(written) {
  const plain = atob(written.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
