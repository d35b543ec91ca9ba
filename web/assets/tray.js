// What was picked and not sent yet: it lies above the line, each with a button that takes it away.
import { el, icon, t } from "./kit.js";
import { smaller } from "./picture.js";

const MOST = 9;
/** Bytes that one request may hold, less its frame. */
export const ROOM = 20 * 1024 * 1024 - 65536;
const PAPERS = { pdf: "pdf", doc: "word", docx: "word", xls: "sheet", xlsx: "sheet", ppt: "slides", pptx: "slides", txt: "text" };
const large = (size) => (size >= 1024 ** 2 ? `${(size / 1024 ** 2).toFixed(1)} MB` : `${Math.max(1, Math.ceil(size / 1024))} KB`);

/** `photo`, `video`, or what kind of document; nothing for what the office does not take. */
function kindOf(file) {
  const kind = /^(image|video)\//.exec(file.type)?.[1];
  return kind === "image" ? "photo" : kind ?? PAPERS[file.name.split(".").pop().toLowerCase()];
}

export class Tray {
  /** `changed()` is called when something was put here or taken away; `toast(words)` says something in passing. */
  constructor(root, changed, toast) {
    this.list = root.querySelector(".tray");
    this.box = root.querySelector("textarea");
    this.changed = changed;
    this.toast = toast;
    this.items = []; // {file, kind, url, why}; with `why` it cannot be sent
  }

  get full() { return this.items.some((item) => !item.why); }

  async add(files) {
    const picked = await Promise.all([...files].map(async (file) => {
      const kind = kindOf(file);
      const small = kind === "photo" ? await smaller(file) : file;
      return { file: small, name: file.name, kind, why: kind ? "" : t("bad_file", { name: file.name }) };
    }));
    const all = [...this.items, ...picked];
    if (all.filter((item) => !item.why).length > MOST) return this.toast(t("too_many"));
    if (all.reduce((sum, { file, why }) => sum + (why ? 0 : file.size), 0) > ROOM) return this.toast(t("too_large"));
    this.put(picked);
    if (matchMedia("(pointer: fine)").matches) this.box.focus(); // elsewhere it would open the keyboard
    return undefined;
  }

  /** What was refused comes back; `at` is the one that is the reason. */
  back(items, at, why) {
    this.put(items.map((item, place) => ({ ...item, why: place === at ? why : "" })));
  }

  put(items) {
    for (const item of items) item.url = URL.createObjectURL(item.file);
    this.items.push(...items);
    this.show();
  }

  /** What can be sent; the rest stays. */
  take() {
    const sent = this.items.filter((item) => !item.why);
    this.items = this.items.filter((item) => item.why);
    this.show();
    return sent;
  }

  show() {
    this.list.hidden = this.items.length === 0;
    this.list.replaceChildren(...this.items.map((item) => this.row(item)));
    this.changed();
  }

  row(item) {
    const away = el("button", { type: "button", class: item.why ? "btn" : "round", "aria-label": t("take_away", { name: item.name }), onclick: () => this.takeAway(item) },
      item.why ? t("away") : icon("i-close"));
    if (item.why) return el("li", { class: "refused" }, el("span", {}, item.why), away);
    if (item.kind === "photo") return el("li", {}, el("img", { src: item.url, alt: item.name }), away);
    return el("li", { class: "paper" }, icon(item.kind === "video" ? "i-play" : "i-file"), el("span", {}, el("strong", {}, item.name), el("small", {}, large(item.file.size))), away);
  }

  takeAway(item) {
    const at = this.items.indexOf(item);
    this.items.splice(at, 1);
    URL.revokeObjectURL(item.url);
    this.show();
    const next = this.list.children[Math.min(at, this.items.length - 1)];
    (next?.querySelector("button") ?? this.box).focus({ preventScroll: true });
  }
}

/** These files as the person's own entry shows them while they are on their way. */
export function ownEntry(items) {
  const papers = items.filter((item) => item.kind !== "photo");
  return {
    pictures: items.filter((item) => item.kind === "photo").map((item) => item.url),
    documents: papers.map(({ file, name, kind, url }) => ({ what: kind, title: "", name, large: large(file.size), url })),
  };
}
