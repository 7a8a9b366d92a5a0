// Small comforts of the page frame; all of it works without them.
"use strict";

for (const menu of document.querySelectorAll("[data-fm-menu]")) {
  const close = () => {
    menu.open = false;
  };
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) close();
  });
}

// The discussion asks what is personal anyway; it tells how much is unread (talk.js).
document.addEventListener("folkmoot:unread", ({ detail }) => {
  for (const count of document.querySelectorAll("[data-fm-unread]")) {
    count.textContent = String(detail.number);
    count.hidden = !detail.number;
  }
});

// Who logs out takes this browser's permission to be told along; the server hears of it from
// the browser's own push service.
document.addEventListener("submit", async (event) => {
  if (!new URL(event.target.action, location.href).pathname.endsWith("/logout/")) return;
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers) {
    const made = await worker.pushManager?.getSubscription();
    await made?.unsubscribe();
  }
});

for (const choice of document.querySelectorAll("[data-fm-theme]")) {
  const root = document.documentElement;
  choice.hidden = false;
  for (const radio of choice.querySelectorAll("input")) {
    radio.checked = radio.value === (root.dataset.theme || "");
  }
  choice.addEventListener("change", (event) => {
    const theme = event.target.value;
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    try {
      localStorage.setItem("fm-theme", theme);
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
  });
}

const two = (number) => String(number).padStart(2, "0");

/** Minutes by which the zone is ahead of UTC at that moment. */
function offsetMinutes(zone, moment) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(moment)
    .find((part) => part.type === "timeZoneName").value;
  const found = /GMT([+-])(\d{2}):(\d{2})/.exec(parts);
  return found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : 0;
}

/** `09:51 GMT+3`, then the date in the page's language. */
function clockWords(zone, moment) {
  const language = document.documentElement.lang || "en";
  const minutes = offsetMinutes(zone, moment);
  const there = new Date(moment.getTime() + minutes * 60000);
  const size = Math.abs(minutes);
  const rest = size % 60 ? `:${two(size % 60)}` : "";
  const offset = size ? `${minutes < 0 ? "-" : "+"}${Math.floor(size / 60)}${rest}` : "";
  const time = `${two(there.getUTCHours())}:${two(there.getUTCMinutes())} GMT${offset}`;
  const date = new Intl.DateTimeFormat(language === "en" ? "en-GB" : `${language}-u-nu-latn`, {
    timeZone: zone,
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(moment);
  const isolated = document.documentElement.dir === "rtl" ? `\u2066${time}\u2069` : time;
  return `${isolated} · ${date}`;
}

for (const clock of document.querySelectorAll("[data-fm-clock]")) {
  const show = () => {
    const moment = new Date();
    clock.textContent = clockWords(clock.dataset.zone, moment);
    clock.dateTime = moment.toISOString();
    setTimeout(show, 60000 - (moment.getTime() % 60000));
  };
  setTimeout(show, 60000 - (Date.now() % 60000));
}
