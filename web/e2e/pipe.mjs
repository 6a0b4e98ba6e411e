// What the journeys say to the upload document, and servers for it to reach.
import { expect } from "@playwright/test";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";

/** A document of the page's own origin and without a policy: stands in for the page that opens the window. */
export const BARE = "upload.css";

export const WORDS = {
  title: "Sending a submission",
  rehearsal: "Rehearsal",
  to: "To",
  requests: "Requests sent",
  bytes: "Bytes sent",
  keepOpen: "Keep this window open.",
  stop: "Stop",
  ready: "Ready",
  sending: "Sending",
  answered: "Answered",
  stopped: "Stopped",
  finished: "Finished",
  pageGone: "The page is gone",
};

export const newNonce = () => randomBytes(16).toString("hex");

/** A server that notes what reaches it; `answer` gets the request, the response and the body. */
export async function server(answer = (_, response) => response.end("heard"), host = "127.0.0.1") {
  const heard = [];
  const listening = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    heard.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "*, authorization");
    response.setHeader("Access-Control-Expose-Headers", "Retry-After, Date");
    if (request.method === "OPTIONS") response.end();
    else answer(request, response, body);
  });
  await new Promise((ready) => listening.listen(0, host, ready));
  const close = () => {
    listening.closeAllConnections();
    listening.close();
  };
  const sent = () => heard.filter(({ method }) => method !== "OPTIONS");
  return { heard, sent, origin: `http://${host}:${listening.address().port}`, close };
}

/** Opens the document as the page does; gives its window, and waits until it says that it is there. */
export async function openPipe(page, nonce = newNonce()) {
  await page.goto(BARE);
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate((nonce) => {
      window.said = [];
      window.addEventListener("message", ({ data }) => window.said.push(data));
      window.pipe = window.open(`upload.html#${nonce}`, "_blank", "width=480,height=640");
    }, nonce),
  ]);
  await expect.poll(() => heard(page)).toContainEqual({ nonce, ready: true });
  return { popup, nonce };
}

/** What the document said to the page; bytes of answers as their length and text. */
export const heard = (page) =>
  page.evaluate(() =>
    window.said.map((said) => {
      const body = said.response?.body;
      if (!body) return said;
      const text = new TextDecoder().decode(body.slice(0, 200));
      return { ...said, response: { ...said.response, body: { length: body.byteLength, text } } };
    }),
  );

/** Says something to the document. A body is given as a text. */
export const say = (page, message) =>
  page.evaluate((message) => {
    if (typeof message.send?.body === "string") message.send.body = new TextEncoder().encode(message.send.body).buffer;
    window.pipe.postMessage(message, location.origin);
  }, message);

/** Asks to be narrowed to an origin. */
export const narrow = (page, nonce, origin, more = {}) =>
  say(page, { nonce, open: { version: 1, origin, rehearsal: true, locale: "en", theme: "light", words: WORDS, ...more } });

/** Opens the document and narrows it. */
export async function narrowed(page, origin, more) {
  const { popup, nonce } = await openPipe(page);
  await narrow(page, nonce, origin, more);
  await expect.poll(() => heard(page)).toContainEqual({ nonce, opened: true });
  return { popup, nonce };
}

/** A request as the desk makes it. */
export const request = (ticket, more = {}) => ({
  ticket,
  method: "GET",
  target: "/v1/records?keys=a,b",
  headers: [["accept", "application/json"]],
  timeout_ms: 10_000,
  largest_bytes: 1000,
  ...more,
});

/** Sends a request, and waits for what came of it. */
export async function ask(page, nonce, send) {
  await say(page, { nonce, send });
  const of = ({ response, failed, timedOut }) => (response ?? failed ?? timedOut)?.ticket === send.ticket;
  await expect.poll(async () => (await heard(page)).some(of)).toBe(true);
  return (await heard(page)).find(of);
}
