// One phone: what was said, what is being said, and the line to write on.
import { mine, theirs } from "./entry.js";
import { calm, el, icon, kept, t } from "./kit.js";
import { Outbox } from "./outbox.js";
import { smaller } from "./picture.js";
import { canRecord, record } from "./voice.js";
import { day, stamp } from "./when.js";

const GAP = 30 * 60 * 1000;
const MOST = 20 * 1024 * 1024;

export class Talk {
  /** `spec`: token, role, entries, more. `hello()` stands in an empty chat, `hint()` until this person has said
   *  something or got a case; `news(talk, entry)` hears of each new entry. */
  constructor(root, spec, { hello, hint, news = () => {} }) {
    this.root = root;
    this.spec = spec;
    this.news = news;
    this.log = root.querySelector(".talk");
    this.form = root.querySelector(".write");
    this.box = root.querySelector("textarea");
    this.pill = root.querySelector(".pill");
    this.note = root.querySelector(".toast");
    this.known = new Set();
    this.asked = []; // messages with buttons: {id, element, chosen}
    this.stale = new Set(); // client ids of presses that changed nothing
    this.waiting = new Map(); // client id → element of what is on its way
    this.unseen = 0;
    this.log.replaceChildren();
    this.hello = this.log.appendChild(hello(this));
    this.hint = hint(this);
    this.earlier = this.log.appendChild(el("button", { type: "button", class: "btn earlier", hidden: true, onclick: () => this.older() }, t("earlier")));
    this.dots = el("p", { class: "dots", hidden: true }, el("i"), el("i"), el("i"), el("span", { class: "sr" }, t("typing")));
    this.log.append(this.hint, this.dots);
    this.outbox = new Outbox(spec.name || "chat", spec.token, (item) => this.sending(item));
    this.log.classList.add("blank");
    for (const entry of spec.entries) this.place(entry);
    this.earlier.hidden = !spec.more;
    this.quiet();
    this.stamps();
    this.outbox.restore();
    this.wire();
    this.write();
    this.toEnd();
    this.began = true;
  }

  get empty() { return this.known.size === 0 && this.waiting.size === 0; }

  /** What the stream brings. */
  hear(name, heard) {
    if (name === "entry") this.take(heard);
    if (name === "typing") this.type();
    if (name === "toast" && heard.data) this.toast(heard.data);
  }

  take(entry) {
    if (this.known.has(entry.id)) return;
    const stay = this.end === false && !entry.mine;
    this.place(entry);
    this.quiet();
    this.stamps();
    if (!entry.mine) this.rest();
    if (stay) this.pilled(this.unseen + 1);
    else this.toEnd();
    this.news(this, entry);
  }

  /** Put an entry where it belongs: before what is still on its way. */
  place(entry, before = null) {
    if (this.known.has(entry.id)) return;
    this.known.add(entry.id);
    this.first = Math.min(this.first ?? entry.id, entry.id);
    this.hello.hidden = true;
    this.log.classList.remove("blank");
    if (entry.mine || entry.card) this.hint.hidden = true;
    if (entry.mine && entry.client) {
      this.waiting.get(entry.client)?.remove();
      this.waiting.delete(entry.client);
      this.outbox.arrived(entry.client);
    }
    if (entry.mine && this.ticked(entry)) return;
    const made = entry.mine ? mine(entry) : theirs(entry, (button, element) => this.press(entry, button, element));
    made.dataset.at = entry.at;
    made.dataset.id = entry.id;
    if (this.began && !before) made.classList.add("new");
    this.log.insertBefore(made, before ?? this.tail());
    const group = made.querySelector(".buttons");
    const open = this.asked.at(-1);
    if (!entry.mine && open?.answered) open.over = true;
    if (group) {
      // A question (not a card) is over once it has been answered in any way and something came back.
      const question = entry.buttons.flat().every((button) => button.data.startsWith("q:"));
      const asked = { id: entry.id, element: group, chosen: false, question, answered: false, over: false };
      if (before) this.asked.unshift(asked);
      else this.asked.push(asked);
    }
  }

  tail() { return this.waiting.values().next().value ?? this.hint; }

  /** True when the entry is a press (or a typed label) whose button is on the page: it gets its tick, no bubble. */
  ticked(entry) {
    if (/^\/start\b/.test(entry.text ?? "")) return true;
    if (!entry.data) {
      const last = this.asked.at(-1);
      if (!last || last.chosen) return false;
      last.answered = last.question;
      const asks = entry.place ? "location" : /^\+?\d{7,}$/.test(entry.text ?? "") ? "contact" : null;
      const meant = this.buttonOf(last, (button) => (asks ? button.dataset.asks === asks : button.textContent === entry.text));
      if (meant) this.choose(last, meant);
      return false;
    }
    if (entry.stale || this.stale.has(entry.client)) return true;
    for (const asked of [...this.asked].reverse()) {
      const button = this.buttonOf(asked, (one) => one.dataset.data === entry.data);
      if (button && asked.id < entry.id) {
        this.choose(asked, button);
        return true;
      }
    }
    return entry.data.startsWith("f:language:"); // pressed at the top of the page
  }

  buttonOf(asked, is) { return [...asked.element.querySelectorAll("button")].find(is); }

  choose(asked, button) {
    asked.chosen = true;
    for (const other of asked.element.querySelectorAll("button")) {
      other.classList.toggle("chosen", other === button);
      other.setAttribute("aria-disabled", "true");
      other.querySelector(".tick")?.remove();
    }
    button.prepend(icon("i-check", "ico tick"));
    button.setAttribute("aria-label", `${button.textContent}，${t("chosen")}`);
    this.quiet();
  }

  unchoose(asked) {
    asked.chosen = false;
    for (const button of asked.element.querySelectorAll("button")) {
      button.classList.remove("chosen");
      button.removeAttribute("aria-disabled");
      button.removeAttribute("aria-label");
      button.querySelector(".tick")?.remove();
    }
    this.quiet();
  }

  /** Only the newest question is loud. */
  quiet() {
    const newest = this.asked.at(-1);
    for (const asked of this.asked) asked.element.classList.toggle("quiet", asked.chosen || asked.over || asked !== newest);
  }

  press(entry, button, element) {
    const asked = this.asked.find((one) => one.id === entry.id);
    if (asked.chosen) return this.toast(t("already_chosen"));
    if (button.asks === "location") return this.locate();
    if (button.asks === "contact") return this.number();
    this.choose(asked, element);
    const item = this.outbox.say({ data: button.data, text: button.label, message: String(entry.id) });
    item.asked = asked;
    return undefined;
  }

  /** What goes out, from the first moment until it has arrived or been refused. */
  sending(item) {
    const answer = item.answer ?? {};
    if (item.state === "sent") {
      const { toast, stale } = answer;
      if (toast || stale) this.toast(toast || t("stale_default"));
      if (stale) this.stale.add(item.client);
      if (stale && item.asked) this.unchoose(item.asked);
      if (!stale) this.type();
      this.waiting.get(item.client)?.classList.remove("late");
      return;
    }
    if (item.body.data) {
      if (item.state === "sending") return;
      if (item.asked) this.unchoose(item.asked);
      this.outbox.drop(item.client); // pressing again is as good as trying again
      this.toast(item.error || t("not_sent"));
      return;
    }
    let element = this.waiting.get(item.client);
    if (!element) {
      const { text, phone, latitude } = item.body;
      element = mine({ text: text ?? phone, pictures: item.kind === "voice" ? [] : item.urls, voice: item.kind === "voice" ? item.urls[0] : null, place: latitude === undefined ? null : [] });
      element.append(el("p", { class: "state" }));
      element.classList.add("new");
      element.dataset.at = new Date(Date.now()).toISOString();
      this.hello.hidden = this.hint.hidden = true;
      this.log.classList.remove("blank");
      this.log.insertBefore(element, this.hint);
      this.waiting.set(item.client, element);
    }
    const state = element.querySelector(".state");
    element.classList.toggle("late", item.state === "sending");
    if (item.state === "sending") state.replaceChildren(t("sending"));
    if (item.state === "failed") {
      this.rest();
      state.replaceChildren(el("button", { type: "button", class: "again", "aria-label": t("again_label"), onclick: () => this.outbox.retry() }, icon("i-again"), t("again")));
    }
    if (item.state === "refused") {
      state.replaceChildren(el("span", { class: "refused" }, item.error || t("not_sent")));
      if (item.body.text && !this.box.value) this.box.value = item.body.text;
      this.waiting.delete(item.client);
      this.write();
    }
    this.toEnd();
  }

  say(text) {
    const words = text.trim();
    if (words) this.outbox.say({ text: words });
  }

  async pictures(files) {
    const some = [...files];
    if (some.length > 9) return this.toast(t("too_many"));
    const small = await Promise.all(some.map(smaller));
    if (small.reduce((sum, file) => sum + file.size, 0) > MOST - 65536) return this.toast(t("too_large"));
    this.outbox.sendFiles(small, "photo", small.map((file) => URL.createObjectURL(file)));
    return undefined;
  }

  locate() {
    const fail = () => { this.toast(t("no_place"), 6000); this.box.focus(); };
    if (!navigator.geolocation) return fail();
    this.toast(t("locating"), 15000);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { this.toast(""); this.outbox.say({ latitude: coords.latitude, longitude: coords.longitude }); },
      fail, { enableHighAccuracy: true, timeout: 12000, maximumAge: 60000 });
    return undefined;
  }

  number() {
    const input = el("input", { type: "tel", name: "tel", autocomplete: "tel", inputmode: "tel", maxlength: 20, "aria-label": t("phone_title"), "aria-describedby": "phone-note" });
    const note = el("p", { id: "phone-note", role: "status" }, t("phone_hint"));
    const dialog = el("dialog", { class: "ask", "aria-label": t("phone_title") }, el("form", { method: "dialog", novalidate: true },
      el("h2", {}, t("phone_title")), input, note,
      el("div", { class: "row" },
        el("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("cancel")),
        el("button", { class: "btn main" }, t("phone_send")))));
    dialog.querySelector("form").addEventListener("submit", (submit) => {
      const digits = input.value.replace(/[^\d+]/g, "");
      if (digits.length < 7) {
        submit.preventDefault();
        note.textContent = t("phone_bad");
        note.className = "bad";
        input.focus();
      } else this.outbox.say({ phone: digits });
    });
    input.addEventListener("input", () => { note.textContent = t("phone_hint"); note.className = ""; });
    dialog.addEventListener("close", () => dialog.remove());
    this.root.append(dialog);
    dialog.showModal();
  }

  async speak() {
    if (!canRecord()) return this.toast(t("no_recording"), 5000);
    const panel = this.form.querySelector(".recording");
    const clock = panel.querySelector("b");
    try {
      this.recording = await record((time) => { clock.textContent = time; }, () => this.toast(t("recording_full"), 5000));
    } catch {
      return this.toast(t("no_microphone"), 6000);
    }
    clock.textContent = "0:00";
    panel.hidden = false;
    this.form.classList.add("speaking");
    panel.querySelector(".main").focus();
    return undefined;
  }

  async spoken(send) {
    const recording = this.recording;
    this.recording = null;
    this.form.querySelector(".recording").hidden = true;
    this.form.classList.remove("speaking");
    this.box.focus();
    if (!recording) return;
    if (!send) return recording.discard();
    const sound = await recording.stop();
    if (sound.size > MOST - 65536) this.toast(t("too_large"));
    else this.outbox.sendFiles([sound], "voice", [URL.createObjectURL(sound)]);
  }

  wire() {
    const file = this.form.querySelector("input[type=file]");
    const submit = () => {
      this.say(this.box.value);
      this.box.value = "";
      this.write();
    };
    this.form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
    this.box.addEventListener("input", () => this.write());
    this.box.addEventListener("keydown", (key) => {
      // While an input method composes, Enter chooses a character.
      if (key.key !== "Enter" || key.shiftKey || key.isComposing || key.keyCode === 229) return;
      key.preventDefault();
      submit();
    });
    this.box.addEventListener("paste", (paste) => {
      const images = [...(paste.clipboardData?.files ?? [])].filter((one) => one.type.startsWith("image/"));
      if (images.length) { paste.preventDefault(); this.pictures(images); }
    });
    file.addEventListener("change", () => { if (file.files.length) this.pictures(file.files); file.value = ""; });
    this.form.querySelector("[data-do=photo]").onclick = () => file.click();
    this.form.querySelector("[data-do=speak]").onclick = () => this.speak();
    this.form.querySelector("[data-do=discard]").onclick = () => this.spoken(false);
    this.form.querySelector("[data-do=done]").onclick = () => this.spoken(true);
    this.form.querySelector(".recording").addEventListener("keydown", (key) => { if (key.key === "Escape") this.spoken(false); });
    this.pill.onclick = () => { this.toEnd(); this.log.focus({ preventScroll: true }); };
    // Only a person scrolls upwards; we follow downwards, and may be on the way when the next words come.
    this.log.addEventListener("scroll", () => {
      if (this.atEnd()) { this.end = true; this.pilled(0); } else if (this.log.scrollTop < this.top) this.end = false;
      this.top = this.log.scrollTop;
    }, { passive: true });
    // A keyboard that opens, or a phone that is turned, must not hide the newest words.
    new ResizeObserver(() => { if (this.end !== false) this.log.scrollTop = this.log.scrollHeight; }).observe(this.log);
    this.log.addEventListener("load", () => { if (this.end !== false) this.log.scrollTop = this.log.scrollHeight; }, true);
    const size = this.root.querySelector("[data-do=size]");
    const name = `size-${this.spec.name || "chat"}`;
    const sizes = [1, 2, 3];
    const set = (number) => {
      this.root.dataset.size = number;
      size.setAttribute("aria-label", t("size_label", { size: t(`size_${number}`) }));
      size.title = t(`size_${number}`);
      if (this.end !== false) this.toEnd();
    };
    set(Number(kept.get(name)) || (this.spec.role === "resident" ? 2 : 1));
    size.onclick = () => { const next = sizes[Number(this.root.dataset.size) % 3]; kept.set(name, next); set(next); this.toast(t(`size_${next}`), 1200); };
  }

  /** The line grows with its words; the microphone gives way to “send”. */
  write() {
    const full = this.box.value.trim() !== "";
    this.form.querySelector("[data-do=send]").hidden = !full;
    this.form.querySelector("[data-do=speak]").hidden = full;
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 132)}px`;
  }

  async older() {
    const response = await fetch(`/chat/feed?before=${this.first}`, { headers: this.spec.token ? { "X-Chat": this.spec.token } : {} }).catch(() => null);
    if (!response?.ok) return this.toast(t("offline"));
    const found = await response.json();
    const from = this.log.scrollHeight - this.log.scrollTop;
    const before = this.earlier.nextSibling;
    for (const entry of found.entries) this.place(entry, before);
    this.asked.sort((a, b) => a.id - b.id);
    this.earlier.hidden = !found.more;
    this.quiet();
    this.stamps();
    this.log.scrollTop = this.log.scrollHeight - from;
    return undefined;
  }

  /** The lines that say when: after a pause, and at midnight. */
  stamps() {
    for (const old of this.log.querySelectorAll(".when")) old.remove();
    let before = null;
    for (const entry of this.log.querySelectorAll(".entry[data-id]")) {
      const at = new Date(entry.dataset.at);
      if (!before || at - before > GAP || day(at) !== day(before)) {
        entry.before(el("p", { class: "when" }, el("time", { datetime: entry.dataset.at }, stamp(at))));
      }
      before = at;
    }
    if (this.began && this.end !== false) this.toEnd();
  }

  type() {
    clearTimeout(this.typing);
    this.dots.hidden = false;
    this.typing = setTimeout(() => this.rest(), 8000);
    if (this.end !== false) this.toEnd();
  }

  rest() {
    clearTimeout(this.typing);
    this.dots.hidden = true;
  }

  toast(words, time = 3500) {
    clearTimeout(this.toasted);
    this.note.hidden = !words;
    this.note.textContent = words;
    if (words) this.toasted = setTimeout(() => { this.note.hidden = true; }, time);
  }

  /** Nobody hears whether the connection is gone until something has to go out. */
  connected(open) {
    this.root.classList.toggle("cut", !open);
    if (open) this.outbox.retry();
  }

  atEnd() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60; }

  toEnd() {
    this.pilled(0);
    this.end = true;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: this.began && !calm.matches && this.near() ? "smooth" : "instant" });
  }

  near() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 900; }

  pilled(count) {
    this.unseen = count;
    this.pill.hidden = count === 0;
    this.pill.querySelector("span").textContent = count > 1 ? `${t("new_messages")} ${count}` : t("new_messages");
  }
}

/** Who is here, and what one can do. */
export function greeting() {
  return el("div", { class: "hello" }, icon("logo", "logo"), el("h2", {}, t("hello")), el("p", {}, t("hello_more")));
}

/** Sample sentences: pressed, they stand in the line to write on, or go out at once in a demonstration. */
export function samples(talk, atOnce) {
  const use = (words) => {
    if (atOnce) return talk.say(words);
    talk.box.value = words;
    talk.write();
    return talk.box.focus();
  };
  return el("div", { class: "samples" }, el("p", {}, t(atOnce ? "hello_try_demo" : "hello_try")),
    ...["sample_1", "sample_2", ...(atOnce ? [] : ["sample_3"])].map((key) => el("button", { type: "button", class: "sample", onclick: () => use(t(key)) }, t(key))));
}
