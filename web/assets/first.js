// Runs before the first paint: the colours this person chose, or their device's; and whether our scripts can run at all.
// Where they cannot, the class “plain” stays, and the history that the server wrote can be read.
(() => {
  const root = document.documentElement;
  if ("noModule" in HTMLScriptElement.prototype) root.classList.remove("plain");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    let chosen = null;
    try { chosen = localStorage.getItem("huiyin-theme"); } catch { /* private window: nothing is remembered */ }
    root.dataset.theme = chosen || (dark.matches ? "dark" : "light");
    const bar = document.querySelector("meta[name=theme-color]");
    if (bar) bar.content = root.dataset.theme === "dark" ? "#131419" : "#f6f6f3";
  };
  paint();
  dark.addEventListener?.("change", paint);
  addEventListener("storage", paint);
})();
