// What both pages share: colours, language, and the one stream behind every phone.
import { data, icon, kept, t } from "./kit.js";
import { listen } from "./stream.js";

/** The moon and the word “English” at the top; `speak(language)` changes it for good. */
export function switches(speak) {
  const root = document.documentElement;
  const theme = document.querySelector("[data-do=theme]");
  const show = () => {
    const dark = root.dataset.theme === "dark";
    theme.replaceChildren(icon(dark ? "i-sun" : "i-moon"));
    theme.setAttribute("aria-label", t(dark ? "theme_light" : "theme_dark"));
  };
  theme.onclick = () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    kept.set("theme", root.dataset.theme);
    show();
  };
  new MutationObserver(show).observe(root, { attributeFilter: ["data-theme"] });
  show();
  document.querySelector("[data-do=language]").onclick = async () => {
    const other = data.language === "zh" ? "en" : "zh";
    document.cookie = `huiyin_language=${other}; path=/; max-age=31536000; samesite=lax`;
    await speak(other);
    location.reload();
  };
}

/** Feed the phones from the one stream; say so as long as it is broken, and when it is back. */
export function connect(talks) {
  let cut = null, told = false;
  listen(talks.map((talk) => talk.spec.token), (name, heard) => {
    if (name === "reload") return location.reload();
    return talks[heard.chat].hear(name, heard);
  }, (open) => {
    if (open) {
      clearTimeout(cut);
      for (const talk of talks) talk.connected(told);
      told = cut = null;
    } else if (cut === null) {
      // A stream that comes back within moments is no news.
      cut = setTimeout(() => {
        told = true;
        for (const talk of talks) talk.cut();
      }, 2500);
    }
  });
}
