// Times as the office's clock shows them, said the way people say them.
import { data, el, t } from "./kit.js";

const zh = data.language === "zh";
const format = new Intl.DateTimeFormat("en-GB", {
  timeZone: data.zone, year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const WEEK = zh ? ["周日", "周一", "周二", "周三", "周四", "周五", "周六"] : ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

let offset = Date.parse(data.now) - Date.now();

/** The time it is for the server; a demonstration's clock runs ahead. */
export const now = () => new Date(Date.now() + offset);
export function setNow(iso) {
  offset = Date.parse(iso) - Date.now();
}

function read(date) {
  const part = Object.fromEntries(format.formatToParts(date).map((piece) => [piece.type, piece.value]));
  const day = Date.UTC(+part.year, part.month - 1, +part.day) / 864e5;
  return { year: +part.year, month: +part.month, date: +part.day, day, week: WEEK[new Date(day * 864e5).getUTCDay()], clock: `${part.hour}:${part.minute}` };
}

/** A number that changes at midnight. */
export const day = (date) => read(date).day;
export const clock = (date) => read(date).clock;

/** “今天 14:00”, “周五 14:00” within a week, “11月24日 14:00”, the year only when it differs. */
export function stamp(date) {
  const then = read(date), here = read(now());
  const away = Math.abs(then.day - here.day);
  if (away === 0) return `${t("today")} ${then.clock}`;
  if (away < 7) return `${then.week} ${then.clock}`;
  return `${written(then, then.year !== here.year)} ${then.clock}`;
}

/** “11月20日 周五”, “Fri 20 Nov” */
export function long(date) {
  const then = read(date);
  return zh ? `${written(then, false)} ${then.week}` : `${then.week} ${written(then, false)}`;
}

/** “周五 14:00”, or the date when that is more than a week off. */
export function beat(date) {
  const then = read(date), here = read(now());
  return Math.abs(then.day - here.day) < 7 ? `${then.week} ${then.clock}` : `${written(then, then.year !== here.year)} ${then.clock}`;
}

function written(then, year) {
  if (zh) return `${year ? `${then.year}年` : ""}${then.month}月${then.date}日`;
  return `${then.date} ${MONTHS[then.month - 1]}${year ? ` ${then.year}` : ""}`;
}

const GAP = 30 * 60 * 1000;

/** The lines that say when: after a pause, and at midnight. What stands already stays, so that it is not read out again. */
export function stamps(log) {
  const old = new Map([...log.querySelectorAll(".when")].map((when) => [when.nextElementSibling, when]));
  let before = null;
  for (const entry of log.querySelectorAll(".entry[data-id]")) {
    const at = new Date(entry.dataset.at), words = stamp(at);
    if (!before || at - before > GAP || day(at) !== day(before)) {
      if (old.get(entry)?.textContent === words) old.delete(entry);
      else entry.before(el("p", { class: "when" }, el("time", { datetime: entry.dataset.at }, words)));
    }
    before = at;
  }
  for (const when of old.values()) when.remove();
}
