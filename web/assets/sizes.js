// How large the letters of one chat are: three sizes, kept in this browser.
import { kept, t } from "./kit.js";

/** The button 字 of a chat; residents begin with the larger letters. */
export function sizes(talk) {
  const button = talk.root.querySelector("[data-do=size]");
  const set = (size) => {
    talk.root.dataset.size = size;
    button.title = t(`size_${size}`);
    button.setAttribute("aria-label", t("size_label", { size: button.title }));
    if (talk.end) talk.toEnd();
  };
  set(Number(kept.get(`size-${talk.name}`)) || (talk.spec.role === "resident" ? 2 : 1));
  button.onclick = () => {
    const next = (Number(talk.root.dataset.size) % 3) + 1;
    kept.set(`size-${talk.name}`, next);
    set(next);
    talk.toast(t(`size_${next}`), 1200);
  };
}
