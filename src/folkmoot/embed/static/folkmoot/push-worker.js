// Shows what is pushed, and leads to it. It answers no requests and keeps nothing.

self.addEventListener("push", (event) => {
  const pushed = /** @type {any} */ (event);
  let message = { title: "", address: "/my/inbox/", id: "" };
  try {
    message = { ...message, ...pushed.data.json() };
  } catch {
    return;
  }
  const shown = /** @type {any} */ (self).registration.showNotification(message.title, {
    tag: message.id,
    data: { address: message.address },
  });
  pushed.waitUntil(shown);
});

self.addEventListener("notificationclick", (event) => {
  const pressed = /** @type {any} */ (event);
  pressed.notification.close();
  const address = new URL(pressed.notification.data.address, location.origin);
  if (address.origin !== location.origin) return;
  pressed.waitUntil(open(address.href));
});

/** In a page of ours that is open already, else in a new one. */
async function open(/** @type {string} */ address) {
  const { clients } = /** @type {any} */ (self);
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = pages.find((/** @type {any} */ each) => each.url === address);
  return page ? page.focus() : clients.openWindow(address);
}
