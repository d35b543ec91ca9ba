// What this person says, on its way: one at a time, in order, each with an id of its own, so that trying again is harmless.
import { data, kept, newId } from "./kit.js";

const PATIENCE = [1000, 3000, 6000];

export class Outbox {
  /** `changed(item)` is called when an item's state changes: sending, failed, refused, sent. */
  constructor(name, token, changed) {
    this.name = `unsent-${name}`;
    this.token = token;
    this.changed = changed;
    this.items = [];
    this.busy = false;
  }

  /** What was left unsent when the page was closed. Pictures and sound are too large to keep; words are. */
  restore() {
    let left = [];
    try { left = JSON.parse(kept.get(this.name)) ?? []; } catch { /* unreadable: nothing to send */ }
    for (const item of left) this.put({ ...item, state: "sending" });
  }

  say(body) {
    return this.put({ client: newId(), body, state: "sending" });
  }

  /** `items`: what lay in the tray; `words` stand under it. */
  sendFiles(items, words) {
    const body = words ? { text: words } : {};
    return this.put({ client: newId(), body, files: items.map((item) => item.file), items, state: "sending" });
  }

  sendVoice(sound, url) {
    return this.put({ client: newId(), body: {}, files: [sound], voice: url, state: "sending" });
  }

  put(item) {
    this.items.push(item);
    this.keep();
    this.changed(item);
    this.flush();
    return item;
  }

  /** Try everything again that waits; called when the connection is back, or by hand. */
  retry() {
    for (const item of this.items) if (item.state === "failed") { item.state = "sending"; this.changed(item); }
    this.wake?.();
    this.flush();
  }

  /** The feed shows it: it has arrived, whatever became of the answer. */
  arrived(client) {
    this.drop(client);
  }

  async flush() {
    if (this.busy) return;
    this.busy = true;
    let tries = 0;
    for (let item; (item = this.items.find((one) => one.state === "sending")); ) {
      const answer = await this.post(item);
      if (answer.done) {
        Object.assign(item, { state: "sent", answer: answer.body });
        this.drop(item.client);
        this.changed(item);
        tries = 0;
      } else if (!this.items.includes(item)) {
        tries = 0; // the stream has shown it meanwhile: it arrived, only the answer was lost
      } else if (answer.refused) {
        Object.assign(item, { state: "refused", error: answer.error, bad: answer.file });
        this.drop(item.client);
        this.changed(item);
      } else if (tries < PATIENCE.length && navigator.onLine) {
        await this.wait(PATIENCE[tries++]);
      } else {
        // Those behind it wait, too: words arrive in the order they were said.
        for (const one of this.items) { one.state = "failed"; one.error = answer.error; this.changed(one); }
      }
    }
    this.busy = false;
  }

  wait(milliseconds) {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      this.wake = () => { clearTimeout(timer); done(); };
    });
  }

  async post(item) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), item.files ? 120000 : 20000);
    const headers = { "X-Language": data.language, ...(this.token ? { "X-Chat": this.token } : {}) };
    try {
      let body;
      if (item.files) {
        body = new FormData();
        for (const [name, value] of Object.entries({ client: item.client, ...item.body })) body.set(name, value);
        item.files.forEach((file, at) => body.append(item.voice ? "voice" : "file", file, item.items?.[at].name || "voice"));
      } else {
        body = JSON.stringify({ client: item.client, ...item.body });
        headers["Content-Type"] = "application/json";
      }
      const response = await fetch(item.files ? "/chat/file" : "/chat/say", { method: "POST", headers, body, signal: stop.signal });
      const answer = await response.json().catch(() => ({}));
      if (response.ok) return { done: true, body: answer };
      return { refused: response.status < 500 && response.status !== 429, error: answer.error, file: answer.file };
    } catch {
      return {};
    } finally {
      clearTimeout(timer);
    }
  }

  drop(client) {
    this.items = this.items.filter((item) => item.client !== client);
    this.keep();
  }

  keep() {
    const words = this.items.filter((item) => !item.files).map(({ client, body }) => ({ client, body }));
    kept.set(this.name, words.length ? JSON.stringify(words) : null);
  }
}
