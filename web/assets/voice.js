// Voice: recorded until the person says it is done, and played in place.
import { el, icon, t } from "./kit.js";

const MOST = 120;
const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];
const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** A recording in progress; `stop()` gives the sound, `discard()` nothing. Rejects when there is no microphone. */
export async function record(tick, full) {
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  const type = TYPES.find((known) => MediaRecorder.isTypeSupported(known));
  const recorder = new MediaRecorder(sound, type ? { mimeType: type } : undefined);
  const pieces = [], began = Date.now();
  recorder.addEventListener("dataavailable", (piece) => pieces.push(piece.data));
  const beat = setInterval(() => {
    const seconds = (Date.now() - began) / 1000;
    tick(minutes(Math.min(seconds, MOST)));
    if (seconds >= MOST && recorder.state === "recording") { recorder.pause(); full(); }
  }, 250);
  const end = () => {
    clearInterval(beat);
    for (const track of sound.getTracks()) track.stop();
  };
  recorder.start(1000);
  return {
    discard() { recorder.stop(); end(); },
    stop: () => new Promise((done) => {
      recorder.addEventListener("stop", () => { end(); done(new Blob(pieces, { type: (recorder.mimeType || "audio/webm").split(";")[0] })); });
      recorder.stop();
    }),
  };
}

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);

/** A player: one button, a line that fills, the time. */
export function player(url) {
  const sound = new Audio();
  sound.preload = "metadata";
  sound.src = url;
  const button = el("button", { type: "button", class: "round play", "aria-label": t("voice_play") }, icon("i-play"));
  const line = el("progress", { max: 1, value: 0, "aria-label": t("voice") });
  const time = el("span", { class: "length" }, "");
  const whole = el("div", { class: "player" }, button, line, time);
  const show = () => {
    const known = Number.isFinite(sound.duration) && sound.duration > 0;
    if (known) line.value = sound.currentTime / sound.duration;
    time.textContent = minutes(sound.paused && known && !sound.currentTime ? sound.duration : sound.currentTime);
    button.setAttribute("aria-label", t(sound.paused ? "voice_play" : "voice_pause"));
    button.replaceChildren(icon(sound.paused ? "i-play" : "i-pause"));
  };
  // A browser's own recording does not say how long it is, until one has looked for its end.
  sound.addEventListener("loadedmetadata", () => { if (sound.duration === Infinity) sound.currentTime = 1e6; }, { once: true });
  sound.addEventListener("durationchange", () => { if (sound.paused && sound.currentTime && Number.isFinite(sound.duration)) sound.currentTime = 0; });
  for (const event of ["loadedmetadata", "durationchange", "timeupdate", "play", "pause"]) sound.addEventListener(event, show);
  sound.addEventListener("ended", () => { sound.currentTime = 0; show(); });
  sound.addEventListener("error", () => whole.replaceChildren(t("voice_missing")));
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(() => {}) : sound.pause()));
  return whole;
}
