// Three phones and a clock.
import { data, el, kept, t, tiny } from "./kit.js";
import { connect, switches } from "./page.js";
import { drawNight, nightPhoto } from "./scene.js";
import { greeting, Talk } from "./talk.js";
import { beat, clock, long, now, setNow } from "./when.js";

const phones = [...document.querySelectorAll("[data-talk]")];
const tabs = [...document.querySelectorAll("[role=tab]")];
const narrow = matchMedia("(max-width: 1020px)");

function hint(talk) {
  const role = talk.spec.role;
  if (role !== "resident") {
    return el("div", { class: "hint-card" },
      el("h3", {}, t(`hello_${role}`)),
      el("p", { class: "wide" }, t(`hello_${role}_more`)),
      el("p", { class: "narrow" }, t("hello_narrow_more")));
  }
  const thumb = el("canvas", { width: 240, height: 160 });
  drawNight(thumb);
  return el("div", { class: "samples" }, el("p", {}, t("hello_try_demo")),
    ...["sample_1", "sample_2"].map((key) => el("button", { type: "button", class: "sample", onclick: () => talk.outbox.say({ text: t(key) }) }, t(key))),
    el("button", { type: "button", class: "sample photo", onclick: async () => { await talk.compose.tray.add([new File([await nightPhoto()], "lamp.jpg", { type: "image/jpeg" })]); talk.compose.send(); } },
      thumb, el("span", {}, t("sample_photo"))));
}

const talks = data.talks.map((spec, at) => new Talk(phones[at], spec, { hello: spec.role === "resident" ? greeting : () => el("div"), hint, news }));

function news(talk, entry) {
  if (!entry.mine) {
    const at = talks.indexOf(talk);
    if (narrow.matches && !phones[at].classList.contains("shown")) tabs[at].querySelector("i").hidden = false;
  }
  refresh();
}

// Tabs: one phone at a time where three do not fit.
function show(at, focus = false) {
  tabs.forEach((tab, number) => {
    tab.setAttribute("aria-selected", number === at);
    tab.tabIndex = number === at ? 0 : -1;
    phones[number].classList.toggle("shown", number === at);
  });
  tabs[at].querySelector("i").hidden = true;
  if (focus) tabs[at].focus();
  talks[at].open();
}
tabs.forEach((tab, at) => {
  tab.onclick = () => show(at);
  tab.onkeydown = (key) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key.key];
    if (step) show((at + step + tabs.length) % tabs.length, true);
  };
});
narrow.addEventListener("change", () => talks.forEach((talk) => talk.open()));

// The time card.
const card = document.querySelector(".time");
const part = (name) => card.querySelector(name);
const today = () => { const at = now(); part(".now small").textContent = `${t("now")} · ${long(at)}`; part(".now b").textContent = clock(at); };

let told = null; // where the story stands
const missing = (state) => t(state.story.length ? "no_next" : "no_story");

function tell(state) {
  told = state;
  part("[data-do=next]").setAttribute("aria-disabled", !state.next);
  setNow(state.now);
  today();
  const next = state.next && { ...state.next, done: false };
  const past = state.story.filter((one) => one.done).slice(-4);
  const coming = state.story.filter((one) => !one.done);
  const line = [...past, ...(coming.length ? coming.slice(0, 2) : next ? [next] : [])].slice(0, 5);
  const current = past.length - 1;
  part(".story").replaceChildren(...line.map((one, at) =>
    el("li", { class: one.done ? (at === current ? "done here" : at ? "done mid" : "done") : "ahead", title: one.what || null },
      el("span", { class: "sr" }, `${t(one.done ? "story_done" : "story_next")}：`),
      el("time", { datetime: one.at }, beat(new Date(one.at))), " ", el("span", {}, one.label))));
  part(".story").hidden = line.length === 0;
  part(".did .what").replaceChildren(state.did ? tiny(state.did) : state.next ? t("no_did") : missing(state));
  part(".did .next").textContent = state.next ? `${t("next")}${beat(new Date(state.next.at))} ${state.next.label}` : state.did ? t("no_next") : "";
  // The case may lie with a representative whose phone is not here: it is one press away.
  const over = document.querySelector("[data-holder]");
  const away = state.holder && state.holder.name !== talks[1].spec.name;
  over.hidden = !away;
  if (away) {
    over.href = `/?phone=${encodeURIComponent(state.holder.key)}`;
    over.textContent = t("holder", { name: state.holder.name });
  }
  for (const talk of talks) talk.stamps();
}

let asking = null;
function refresh() {
  clearTimeout(asking);
  asking = setTimeout(async () => {
    const response = await fetch("/demo/state").catch(() => null);
    if (response?.ok) tell(await response.json());
  }, 300);
}

async function move(path, body, button) {
  if (card.hasAttribute("aria-busy")) return;
  card.setAttribute("aria-busy", "true");
  const word = button.querySelector("span");
  const before = word?.textContent;
  const slow = setTimeout(() => { if (word) word.textContent = t("skipping"); }, 300);
  try {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(response.statusText);
    tell(await response.json());
  } catch {
    part(".did .what").textContent = t("demo_failed");
  } finally {
    clearTimeout(slow);
    if (word) word.textContent = before;
    card.removeAttribute("aria-busy");
  }
}

part("[data-do=next]").onclick = (press) => (told.next ? move("/demo/next", {}, press.currentTarget) : first());
/** Without a follow-up there is nowhere to skip to: why, and where one begins. */
function first() {
  show(0);
  talks[0].toast(missing(told));
  talks[0].hint.scrollIntoView({ block: "end" });
}
part("[data-do=day]").onclick = (press) => move("/demo/skip", { hours: 24 }, press.currentTarget);
const sure = document.getElementById("restart");
part("[data-do=restart]").onclick = () => { sure.returnValue = ""; sure.showModal(); };
sure.addEventListener("close", async () => {
  if (sure.returnValue !== "yes") return;
  for (const talk of talks) kept.set(talk.outbox.name, null);
  await move("/demo/restart", {}, part("[data-do=restart]"));
  location.reload();
});

switches((language) => fetch("/demo/speak", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ language }) }).catch(() => {}));
tell(data.demo);
connect(talks);
setInterval(today, 5000);
setInterval(() => { if (!document.hidden) refresh(); }, 20000);
