// One phone: what was said, what is on its way, and what comes.
import { Compose } from "./compose.js";
import { mine, silent, theirs, unseen } from "./entry.js";
import { calm, el, icon, t } from "./kit.js";
import { Outbox } from "./outbox.js";
import { Questions } from "./questions.js";
import { sizes } from "./sizes.js";
import { ownEntry } from "./tray.js";
import { stamps } from "./when.js";

export class Talk {
  /** `spec`: token, role, entries, more. `hello()` stands in an empty chat, `hint()` until this person has said
   *  something or got a case; `news(talk, entry)` hears of each new entry. */
  constructor(root, spec, { hello, hint, news = () => {} }) {
    Object.assign(this, { root, spec, news });
    this.name = spec.name || "chat";
    this.log = root.querySelector(".talk");
    this.bar = root.querySelector(".offline");
    this.pill = root.querySelector(".pill");
    this.note = root.querySelector(".toast");
    this.known = new Set();
    this.questions = new Questions();
    this.waiting = new Map(); // client id → element of what is on its way
    this.unseen = 0;
    this.saying = []; // what this person has said since the office last spoke
    this.heard = 0; // how much the office has said since the page was opened
    this.end = true; // whether the newest words are to stay in sight
    this.hello = hello(this);
    this.hint = hint(this);
    this.earlier = el("button", { type: "button", class: "btn earlier", hidden: !spec.more, onclick: () => this.older() }, t("earlier"));
    this.dots = el("p", { class: "dots", hidden: true }, el("i"), el("i"), el("i"), el("span", { class: "sr" }, t("typing")));
    this.log.replaceChildren(this.hello, this.earlier, this.hint, this.dots);
    this.log.classList.add("blank");
    this.outbox = new Outbox(this.name, spec.token, (item) => this.sending(item));
    this.compose = new Compose(root, this.outbox, (words, time) => this.toast(words, time));
    for (const entry of spec.entries) this.place(entry);
    this.questions.settle();
    this.stamps();
    this.outbox.restore();
    sizes(this);
    this.watch();
    this.open();
    this.began = true;
  }

  /** Where one begins to read: at the newest words; at the greeting, as long as nothing was said. */
  open() {
    if (this.hint.hidden || !this.hint.textContent) return this.toEnd();
    this.log.scrollTop = 0;
    this.end = this.atEnd();
    return undefined;
  }

  /** What the stream brings. */
  hear(name, heard) {
    if (name === "entry") this.take(heard);
    if (name === "toast" && heard.data) this.toast(heard.data);
  }

  take(entry) {
    if (this.known.has(entry.id)) return;
    if (silent(entry)) return this.place(entry);
    const stay = !this.end && !entry.mine;
    const at = document.activeElement, held = this.log.contains(at);
    this.place(entry);
    this.stamps();
    if (!entry.mine) { this.rest(); this.heard += 1; this.answered(entry); }
    else if (entry.text) this.saying.push(entry.text);
    if (stay) this.pilled(this.unseen + 1);
    else {
      if (!entry.mine) this.questions.settle();
      this.toEnd();
    }
    // Buttons of a question that is over go while somebody may stand on one.
    if (held && at.isConnected && !at.checkVisibility()) this.log.focus({ preventScroll: true });
    this.news(this, entry);
    return undefined;
  }

  /** What was too long goes back into the line, unless something new is being written there. */
  answered(entry) {
    if (entry.shorten && !this.compose.box.value) this.compose.fill(this.saying.join("\n"));
    this.saying = [];
  }

  /** Put an entry where it belongs: before what is still on its way, or before `next` when it is an earlier one. */
  place(entry, next = null) {
    if (this.known.has(entry.id)) return;
    this.known.add(entry.id);
    this.first = Math.min(this.first ?? entry.id, entry.id);
    if (silent(entry)) { this.questions.elsewhere(entry); return; }
    this.begun(entry.mine || entry.card);
    let held = false; // whether the focus is in what this takes the place of
    if (entry.mine && entry.client) {
      held = this.waiting.get(entry.client)?.contains(document.activeElement);
      this.waiting.get(entry.client)?.remove();
      this.waiting.delete(entry.client);
      this.outbox.arrived(entry.client);
    }
    if (entry.mine && (this.questions.took(entry) || unseen(entry))) return;
    const made = entry.mine ? mine(entry) : theirs(entry, (button, element) => this.press(entry, button, element));
    made.dataset.at = entry.at;
    made.dataset.id = entry.id;
    if (this.began && !next) made.classList.add("new");
    this.log.insertBefore(made, next ?? this.waiting.values().next().value ?? this.hint);
    if (held) (made.querySelector("button") ?? this.log).focus({ preventScroll: true });
    if (!entry.mine) this.questions.came(entry, made);
    this.questions.quiet();
  }

  /** Something stands here now; `spoken`: no hints are needed any more. */
  begun(spoken) {
    this.hello.hidden = true;
    this.log.classList.remove("blank");
    if (spoken) this.hint.hidden = true;
  }

  press(entry, button, element) {
    const asked = this.questions.of(entry);
    if (asked.chosen) return this.toast(t("already_chosen"));
    if (button.asks === "location") return this.compose.locate();
    if (button.asks === "contact") return this.compose.number();
    this.questions.choose(asked, element);
    const item = this.outbox.say({ data: button.data, text: button.label, message: String(entry.id) });
    item.asked = asked;
    return undefined;
  }

  /** What goes out, from the first moment until it has arrived or been refused. */
  sending(item) {
    item.before ??= this.heard;
    if (item.state === "sent") this.sent(item);
    else if (item.body.message) this.pressing(item);
    else this.bubble(item);
  }

  sent(item) {
    const { toast, stale } = item.answer;
    if (toast || stale) this.toast(toast || t("stale_default"));
    if (stale) this.questions.stale.add(item.client);
    if (stale && item.asked) this.questions.unchoose(item.asked);
    if (!stale && item.before === this.heard) this.type(); // the answer may have come before the receipt
    // It has arrived. The feed's own entry takes its place; the office's “/start” has none.
    const bubble = this.waiting.get(item.client);
    bubble?.classList.remove("late");
    bubble?.querySelector(".state").replaceChildren();
    if (/^\/start\b/.test(item.body.text ?? "")) {
      bubble?.remove();
      this.waiting.delete(item.client);
    }
  }

  /** A press shows as a tick; if it cannot get through, the buttons are as before. */
  pressing(item) {
    if (item.state === "sending") return;
    if (item.asked) this.questions.unchoose(item.asked);
    this.outbox.drop(item.client); // pressing again is as good as trying again
    this.toast(item.error || t("not_sent"));
  }

  bubble(item) {
    if (item.state === "refused" && item.items) return this.refusedFiles(item);
    let element = this.waiting.get(item.client);
    if (!element) {
      const { text, phone, latitude } = item.body;
      element = mine({ text: text ?? phone, ...ownEntry(item.items ?? []), voice: item.voice, place: latitude !== undefined });
      element.append(el("p", { class: "state" }));
      element.classList.add("new");
      this.begun(true);
      this.log.insertBefore(element, this.hint);
      this.waiting.set(item.client, element);
    }
    const state = element.querySelector(".state");
    if (state.contains(document.activeElement)) this.log.focus({ preventScroll: true });
    element.classList.toggle("late", item.state === "sending");
    if (item.state === "sending") state.replaceChildren(t("sending"));
    if (item.state === "failed") {
      this.rest();
      state.replaceChildren(el("button", { type: "button", class: "again", "aria-label": t("again_label"), onclick: () => this.outbox.retry() }, icon("i-again"), t("again")));
    }
    if (item.state === "refused") {
      this.rest();
      state.replaceChildren(el("span", { class: "refused" }, item.error || t("not_sent")), item.voice ? this.remover(element) : "");
      this.waiting.delete(item.client);
      if (item.body.text && !this.compose.box.value) this.compose.fill(item.body.text);
    }
    return this.toEnd();
  }

  /** They lie above the line again, with the word that went with them; one of them is why. */
  refusedFiles(item) {
    this.rest();
    this.waiting.get(item.client)?.remove();
    this.waiting.delete(item.client);
    this.compose.tray.back(item.items, item.bad, item.error);
    if (item.bad === undefined) this.toast(item.error || t("not_sent"));
    if (item.body.text && !this.compose.box.value) this.compose.fill(item.body.text);
  }

  remover(element) {
    return el("button", { type: "button", class: "again", onclick: () => { element.remove(); this.compose.box.focus(); } }, t("away"));
  }

  async older() {
    const headers = this.spec.token ? { "X-Chat": this.spec.token } : {};
    const response = await fetch(`/chat/feed?before=${this.first}`, { headers }).catch(() => null);
    if (!response?.ok) return this.toast(t("offline"));
    const found = await response.json();
    const below = this.log.scrollHeight - this.log.scrollTop;
    const next = this.earlier.nextSibling, older = this.first;
    for (const entry of found.entries) this.place(entry, next);
    this.questions.settle(this.questions.asked.filter((asked) => asked.element.closest(".entry").dataset.id < older));
    if (!found.more && document.activeElement === this.earlier) this.log.focus({ preventScroll: true });
    this.earlier.hidden = !found.more;
    this.end = false;
    this.stamps();
    this.log.scrollTop = this.log.scrollHeight - below;
    return undefined;
  }

  stamps() {
    stamps(this.log);
    this.questions.age();
    if (this.began && this.end) this.toEnd();
  }

  watch() {
    // Only a person scrolls upwards; we follow downwards, and may be on the way when the next words come.
    this.log.addEventListener("scroll", () => {
      if (this.atEnd()) { this.end = true; this.pilled(0); } else if (this.log.scrollTop < this.top) this.end = false;
      this.top = this.log.scrollTop;
    }, { passive: true });
    this.pill.onclick = () => { this.toEnd(); this.log.focus({ preventScroll: true }); };
    // A keyboard that opens, or a phone that is turned, must not hide the newest words.
    new ResizeObserver(() => { if (this.end) this.log.scrollTop = this.log.scrollHeight; }).observe(this.log);
  }

  atEnd() { return this.below() < 60; }

  below() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight; }

  toEnd() {
    this.pilled(0);
    this.end = true;
    const near = this.began && !calm.matches && this.below() < 900;
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: near ? "smooth" : "instant" });
  }

  pilled(count) {
    this.unseen = count;
    if (count === 0 && document.activeElement === this.pill) this.log.focus({ preventScroll: true }); // it goes
    this.pill.hidden = count === 0;
    this.pill.querySelector("span").textContent = count > 1 ? `${t("new_messages")} ${count}` : t("new_messages");
  }

  type() {
    clearTimeout(this.typing);
    this.dots.hidden = false;
    this.typing = setTimeout(() => this.rest(), 8000);
    if (this.end) this.toEnd();
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

  /** The office cannot be reached: that stands there until it can. */
  cut() {
    this.bar.textContent = t("offline");
    this.bar.hidden = false;
    if (this.end) this.toEnd();
  }

  /** The connection is there; `again`: somebody was told that it was not. Whatever waits may go. */
  connected(again) {
    this.bar.hidden = true;
    if (again) this.toast(t("online"), 2000);
    this.outbox.retry();
  }
}

/** Who is here, what one can do, and who will read it; to begin with, two things to press. */
export function greeting(talk) {
  const press = (key, data, main) => el("button", { type: "button", class: main ? "btn main" : "btn", onclick: () => talk.outbox.say({ data, text: t(key) }) }, t(key));
  return el("div", { class: "hello" }, icon("logo", "logo"), el("h2", {}, t("hello")), el("p", {}, t("hello_more")), el("p", { class: "hint" }, t("hello_private")),
    el("div", { class: "begin" }, press("begin_report", "f:report", true), press("begin_help", "f:help", false)));
}
