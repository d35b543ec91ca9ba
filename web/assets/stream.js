// The one stream of the page: it tells what came since the last entry we have, and comes back by itself.
import { data } from "./kit.js";

/** `hear(name, data)` for each event; `state(open)` when the connection comes or goes. */
export function listen(tokens, hear, state) {
  let last = data.last, wait = 1000, source, timer;

  function open() {
    clearTimeout(timer);
    source?.close();
    const query = new URLSearchParams([["after", last], ...tokens.filter(Boolean).map((token) => ["chat", token])]);
    source = new EventSource(`/chat/stream?${query}`);
    source.onopen = () => { wait = 1000; state(true); };
    source.onmessage = (message) => { last = Math.max(last, Number(message.lastEventId)); hear("entry", JSON.parse(message.data)); };
    for (const name of ["toast", "reload"]) {
      source.addEventListener(name, (message) => hear(name, JSON.parse(message.data)));
    }
    source.onerror = () => {
      state(false);
      // A browser gives up for good after an answer that is no stream (a proxy's error page).
      if (source.readyState === EventSource.CLOSED) {
        timer = setTimeout(open, wait);
        wait = Math.min(wait * 2, 15000);
      }
    };
  }

  addEventListener("online", open);
  // A phone that slept may hold a dead connection without knowing it.
  let slept = 0;
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) slept = Date.now();
    else if (Date.now() - slept > 30000) open();
  });
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => { if (event.persisted) open(); });
  open();
}
