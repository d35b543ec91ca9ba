// The resident's page.
import { data, el, newId, t } from "./kit.js";
import { connect, switches } from "./page.js";
import { greeting, Talk } from "./talk.js";

const spec = data.talks[0];
let unread = 0;
const title = document.title;
const talk = new Talk(document.querySelector("[data-talk]"), spec, {
  hello: greeting,
  hint: () => el("div", { hidden: true }),
  news(_, entry) {
    if (entry.mine || !document.hidden) return;
    unread += 1;
    document.title = `(${unread}) ${title}`;
  },
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  unread = 0;
  document.title = title;
});

// What is of today now is of yesterday after midnight.
setInterval(() => talk.stamps(), 60000);

switches(async (language) => {
  // The office speaks it from now on, too; somebody it does not know yet brings the language with their first words.
  if (talk.known.size === 0) return;
  const body = JSON.stringify({ client: newId(), data: `f:language:::${language}`, text: t("other_language") });
  await fetch("/chat/say", { method: "POST", body, headers: { "Content-Type": "application/json", "X-Language": language } }).catch(() => {});
});
connect([talk]);
// An invitation's link: its code is said once, and does not stay in the address.
const code = new URLSearchParams(location.search).get("start");
if (code !== null) history.replaceState(null, "", `${location.pathname}${data.again}`);
if (/^[\w-]{1,64}$/.test(code ?? "")) talk.outbox.say({ text: `/start ${code}` });
if (matchMedia("(pointer: fine)").matches) talk.compose.box.focus();
