// Pictures: made smaller before they are sent, and looked at in full.
import { el, icon, t } from "./kit.js";

const LONGEST = 2048;

/** A photo no longer than 2048 pixels, upright. What the browser cannot read is sent as it is; the server decides. */
export async function smaller(file) {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    if (scale === 1 && file.size < 1.5e6 && /jpeg|png|webp/.test(file.type)) return file;
    const canvas = el("canvas");
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.86));
    return blob && blob.size < file.size ? blob : file;
  } catch {
    return file;
  }
}

/** The small version of a picture that lies with the office. */
export const small = (url) => (url.startsWith("/files/") ? `${url}&small` : url);

/** Look at pictures in full; arrow keys and Escape work. */
export function view(urls, start) {
  let at = start;
  const opener = document.activeElement, log = opener.closest(".talk");
  const image = el("img", { alt: t("photo_alt") });
  const lost = el("p", { class: "lost", role: "status" }, t("photo_missing"), el("button", { type: "button", class: "btn", onclick: () => location.reload() }, t("photo_again")));
  const shown = (there) => { image.hidden = !there; lost.hidden = there; };
  const count = el("p", { class: "count" });
  const arrow = (step, name, label) => el("button", { type: "button", class: `round ${step < 0 ? "before" : "after"}`, "aria-label": t(label), onclick: () => show(at + step) }, icon(name));
  const arrows = urls.length > 1 ? [arrow(-1, "i-left", "photo_before"), arrow(1, "i-right", "photo_next"), count] : [];
  const dialog = el("dialog", { class: "viewer", "aria-label": t("photo_alt") },
    image, lost, ...arrows,
    el("button", { type: "button", class: "round close", "aria-label": t("photo_close"), onclick: () => dialog.close() }, icon("i-close")));
  function show(next) {
    at = (next + urls.length) % urls.length;
    shown(true);
    image.src = urls[at];
    count.textContent = `${at + 1} / ${urls.length}`;
  }
  image.addEventListener("error", () => shown(false));
  dialog.addEventListener("click", (press) => { if (press.target === dialog || press.target === image) dialog.close(); });
  dialog.addEventListener("keydown", (key) => {
    if (key.key === "ArrowLeft") show(at - 1);
    if (key.key === "ArrowRight") show(at + 1);
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (!opener.isConnected) log?.focus({ preventScroll: true }); // it was still on its way, and has arrived meanwhile
  });
  document.body.append(dialog);
  show(start);
  dialog.showModal();
}
