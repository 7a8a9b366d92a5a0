// Comforts of the pages at the door; every form works without them but the captcha.
"use strict";

for (const field of document.querySelectorAll("[data-fm-zone]")) {
  field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || field.value;
}

for (const field of document.querySelectorAll("[data-fm-showable]")) {
  const { fmShow: show, fmHide: hide } = field.form.dataset;
  if (!show) continue;
  const row = document.createElement("div");
  const button = document.createElement("button");
  row.className = "fm-showable";
  button.type = "button";
  button.className = "fm-button fm-button--quiet";
  button.textContent = show;
  button.setAttribute("aria-controls", field.id);
  button.addEventListener("click", () => {
    const isHidden = field.type === "password";
    field.type = isHidden ? "text" : "password";
    button.textContent = isHidden ? hide : show;
  });
  field.form.addEventListener("submit", () => {
    field.type = "password";
  });
  const hadFocus = document.activeElement === field;
  field.replaceWith(row);
  row.append(field, button);
  if (hadFocus) field.focus();
}

for (const button of document.querySelectorAll("[data-fm-wait]")) {
  const words = button.textContent;
  let left = Number(button.dataset.fmWait);
  const tell = () => {
    button.disabled = left > 0;
    button.textContent = left > 0 ? button.dataset.fmWaitWords.replace("%s", left) : words;
    if (left > 0) setTimeout(tell, 1000);
    left -= 1;
  };
  tell();
}
