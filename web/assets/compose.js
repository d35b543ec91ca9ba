// The line to write on: words, pictures, voice, a place, a phone number.
import { el, t } from "./kit.js";
import { ROOM, Tray } from "./tray.js";
import { canRecord, record } from "./voice.js";

export class Compose {
  /** `root` is the phone; `toast(words, time)` says something in passing. */
  constructor(root, outbox, toast) {
    this.root = root;
    this.outbox = outbox;
    this.toast = toast;
    this.form = root.querySelector(".write");
    this.box = root.querySelector("textarea");
    this.panel = root.querySelector(".recording");
    this.recording = null;
    this.tray = new Tray(root, () => this.grow(), toast);
    this.hint = this.box.placeholder;
    this.wire();
    this.grow();
  }

  part(name) { return this.form.querySelector(`[data-do=${name}]`); }

  wire() {
    const file = this.form.querySelector("input[type=file]"), kinds = file.accept;
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.box.addEventListener("input", () => this.grow());
    this.box.addEventListener("keydown", (key) => {
      // While an input method composes, Enter chooses a character.
      if (key.key !== "Enter" || key.shiftKey || key.isComposing || key.keyCode === 229) return;
      key.preventDefault();
      this.send();
    });
    this.box.addEventListener("paste", (paste) => {
      const files = paste.clipboardData?.files ?? [];
      if (files.length) { paste.preventDefault(); this.tray.add(files); }
    });
    file.addEventListener("change", () => { if (file.files.length) this.tray.add([...file.files]); file.value = ""; });
    this.part("camera").onclick = () => { file.setAttribute("capture", "environment"); file.accept = "image/*"; file.click(); };
    this.part("file").onclick = () => { file.removeAttribute("capture"); file.accept = kinds; file.click(); };
    this.part("speak").onclick = () => this.speak();
    this.part("discard").onclick = () => this.spoken(false);
    this.part("done").onclick = () => this.spoken(true);
    this.panel.addEventListener("keydown", (key) => { if (key.key === "Escape") this.spoken(false); });
  }

  send() {
    const words = this.box.value.trim();
    if (document.activeElement === this.part("send")) this.box.focus(); // the button goes, and must not take the focus along
    if (this.tray.full) this.outbox.sendFiles(this.tray.take(), words);
    else if (words) this.outbox.say({ text: words });
    this.fill("");
  }

  fill(words) {
    this.box.value = words;
    this.grow();
  }

  /** The line grows with its words; the microphone gives way to “send”. */
  grow() {
    const full = this.box.value.trim() !== "" || this.tray.full;
    this.box.placeholder = this.tray.full ? t("caption") : this.hint;
    this.part("send").hidden = !full;
    this.part("speak").hidden = full;
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 132)}px`;
  }

  async speak() {
    if (!canRecord()) return this.toast(t("no_recording"), 5000);
    const clock = this.panel.querySelector("b");
    clock.textContent = "0:00";
    try {
      this.recording = await record((time) => { clock.textContent = time; }, () => this.toast(t("recording_full"), 5000));
    } catch {
      return this.toast(t("no_microphone"), 6000);
    }
    this.panel.hidden = false;
    return this.part("done").focus();
  }

  async spoken(send) {
    const { recording } = this;
    this.recording = null;
    this.panel.hidden = true;
    if (matchMedia("(pointer: fine)").matches) this.box.focus(); // elsewhere it would open the keyboard
    else this.part("speak").focus();
    if (!recording) return;
    if (!send) return recording.discard();
    const sound = await recording.stop();
    if (sound.size > ROOM) return this.toast(t("too_large"));
    return this.outbox.sendVoice(sound, URL.createObjectURL(sound));
  }

  locate() {
    const fail = () => { this.toast(t("no_place"), 6000); this.box.focus(); };
    if (!navigator.geolocation) return fail();
    this.toast(t("locating"), 15000);
    const found = ({ coords }) => {
      this.toast("");
      this.outbox.say({ latitude: coords.latitude, longitude: coords.longitude });
    };
    return navigator.geolocation.getCurrentPosition(found, fail, { enableHighAccuracy: true, timeout: 12000, maximumAge: 60000 });
  }

  number() {
    const input = el("input", { type: "tel", name: "tel", autocomplete: "tel", inputmode: "tel", maxlength: 20, "aria-label": t("phone_title") });
    const note = el("p", { role: "status" }, t("phone_hint"));
    const form = el("form", { method: "dialog", novalidate: true },
      el("h2", {}, t("phone_title")), input, note,
      el("div", { class: "row" },
        el("button", { type: "button", class: "btn", onclick: () => dialog.close() }, t("cancel")),
        el("button", { class: "btn main" }, t("phone_send"))));
    const dialog = el("dialog", { class: "ask", "aria-label": t("phone_title") }, form);
    input.addEventListener("input", () => { note.textContent = t("phone_hint"); note.className = ""; });
    form.addEventListener("submit", (submit) => {
      const digits = input.value.replace(/[^\d+]/g, "");
      if (digits.length >= 7) return this.outbox.say({ phone: digits });
      submit.preventDefault();
      note.textContent = t("phone_bad");
      note.className = "bad";
      return input.focus();
    });
    dialog.addEventListener("close", () => dialog.remove());
    this.root.append(dialog);
    dialog.showModal();
  }
}
