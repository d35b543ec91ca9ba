// One entry of the feed as elements: bubbles, a card, pictures, a voice message, buttons.
import { el, icon, t, tiny } from "./kit.js";
import { small, view } from "./picture.js";
import { player } from "./voice.js";

const MARKS = ["ontime", "soon", "overdue", "paused", "provisional", "closed"];

/** What the office said. `press(button, element)` is called for a button. */
export function theirs(entry, press) {
  const whole = el("article", { class: "entry it" }, el("span", { class: "sr" }, `${t("office")}: `));
  const pictures = entry.pictures ?? [];
  if (entry.card) whole.append(card(entry.card, pictures));
  else if (entry.links && pictures.length) whole.append(code(pictures));
  else if (pictures.length) whole.append(album(pictures));
  const ranks = entry.card?.ranks ?? [];
  // A question may repeat the person's own number to them: nobody calls themselves.
  const asks = entry.buttons?.flat().some((button) => button.data.startsWith("q:"));
  if (entry.text || entry.hint || ranks.length) whole.append(bubble(entry, ranks, !asks));
  if (entry.voice) whole.append(el("div", { class: "bubble" }, player(entry.voice)));
  for (const one of entry.documents ?? []) whole.append(file(one));
  const rows = entry.buttons ?? [];
  if (entry.card || rows.length) whole.classList.add("wide");
  if (rows.length) {
    whole.append(el("div", { class: "buttons", role: "group" }, ...rows.map((row) => buttons(row, press))));
  }
  return whole;
}

/** What the person said: text, pictures, voice, a place, or a press that has no button on the page any more. */
export function mine(entry) {
  const whole = el("article", { class: "entry me" }, el("span", { class: "sr" }, `${t("you")}: `));
  if (entry.pictures?.length) whole.append(album(entry.pictures));
  for (const one of entry.documents ?? []) whole.append(file(one));
  if (entry.voice) whole.append(el("div", { class: "bubble" }, player(entry.voice)));
  const text = entry.label || entry.text;
  if (entry.place) whole.append(el("div", { class: "bubble place" }, icon("i-pin"), t("place_sent")));
  else if (text) whole.append(el("div", { class: "bubble" }, text));
  return whole;
}

/** What the person did without saying anything: coming in, or by an invitation's link. */
export function unseen(entry) {
  return !(entry.label || entry.text || entry.place || entry.voice || entry.pictures?.length || entry.documents?.length);
}

/** What happened in another chat of theirs. */
export function silent(entry) {
  return Boolean(entry.over || entry.past);
}

/** A document: what it is called, what it is, how large; a press saves it. A video is played on the spot. */
function file(one) {
  return one.what === "video" ? video(one) : saved(one);
}

function saved({ name, title, what, large, url }) {
  const kind = t(`file_${what}`);
  return el("a", { class: "file", href: url, download: name },
    icon("i-file"),
    el("span", {}, el("strong", {}, title || kind), el("small", {}, title ? `${kind} · ${large}` : large)),
    icon("i-save"));
}

function video(one) {
  const play = () => {
    const film = el("video", { class: "film", src: one.url, controls: true, autoplay: true, playsinline: true, tabindex: 0, "aria-label": t("file_video") });
    film.addEventListener("error", () => film.replaceWith(saved(one)), { once: true }); // what this browser cannot play can be saved
    tile.replaceWith(film);
    film.focus();
  };
  const tile = el("button", { type: "button", class: "film", "aria-label": t("video_play", { size: one.large }), onclick: play },
    el("span", { class: "round" }, icon("i-play")), el("span", {}, `${t("file_video")} · ${one.large}`));
  return tile;
}

function bubble({ text, hint, links, story }, ranks, live) {
  const lines = String(text ?? "").split(/\n{2,}/).filter(Boolean).map((part) => el("p", {}, tiny(part, live, links)));
  const people = ranks.map(([name, why]) => el("li", {}, el("span", {}, tiny(name)), el("small", {}, tiny(why))));
  return el("div", { class: people.length || story ? "bubble full" : "bubble" }, ...lines,
    story ? el("ol", { class: "account" }, ...story.map(told)) : null,
    people.length ? el("ol", { class: "ranks" }, ...people) : null, hint ? el("p", { class: "hint" }, tiny(hint)) : null);
}

/** One line of a story: who, what, when; in whose words; and what was shown. */
function told({ what, at, marks = [], words, files }) {
  const pictures = files.filter((one) => one.kind === "photo").map((one) => one.url);
  const chips = marks.map((mark) => el("span", { class: "chip" }, tiny(mark)));
  return el("li", {},
    el("p", { class: "deed" }, el("span", {}, tiny(what)), at ? el("span", { class: "at" }, tiny(at)) : null, ...chips),
    words ? el("p", {}, tiny(words)) : null,
    pictures.length ? album(pictures) : null,
    ...files.filter((one) => one.kind === "voice").map((one) => player(one.url)),
    ...files.filter((one) => !["photo", "voice"].includes(one.kind)).map(file));
}

function card(shown, pictures) {
  const mark = MARKS.includes(shown.mark) ? shown.mark : null;
  const status = mark || shown.status
    ? el("span", { class: `mark ${mark ?? ""}` }, mark ? icon(`m-${mark}`, "shape") : null, el("span", { class: "then" }, t("then")), statusWord(shown.status, mark))
    : null;
  const head = shown.head || status ? el("p", { class: "head" }, el("span", {}, tiny(shown.head)), status) : null;
  const steps = (shown.steps ?? []).map(([label, state]) =>
    el("li", { class: state || "ahead", "aria-current": state === "here" ? "step" : null }, tiny(label)));
  const facts = (shown.facts ?? []).flatMap(([label, value]) => [el("dt", {}, tiny(label)), el("dd", {}, tiny(value))]);
  return el("div", { class: "card" },
    pictures.length ? cover(pictures) : null,
    head,
    shown.title ? el("h3", {}, tiny(shown.title)) : null,
    steps.length ? el("ol", { class: "steps" }, ...steps) : null,
    facts.length ? el("dl", {}, ...facts) : null);
}

function statusWord(status, mark) {
  if (!status) return t(`mark_${mark}`);
  return el("span", {}, tiny(status), mark ? el("span", { class: "sr" }, `（${t(`mark_${mark}`)}）`) : null);
}

function picture(url, all, at) {
  const name = all.length > 1 ? `${t("photo_alt")} ${at + 1}/${all.length}` : t("photo_alt");
  const image = el("img", { src: small(url), alt: name, loading: "lazy", decoding: "async" });
  const button = el("button", { class: "picture", type: "button", onclick: () => view(all, at) }, image);
  image.addEventListener("error", () => {
    button.replaceWith(el("a", { class: `${button.className} lost`, href: url, target: "_blank" }, t("photo_missing")));
  }, { once: true });
  return button;
}

/** One picture large, several as a grid of squares: two by two, or three in a row. */
export function album(pictures) {
  return el("div", { class: `album n${pictures.length === 4 ? 4 : Math.min(pictures.length, 3)}` }, ...pictures.map((url, at) => picture(url, pictures, at)));
}

/** A link of ours as a picture to be scanned. */
function code(pictures) {
  const whole = album(pictures);
  whole.classList.add("code");
  for (const image of whole.querySelectorAll("img")) image.alt = t("qr_alt");
  return whole;
}

function cover(pictures) {
  const first = picture(pictures[0], pictures, 0);
  first.classList.add("cover");
  if (pictures.length > 1) first.append(el("span", { class: "count" }, `1/${pictures.length}`));
  return first;
}

const width = (label) => Array.from(label).reduce((sum, char) => sum + (char > "\u2e7f" ? 2 : 1), 0);

/** A label that needs two lines goes on where a phrase begins, not inside a word or a number. */
function phrases(label) {
  const parts = label.split(/(\s+)|(?<=[，、；：。？])/).filter(Boolean);
  return parts.map((part) => (part.trim() && width(part) <= 22 ? el("span", { class: "phrase" }, part) : part));
}

const ROOM = { 1: 99, 2: 17, 3: 10, 4: 7 };

/** A row of buttons, in as many columns as its longest label leaves room for; an odd one out is the first, and wide. */
function buttons(row, press) {
  const longest = Math.max(...row.map((button) => width(button.label)));
  const columns = [row.length, 2, 1].find((many) => many <= row.length && longest <= (ROOM[many] ?? 0)) ?? 1;
  const odd = columns === 2 && row.length % 2 === 1;
  return el("div", { class: `row of-${columns}${odd ? " odd" : ""}` }, ...row.map((button) => {
    const sign = { location: "i-pin", contact: "i-phone" }[button.asks];
    const made = el("button", { type: "button", class: button.main ? "main" : "", "data-data": button.data, "data-asks": button.asks || null },
      sign ? icon(sign) : null, el("span", {}, ...phrases(button.label)));
    made.addEventListener("click", () => press(button, made));
    return made;
  }));
}
