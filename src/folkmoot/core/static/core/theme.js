// Loaded before the first paint, so that a forced display does not flash (UX-048).
const kept = (() => {
  try {
    return localStorage.getItem("fm-theme") || "";
  } catch {
    return "";
  }
})();
if (kept === "light" || kept === "dark") document.documentElement.dataset.theme = kept;
