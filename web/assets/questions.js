// Messages with buttons: which one is loud, which button was chosen. And cards: which one is of the past.
import { icon, t } from "./kit.js";
import { day, now } from "./when.js";

export class Questions {
  constructor() {
    this.cards = []; // {id, element, cases, day}
    this.asked = []; // {id, element, question, cases, chosen, answered, over}, oldest first
    this.latest = new Map(); // a case's number → the newest entry about it
    this.stale = new Set(); // client ids of presses that changed nothing
  }

  /** An entry of the office came; `whole` is what shows it. */
  came(entry, whole) {
    const element = whole.querySelector(".buttons"), card = whole.querySelector(".card");
    for (const asked of this.asked) if (asked.answered) asked.over = true;
    // A card or a menu is no question: once its press has been answered, it may be pressed again.
    for (const asked of this.asked) if (asked.chosen && !asked.question) this.release(asked);
    const offers = offered(entry), cases = [...new Set([...offers, ...named(entry)])];
    for (const number of cases) {
      this.latest.set(number, Math.max(this.latest.get(number) ?? 0, entry.id));
    }
    if (card) this.cards.push({ id: entry.id, element: card, cases, day: day(new Date(entry.at)) });
    if (!element) return;
    // A question (not a card) is over once it has been answered in any way and something came back.
    const question = entry.buttons.flat().every((button) => button.data.startsWith("q:"));
    this.asked.push({ id: entry.id, element, question, cases: offers, chosen: false, answered: false, over: false });
    this.asked.sort((a, b) => a.id - b.id);
  }

  /** In another chat of theirs a question was taken along, or something was done to cases. */
  elsewhere({ id, over, past = [] }) {
    for (const asked of this.asked) if (over && asked.id < id) asked.over = true;
    for (const number of past) this.latest.set(String(number), Math.max(this.latest.get(String(number)) ?? 0, id));
    this.quiet();
  }

  of(entry) { return this.asked.find((one) => one.id === entry.id); }

  /** True when the person's entry is a press whose button is on the page: it gets its tick and needs no bubble. */
  took(entry) {
    if (!entry.data) {
      this.answered(entry);
      return false;
    }
    if (entry.stale || this.stale.has(entry.client)) return true;
    const [asked, button] = this.pressed(entry);
    if (button) {
      this.choose(asked, button);
      return true;
    }
    return entry.data.startsWith("f:language:"); // pressed at the top of the page
  }

  /** Where it was pressed: the same may be offered in several places, and be called otherwise. */
  pressed(entry) {
    const stood = this.asked.filter((asked) => asked.id < entry.id).reverse();
    const here = stood.filter((asked) => asked.id === Number(entry.message));
    const same = (one) => one.dataset.data === entry.data;
    for (const [among, is] of [[here, same], [stood, (one) => same(one) && one.textContent === entry.label], [stood, same]]) {
      for (const asked of among) {
        const button = find(asked, is);
        if (button) return [asked, button];
      }
    }
    return [];
  }

  /** Words, a place or a number answer the open question, too; a button that means the same gets its tick. */
  answered(entry) {
    const last = this.open() ?? this.asked.at(-1);
    if (!last || last.chosen || last.id > entry.id) return;
    last.answered = last.question;
    const asks = entry.place ? "location" : entry.phone ? "contact" : null;
    const meant = find(last, (button) => (asks ? button.dataset.asks === asks : button.textContent === entry.text));
    if (meant) this.choose(last, meant);
  }

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

  release(asked) {
    asked.chosen = false;
    for (const button of asked.element.querySelectorAll("button")) button.removeAttribute("aria-disabled");
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

  /** The question that waits for an answer, whatever has come since; none: nothing is asked. */
  open() {
    const newest = this.asked.filter((asked) => asked.question).at(-1);
    return newest && !newest.chosen && !newest.answered && !newest.over ? newest : undefined;
  }

  /** Only the newest is loud, until it is answered; and what is still asked. */
  quiet() {
    const newest = this.asked.at(-1), open = this.open();
    for (const asked of this.asked) {
      const done = asked.chosen || asked.over || asked !== newest || this.past(asked);
      asked.element.classList.toggle("quiet", done && asked !== open);
      if (asked === open) asked.element.classList.remove("settled");
    }
    this.age();
  }

  /** What a card says of a case was so when it came: since then days have passed, or something newer was said. */
  age() {
    const today = day(now());
    for (const card of this.cards) card.element.classList.toggle("past", card.day !== today || this.past(card));
  }

  /** What is quiet makes room for what is new; called when nobody is reading it. */
  settle(all = this.asked) {
    for (const { element, chosen, question } of all) {
      if (!element.classList.contains("quiet")) continue;
      element.classList.add("settled");
      element.classList.toggle("answered", chosen);
      element.classList.toggle("question", question);
    }
  }

  /** A card is past once something newer was said about its case: it changed, or left this person's hands. */
  past(asked) {
    return asked.cases.length > 0 && asked.cases.every((number) => this.latest.get(number) > asked.id);
  }
}

/** The cases that an entry's buttons act on: `f:{flow}:{case}:{version}`. */
function offered(entry) {
  const found = (entry.buttons ?? []).flat().map((button) => /^f:\w+:(\d+):\d/.exec(button.data)?.[1]);
  return [...new Set(found.filter(Boolean))];
}

/** The cases whose number, with its check digit, an entry says. */
function named(entry) {
  return [...`${entry.card?.head ?? ""} ${entry.text ?? ""}`.matchAll(/\b(\d+)-\d\b/g)].map(([, number]) => number);
}

function find(asked, is) {
  return [...asked.element.querySelectorAll("button")].find(is);
}
