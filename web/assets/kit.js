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

/** Tiny HTML as nodes: `<b>` is the only element there is, five entities are known, all else is text as it stands. */
export function tiny(text, calls = true) {
  const top = document.createDocumentFragment();
  let bold = null;
  for (const part of String(text ?? "").split(/(<\/?b>)/)) {
    if (part === "<b>") top.append((bold = el("b")));
    else if (part === "</b>") bold = null;
    else if (part) {
      const plain = part.replace(/&(?:amp|lt|gt|quot|#x27|#39|#34);/g, (entity) => ENTITIES[entity]);
      if (bold && EMERGENCY.test(plain.trim())) bold.append(call(plain.trim()));
      else if (!calls) (bold || top).append(plain);
      else (bold || top).append(...plain.split(MOBILE).map((piece, at) => (at % 2 ? call(piece) : piece)));
    }
  }
  return top;
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
