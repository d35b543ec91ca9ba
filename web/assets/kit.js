// Small tools every part of the page shares.

/** What the server gave with the page. */
export const data = JSON.parse(document.getElementById("data").textContent);

/** The page's own words; `{name}` is filled in. */
export function t(key, values = {}) {
  return data.strings[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** An element. Text always goes in as text, never as markup. */
export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** One of the page's own drawings. */
export function icon(name, kind = "ico") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", kind);
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'", "&#34;": '"' };
// An emergency number in bold, or a mobile number anywhere, can be pressed to call.
const MOBILE = /(?<!\d)(1[3-9]\d{9})(?!\d)/;
const EMERGENCY = /^(110|119|120|122|12345)$/;

// An address ends where a sentence goes on.
const ADDRESS = /(https?:\/\/[^\s<>"'“”‘’（）【】《》，。；：、！？]+)/;
const AFTER = /[.,;:!?)\]]+$/;

/** Tiny HTML as nodes: `<b>` is the only element there is, five entities are known, all else is text as it stands.
 *  Numbers and addresses can be pressed, unless it is not `live`; those in `ours` can be copied. */
export function tiny(text, live = true, ours = []) {
  const top = document.createDocumentFragment();
  let bold = null;
  for (const part of String(text ?? "").split(/(<\/?b>)/)) {
    if (part === "<b>") top.append((bold = el("b")));
    else if (part === "</b>") bold = null;
    else if (part) {
      const plain = part.replace(/&(?:amp|lt|gt|quot|#x27|#39|#34);/g, (entity) => ENTITIES[entity]);
      if (bold && EMERGENCY.test(plain.trim())) bold.append(call(plain.trim()));
      else if (!live) (bold || top).append(plain);
      else (bold || top).append(...pressable(plain, ours));
    }
  }
  return top;
}

function pressable(plain, ours) {
  return plain.split(ADDRESS).flatMap((piece, at) => {
    if (at % 2 === 0) return piece.split(MOBILE).map((part, odd) => (odd % 2 ? call(part) : part));
    const address = piece.replace(AFTER, "");
    const made = link(address);
    if (!made) return [piece];
    return [made, ...(ours.includes(address) ? [copier(address)] : []), piece.slice(address.length)];
  });
}

/** It breaks where its parts meet, before it breaks inside one. */
function link(address) {
  if (!URL.canParse?.(address) || !/^https?:$/.test(new URL(address).protocol)) return null;
  const [page, query] = [address.replace(/\?.*/, ""), address.replace(/^[^?]*/, "")];
  return el("a", { class: "link", href: address, target: "_blank", rel: "noopener noreferrer nofollow" },
    el("span", {}, page), query && el("span", {}, query));
}

function copier(address) {
  const button = el("button", { type: "button", class: "copy" }, t("copy"));
  button.addEventListener("click", async () => {
    button.textContent = t(await copied(address, button) ? "copied" : "not_copied");
    setTimeout(() => { button.textContent = t("copy"); }, 2500);
  });
  return button;
}

async function copied(words, button) {
  if (navigator.clipboard) return navigator.clipboard.writeText(words).then(() => true, () => false);
  // Outside https the browser copies only what is marked on the page.
  const line = el("textarea", { readonly: true, class: "sr" });
  line.value = words;
  button.after(line);
  line.select();
  const done = document.execCommand("copy");
  line.remove();
  button.focus();
  return done;
}

function call(number) {
  return el("a", { href: `tel:${number}`, class: "call" }, number);
}

/** A new id for something this page says; the same when it is said again. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Outside https, only this much is offered.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Kept on this device, if it lets us. */
export const kept = {
  get(key) {
    try { return localStorage.getItem(`huiyin-${key}`); } catch { return null; }
  },
  set(key, value) {
    try {
      if (value === null) localStorage.removeItem(`huiyin-${key}`);
      else localStorage.setItem(`huiyin-${key}`, value);
    } catch { /* private window, or full: it works without */ }
  },
};

/** Whether things may move. */
export const calm = matchMedia("(prefers-reduced-motion: reduce)");
