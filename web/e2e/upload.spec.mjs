// The upload document: takes requests from one page, sends them to one origin, and tells what came of them.
import { expect, test } from "@playwright/test";
import { ask, BARE, heard, narrow, narrowed, newNonce, openPipe, request, say, server } from "./pipe.mjs";
import { complaints, PAGE } from "./page.mjs";

const alone = (document) => document.locator("#alone");

test("a request arrives as it was made, nothing is added, and its answer comes back", async ({ page, context }) => {
  const platform = await server((_, response) => {
    response.setHeader("Retry-After", "7");
    response.statusCode = 429;
    response.end("later");
  });
  const { origin } = platform;
  await context.addCookies([{ name: "secret", value: "1", url: origin }]);
  const { popup, nonce } = await narrowed(page, origin);
  const headers = [["accept", "application/json"], ["authorization", "Bearer T"], ["content-type", "application/json"]];
  const body = '{"records":["ữ品"]}';
  const answer = await ask(page, nonce, request(7, { method: "POST", target: "/v1/records", headers, body }));
  expect(answer.response).toMatchObject({ ticket: 7, status: 429, retryAfter: "7", body: { length: 5, text: "later" } });
  expect(answer.response.date).toMatch(/GMT$/);
  const [sent, ...more] = platform.sent();
  expect(more).toEqual([]);
  expect(sent).toMatchObject({ method: "POST", url: "/v1/records" });
  expect(sent.body.toString()).toBe(body);
  expect(sent.headers).toMatchObject({ authorization: "Bearer T", "content-type": "application/json" });
  expect(sent.headers.cookie).toBeUndefined();
  expect(sent.headers.referer).toBeUndefined();
  await expect(popup.locator("#to")).toHaveText(origin);
  await expect(popup.locator("#requests")).toHaveText("1");
  await expect(popup.locator("#bytes")).toHaveText(String(Buffer.byteLength(body)));
  platform.close();
});

test("a wrong nonce, and a window that did not open it, are passed over", async ({ page }) => {
  const platform = await server();
  const { popup, nonce } = await openPipe(page);
  await narrow(page, newNonce(), platform.origin);
  await narrow(page, undefined, platform.origin);
  // A frame of the same origin in the page that opened the window: it knows the nonce, but is another window.
  await page.evaluate(
    ([nonce, origin]) => {
      const frame = document.createElement("iframe");
      document.documentElement.append(frame);
      const open = { version: 1, origin, rehearsal: true, words: {} };
      frame.contentWindow.eval("(message) => parent.pipe.postMessage(message, '*')")({ nonce, open });
    },
    [nonce, platform.origin],
  );
  await page.waitForTimeout(500);
  expect(await heard(page)).toEqual([{ nonce, ready: true }]);
  await expect(popup.locator("#passage")).toBeHidden();
  // The same message from the page itself is taken: what was passed over was not passed over for another reason.
  await narrow(page, nonce, platform.origin);
  await expect.poll(() => heard(page)).toContainEqual({ nonce, opened: true });
  await say(page, { nonce: newNonce(), send: request(1) });
  await page.waitForTimeout(300);
  expect(platform.heard).toEqual([]);
  platform.close();
});

test("a page of another origin that opens it is told nothing, and not heard", async ({ page }) => {
  const platform = await server();
  const stranger = await server((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end("<!doctype html><title>A stranger</title>");
  }, "localhost");
  const nonce = newNonce();
  await page.goto(stranger.origin);
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate((address) => {
      window.said = [];
      window.addEventListener("message", ({ data }) => window.said.push(data));
      window.pipe = window.open(address);
    }, `${PAGE}upload.html#${nonce}`),
  ]);
  await popup.waitForLoadState();
  await page.evaluate(
    ([nonce, origin]) => window.pipe.postMessage({ nonce, open: { version: 1, origin, rehearsal: true, words: {} } }, "*"),
    [nonce, platform.origin],
  );
  await page.waitForTimeout(500);
  expect(await heard(page)).toEqual([]);
  await expect(popup.locator("#passage")).toBeHidden();
  platform.close();
  stranger.close();
});

test("in a frame, opened directly, or loaded again, it does nothing and says so", async ({ page }) => {
  const nonce = newNonce();
  await page.goto(BARE);
  await page.evaluate((nonce) => {
    window.said = [];
    window.addEventListener("message", ({ data }) => window.said.push(data));
    const frame = document.createElement("iframe");
    frame.src = `upload.html#${nonce}`;
    document.documentElement.append(frame);
  }, nonce);
  await expect(alone(page.frameLocator("iframe"))).toBeVisible();
  expect(await heard(page)).toEqual([]);
  await page.goto(`upload.html#${nonce}`);
  await expect(alone(page)).toBeVisible();
  const { popup } = await openPipe(page);
  expect(popup.url()).not.toContain("#");
  await popup.reload();
  await expect(alone(popup)).toBeVisible();
  await expect(alone(popup).locator("p")).toHaveCount(3);
});

const ORIGINS = [
  ["http to this device, in a rehearsal", "http://127.0.0.1:8620", true, true],
  ["the same by name", "http://localhost:8620", true, true],
  ["https, in a rehearsal", "https://platform.example.com", true, true],
  ["https", "https://platform.example.com:8443", false, true],
  ["http to this device, without a rehearsal", "http://127.0.0.1:8620", false, false],
  ["https to this device, without a rehearsal", "https://localhost:8620", false, false],
  ["http elsewhere", "http://platform.example.com", false, false],
  ["http elsewhere, in a rehearsal", "http://platform.example.com", true, false],
  ["any host", "https://*", false, false],
  ["any host of a domain", "https://*.example.com", false, false],
  ["a second source", "https://a.example.com https://evil.example", false, false],
  ["a second directive", "https://a;b.example.com", false, false],
  ["a keyword", "https://a'b.example.com", false, false],
  ["a path", "https://a.example.com/", false, false],
  ["a user", "https://a@b.example.com", false, false],
  ["a port that goes without saying", "https://a.example.com:443", false, false],
  ["a port that is none", "https://a.example.com:99999", false, false],
  ["a number as a host", "https://10.0.0.1", false, false],
  ["a scheme alone", "https:", false, false],
  ["capitals", "https://A.example.com", false, false],
  ["no text", 7, false, false],
];

test("only a plain https origin is taken, and this device only in a rehearsal", async ({ page }) => {
  for (const [name, origin, rehearsal, taken] of ORIGINS) {
    const { popup, nonce } = await openPipe(page);
    await narrow(page, nonce, origin, { rehearsal });
    const said = taken ? { nonce, opened: true } : { nonce, refused: "origin" };
    await expect.poll(() => heard(page), name).toContainEqual(said);
    await popup.close();
  }
});

test("a document of another version refuses", async ({ page }) => {
  const { popup, nonce } = await openPipe(page);
  await narrow(page, nonce, "http://127.0.0.1:8620", { version: 2 });
  await expect.poll(() => heard(page)).toContainEqual({ nonce, refused: "version" });
  await expect(alone(popup)).toBeVisible();
});

test("once it is narrowed, the browser lets nothing of it reach another origin", async ({ page }) => {
  const platform = await server();
  const other = await server();
  const { popup, nonce } = await openPipe(page);
  const tries = (origin) =>
    popup.evaluate(async (origin) => {
      const outcome = (trying) => trying.then(() => true, () => false);
      const image = new Promise((sent, refused) => Object.assign(new Image(), { onload: sent, onerror: refused, src: `${origin}/image.png` }));
      navigator.sendBeacon(`${origin}/beacon`, "leak");
      return [await outcome(fetch(`${origin}/fetch`)), await outcome(image)];
    }, origin);
  // Before: https and this device are allowed, as they must be while the origin is not known.
  expect(await tries(other.origin)).toEqual([true, false]);
  await expect.poll(() => other.heard.map(({ url }) => url).toSorted()).toEqual(["/beacon", "/fetch"]);
  other.heard.length = 0;
  await narrow(page, nonce, platform.origin);
  await expect.poll(() => heard(page)).toContainEqual({ nonce, opened: true });
  expect(await tries(other.origin)).toEqual([false, false]);
  expect(await tries(platform.origin.replace("127.0.0.1", "localhost"))).toEqual([false, false]);
  // Policies only add up: neither removing the element nor a wider one changes that, nor a second message to open.
  await popup.evaluate(() => {
    for (const policy of document.querySelectorAll("meta[http-equiv]")) policy.remove();
    const wide = document.createElement("meta");
    wide.httpEquiv = "Content-Security-Policy";
    wide.content = "connect-src *";
    document.head.append(wide);
  });
  await narrow(page, nonce, other.origin);
  expect(await tries(other.origin)).toEqual([false, false]);
  await page.waitForTimeout(300);
  expect(other.heard).toEqual([]);
  expect((await ask(page, nonce, request(1))).response.status).toBe(200);
  expect(platform.sent()).toHaveLength(1);
  platform.close();
  other.close();
});

test("a browser that does not narrow it is refused", async ({ page }) => {
  const platform = await server();
  // Stands in for such a browser: the question is answered, whatever the policy says.
  await page.context().addInitScript(() => {
    const real = window.fetch;
    window.fetch = (address, ...more) => (address === "data:," ? Promise.resolve(new Response()) : real(address, ...more));
  });
  const { popup, nonce } = await openPipe(page);
  await narrow(page, nonce, platform.origin);
  await expect.poll(() => heard(page)).toContainEqual({ nonce, refused: "policy" });
  await expect(popup.locator("#open-policy")).toBeVisible();
  await say(page, { nonce, send: request(1) });
  await page.waitForTimeout(300);
  expect(platform.heard).toEqual([]);
  platform.close();
});

test("a redirect to another host is not followed", async ({ page }) => {
  const elsewhere = await server();
  const platform = await server((_, response) => {
    response.writeHead(307, { Location: `${elsewhere.origin}/v1/records` });
    response.end();
  });
  const { nonce } = await narrowed(page, platform.origin);
  const answer = await ask(page, nonce, request(1, { method: "POST", target: "/v1/records", body: "{}" }));
  expect(answer.response).toMatchObject({ status: 0, body: { length: 0 } });
  expect(elsewhere.heard).toEqual([]);
  platform.close();
  elsewhere.close();
});

test("an answer of 100 MB is cut one byte behind the limit, and the rest is not taken", async ({ page }) => {
  let left = 100 * 1024 * 1024;
  let cut = false;
  const platform = await server((_, response) => {
    const part = Buffer.alloc(64 * 1024, "a");
    const more = () => {
      while (left > 0) {
        left -= part.length;
        if (!response.write(part)) return response.once("drain", more);
      }
      response.end();
    };
    response.on("close", () => (cut = left > 0));
    more();
  });
  const { nonce } = await narrowed(page, platform.origin);
  const answer = await ask(page, nonce, request(1, { largest_bytes: 1_048_576 }));
  expect(answer.response).toMatchObject({ status: 200, body: { length: 1_048_577 } });
  await expect.poll(() => cut).toBe(true);
  platform.close();
});

test("no answer, and one that breaks off, are told; so is one that comes too late", async ({ page }) => {
  const platform = await server((request, response) => {
    if (request.url === "/drop") request.socket.destroy();
    if (request.url === "/half") {
      response.writeHead(200, { "Content-Length": "100" });
      response.write("half", () => request.socket.destroy());
    }
  });
  const { nonce } = await narrowed(page, platform.origin);
  expect(await ask(page, nonce, request(1, { target: "/drop" }))).toEqual({ nonce, failed: { ticket: 1 } });
  expect(await ask(page, nonce, request(2, { target: "/half" }))).toEqual({ nonce, failed: { ticket: 2 } });
  expect(await ask(page, nonce, request(3, { target: "/never", timeout_ms: 300 }))).toEqual({ nonce, timedOut: { ticket: 3 } });
  platform.close();
});

test("a ticket is sent once, one request at a time, and only to a path of the origin", async ({ page }) => {
  const answers = [];
  const platform = await server((_, response) => answers.push(response));
  const { nonce } = await narrowed(page, platform.origin);
  const odd = [
    { target: "//evil.example/v1" },
    { target: "@evil.example/v1" },
    { target: ".evil.example" },
    { target: "/\\evil.example" },
    { target: "/v1/../v2" },
    { target: "https://evil.example/" },
    { method: "PUT", body: "{}" },
    { method: "POST" },
    { headers: "none" },
    { timeout_ms: 1e9 },
    { largest_bytes: -1 },
    { ticket: "1" },
  ];
  for (const [at, more] of odd.entries()) await say(page, { nonce, send: request(100 + at, more) });
  await say(page, { nonce, send: request(1, { target: "/first" }) });
  await say(page, { nonce, send: request(1, { target: "/again" }) });
  await say(page, { nonce, send: request(2, { target: "/second" }) });
  await expect.poll(() => platform.sent().length).toBe(1);
  await page.waitForTimeout(300);
  answers[0].end("done");
  await expect.poll(async () => (await heard(page)).filter(({ response }) => response)).toHaveLength(1);
  await say(page, { nonce, send: request(1, { target: "/again" }) });
  await page.waitForTimeout(300);
  expect(platform.sent().map(({ url }) => url)).toEqual(["/first"]);
  platform.close();
});

test("a person stops it by its button or by closing it, and the page hears of it", async ({ page }) => {
  const platform = await server(() => {});
  for (const stop of [(popup) => popup.locator("#stop").click(), (popup) => popup.close({ runBeforeUnload: true })]) {
    const { popup, nonce } = await narrowed(page, platform.origin);
    await say(page, { nonce, send: request(1) });
    await expect(popup.locator("#now")).toHaveText("Sending");
    await Promise.all([popup.waitForEvent("close"), stop(popup)]);
    await expect.poll(() => heard(page)).toContainEqual({ nonce, stopped: true });
  }
  platform.close();
});

test("it closes when the page says so, and when the page is loaded again or gone", async ({ page, context }) => {
  const first = await narrowed(page, "http://127.0.0.1:8620");
  await Promise.all([first.popup.waitForEvent("close"), say(page, { nonce: first.nonce, close: true })]);
  const second = await narrowed(page, "http://127.0.0.1:8620");
  await Promise.all([second.popup.waitForEvent("close"), page.reload()]);
  const third = await narrowed(page, "http://127.0.0.1:8620");
  await Promise.all([third.popup.waitForEvent("close"), page.close()]);
  expect(context.pages()).toEqual([]);
});

test("everybody can use it", async ({ page }) => {
  const { popup } = await narrowed(page, "http://127.0.0.1:8620");
  expect(await complaints(popup)).toEqual([]);
  await page.goto("upload.html");
  expect(await complaints(page)).toEqual([]);
});
