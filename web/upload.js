// The upload document: a pipe to one origin, and nothing else. It decides nothing. The page that opened it is sealed
// and can never send; this document can, so it holds no data of its own, stores nothing, and takes requests only from
// that page, which took them from a person's consent.
//
//   page                                    this document
//   window.open("upload.html#NONCE") ─────► not framed, opened by a page of its own origin, nonce spent
//                                    ◄───── {nonce, ready: true}
//   {nonce, open: {version, origin, …}} ──► the origin is plain; a second policy names it alone, and is tried
//                                    ◄───── {nonce, opened: true}, or {nonce, refused: "version", "origin", "policy"}
//   {nonce, send: {ticket, method, …}} ───► one request at a time, every ticket once
//                                    ◄───── {nonce, response: {ticket, …}}, {nonce, failed: …}, {nonce, timedOut: …}
//   {nonce, close: true} ─────────────────► the window closes
//                                    ◄───── {nonce, stopped: true}: a person stopped it, or closed the window
//
// Whatever else arrives is passed over in silence. What is shown and tried here: web/e2e/upload.spec.mjs.
"use strict";

(() => {
  /** Rises whenever messages change: a page of one build never drives a document of another out of a cache. */
  const VERSION = 1;

  // The two forms of an origin, stricter than URLs are: in a policy `*`, `'`, `;`, `,` and blanks would mean something
  // else than the one host, and some of them may stand in the host of a URL.
  const PUBLIC = /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?(?::[1-9][0-9]{0,4})?$/;
  const THIS_DEVICE = /^https?:\/\/(?:127\.0\.0\.1|localhost)(?::[1-9][0-9]{0,4})?$/;

  const NONCE = /^[0-9a-f]{32}$/;
  const LONGEST_ORIGIN = 270;
  const LONGEST_WAIT_MS = 600_000;
  const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;
  const LARGEST_REQUEST_BYTES = 64 * 1024 * 1024;
  /** How often it is looked whether the page that opened this window is still there. */
  const LOOK_MS = 1000;

  const shown = (id) => document.getElementById(id);
  /** The document in a window; none where the window is gone or shows another origin. */
  const documentIn = (window) => {
    try {
      return window.closed ? null : window.document;
    } catch {
      return null;
    }
  };
  const opener = window.opener;
  const page = opener && documentIn(opener);
  const home = location.origin;
  const nonce = location.hash.slice(1);
  // Spent: a reload, and a look into the history, find none.
  history.replaceState(null, "", location.pathname + location.search);

  /** The origin, once this document is narrowed to it. */
  let to = null;
  /** A message to open was taken; there is no second one. */
  let opened = false;
  let over = false;
  let words = {};
  /** The controller of the request that is out. */
  let out = null;
  const spent = new Set();
  let requests = 0;
  let bytes = 0;

  // A frame could be laid over by another page, and a document that nobody opened has nobody to answer to. `null` is
  // the origin of all files and of all sandboxes: no name to check anything by.
  if (window.top !== window || !page || home === "null" || !NONCE.test(nonce)) {
    end("alone");
    return;
  }

  window.addEventListener("message", (event) => {
    const { data } = event;
    const ours = event.isTrusted && event.source === opener && event.origin === home;
    if (over || !ours || typeof data !== "object" || data === null || data.nonce !== nonce) return;
    if (data.open) open(data.open);
    else if (data.send) send(data.send);
    else if (data.close === true) close("finished");
  });
  const stop = () => {
    if (over) return;
    tell({ stopped: true });
    close("stopped");
  };
  window.addEventListener("pagehide", () => {
    tell({ stopped: true });
    over = true;
    out?.abort();
  });
  shown("stop").addEventListener("click", stop);
  // A page that is loaded again stays in its window, but is another document; what it says while it goes may not arrive.
  setInterval(() => {
    if (!over && documentIn(opener) !== page) close("pageGone");
  }, LOOK_MS);
  tell({ ready: true });

  /** Says something to the page that opened this window, and to no other that may stand there by now. */
  function tell(message, transfer = []) {
    if (!over) opener.postMessage({ nonce, ...message }, home, transfer);
  }

  /** Narrows this document to one origin, for good. */
  async function open(asked) {
    if (opened) return;
    opened = true;
    if (asked.version !== VERSION) return refuse("version", "alone");
    if (!isOrigin(asked.origin, asked.rehearsal === true)) return refuse("origin", "alone");
    const before = await allows("data:,");
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = `default-src 'none'; connect-src ${asked.origin}; form-action 'none'; base-uri 'none'`;
    document.head.append(policy);
    // Asked before and after: only the policy that was just added can have made the difference. Neither question
    // leaves the browser.
    if (!before || (await allows("data:,"))) return refuse("policy", "open-policy");
    to = asked.origin;
    show(asked);
    tell({ opened: true });
  }

  const allows = (address) => fetch(address).then(
    () => true,
    () => false,
  );

  function isOrigin(text, rehearsal) {
    if (typeof text !== "string" || text.length > LONGEST_ORIGIN) return false;
    if (!PUBLIC.test(text) && !(rehearsal && THIS_DEVICE.test(text))) return false;
    try {
      // As the browser itself writes it: no port that goes without saying, no host that it would mend.
      return new URL(text).origin === text;
    } catch {
      return false;
    }
  }

  /** Sends one request, and tells what came of it. */
  async function send(asked) {
    const { ticket } = asked;
    const request = to !== null && out === null && !spent.has(ticket) && read(asked);
    if (!request) return;
    spent.add(ticket);
    out = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      out.abort();
    }, asked.timeout_ms);
    requests += 1;
    bytes += asked.body?.byteLength ?? 0;
    count();
    say("sending");
    try {
      const answer = await fetch(request, { signal: out.signal });
      // A redirect that is not followed has no status to be read: it is told as 0.
      const body = await firstBytes(answer, asked.largest_bytes + 1);
      const [retryAfter, date] = ["retry-after", "date"].map((name) => answer.headers.get(name));
      tell({ response: { ticket, status: answer.status, retryAfter, date, body } }, [body]);
    } catch {
      // Why, a browser does not say: no network, no name, no leave from the platform, an answer that broke off.
      tell({ [late ? "timedOut" : "failed"]: { ticket } });
    } finally {
      clearTimeout(timer);
      out = null;
      if (!over) say("answered");
    }
  }

  /** The request, if it is one that may leave: nothing is added to it, and it goes to the one origin. */
  function read({ ticket, method, target, headers, body, timeout_ms, largest_bytes }) {
    const whole = (number, largest) => Number.isSafeInteger(number) && number >= 0 && number <= largest;
    const sound =
      whole(ticket, Number.MAX_SAFE_INTEGER) &&
      (method === "GET" || method === "POST") &&
      typeof target === "string" &&
      target.startsWith("/") &&
      !target.startsWith("//") &&
      Array.isArray(headers) &&
      (method === "GET" ? body === undefined || body === null : body instanceof ArrayBuffer && body.byteLength <= LARGEST_REQUEST_BYTES) &&
      whole(timeout_ms, LONGEST_WAIT_MS) &&
      whole(largest_bytes, LARGEST_ANSWER_BYTES);
    if (!sound) return null;
    try {
      const url = new URL(to + target);
      if (url.origin !== to || url.href !== to + target) return null;
      return new Request(url, {
        method,
        headers,
        body: method === "GET" ? undefined : body,
        mode: "cors",
        credentials: "omit",
        cache: "no-store",
        redirect: "manual",
        referrerPolicy: "no-referrer",
      });
    } catch {
      return null;
    }
  }

  /** At most so many bytes of an answer; the rest is not even received. */
  async function firstBytes(answer, most) {
    if (!answer.body) return new ArrayBuffer(0);
    const reader = answer.body.getReader();
    const parts = [];
    let length = 0;
    while (length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value.subarray(0, most - length));
      length += parts.at(-1).byteLength;
    }
    if (length >= most) reader.cancel().catch(() => {});
    const joined = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.byteLength;
    }
    return joined.buffer;
  }

  /** Puts the page's words, in the user's language, in their places. They are texts: none of them is read as HTML. */
  function show(asked) {
    words = Object.fromEntries(Object.entries(asked.words ?? {}).map(([name, text]) => [name, String(text)]));
    document.documentElement.lang = String(asked.locale ?? "en");
    document.body.dataset.theme = String(asked.theme ?? "device");
    document.title = `TemQR · ${words.title ?? ""}`;
    for (const [id, name] of [["title", "title"], ["rehearsal", "rehearsal"], ["to-word", "to"], ["requests-word", "requests"], ["bytes-word", "bytes"], ["keep-open", "keepOpen"], ["stop", "stop"]]) {
      shown(id).textContent = words[name] ?? "";
    }
    shown("rehearsal").hidden = asked.rehearsal !== true;
    shown("to").textContent = to;
    shown("passage").hidden = false;
    say("ready");
  }

  function count() {
    const language = document.documentElement.lang;
    shown("requests").textContent = requests.toLocaleString(language);
    shown("bytes").textContent = bytes.toLocaleString(language);
  }

  function say(state) {
    document.body.dataset.state = state;
    shown("now").textContent = words[state] ?? "";
  }

  function refuse(why, section) {
    tell({ refused: why });
    end(section);
  }

  /** Ends for good: what is out is left, nothing more is taken, and the window closes where the browser lets it. */
  function close(state) {
    over = true;
    out?.abort();
    say(state);
    shown("stop").hidden = true;
    shown("keep-open").hidden = true;
    window.close();
  }

  /** Nothing can be done here. */
  function end(section) {
    over = true;
    document.body.dataset.state = section;
    shown("passage").hidden = true;
    shown(section).hidden = false;
  }
})();
