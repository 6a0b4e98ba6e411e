// The way to the platform: looked at, consented to, sent by a window of its own; and nothing before.
import { expect, test } from "@playwright/test";
import { bring, records } from "./desk.mjs";
import { complaints, PAGE } from "./page.mjs";
import { profile, rehearsal, sheet } from "./rehearsal.mjs";

const tally = (page, state) => page.locator(`[data-tally=${state}]`);
const situation = (page) => page.locator("[data-situation]");
const action = (page, name) => page.locator(`[data-action=${name}]`);

/** Brings records in, and loads a profile for this server. */
async function begin(page, server, { count = 30, change, of } = {}) {
  await records(page);
  await bring(page, "records.csv", sheet(count, of));
  await page.goto("./#submission");
  await expect(page.locator("#submit-profile-title")).toBeVisible();
  await page.locator("input[name=profile-file]").setInputFiles(profile(server.origin, change));
  await expect(page.locator(`[data-origin="${server.origin}"]`)).toBeVisible();
}

/** Builds what would leave. */
async function prepare(page, count = 30) {
  await action(page, "prepare").click();
  await expect(page.locator("[data-count=records]")).toHaveText(String(count));
}

/** Types the client's credentials. */
async function credentials(page, { client_id, client_secret }) {
  await page.locator("#credentials-id").fill(client_id);
  await page.locator("#credentials-secret").fill(client_secret);
  await action(page, "use-credentials").click();
  await expect(page.locator("[data-credentials=here]")).toBeVisible();
}

/** Presses a button that opens the window. */
async function opens(page, name) {
  const [popup] = await Promise.all([page.waitForEvent("popup"), action(page, name).click()]);
  return popup;
}

/** Every request of every page of the browser. */
function watch(context) {
  const asked = [];
  // The frame of a window that is being opened is not there yet.
  const from = (request) => (request.isNavigationRequest() ? "" : request.frame().url());
  context.on("request", (request) => asked.push({ url: request.url(), from: from(request) }));
  return asked;
}

test("without consent nothing leaves", async ({ page, context }) => {
  const server = await rehearsal();
  const asked = watch(context);
  const before = (await server.state()).requests;
  await begin(page, server);
  await expect(action(page, "submit")).toHaveCount(0);
  await prepare(page);
  await page.locator("#submit-bytes summary").click();
  await page.locator("[data-body='0']").click();
  const body = JSON.parse(await page.locator(".submit-raw").inputValue());
  expect(body.records).toHaveLength(5);
  expect(body.records[0]).toMatchObject({ batchNo: "20260517-0001", inspectionReportNo: "IR-2026-0001" });
  await expect(page.locator("#submit-not-sent")).toContainText("Laboratory");
  await credentials(page, server.client);
  await expect(action(page, "submit")).toBeDisabled();
  await expect(page.locator("#submit-needs")).toContainText("Tick");
  await page.locator("input[name=consent]").check();
  await expect(action(page, "submit")).toBeEnabled();
  await page.locator("input[name=consent]").uncheck();
  await expect(action(page, "submit")).toBeDisabled();
  await action(page, "submit").dispatchEvent("click");
  await page.waitForTimeout(1000);
  expect(context.pages()).toHaveLength(1);
  expect(asked.filter(({ url }) => !url.startsWith(PAGE) && !/^(blob|data):/.test(url))).toEqual([]);
  // Asking for the state is a request as well.
  expect((await server.state()).requests - before).toBeLessThanOrEqual(2);
  await expect(page.locator("[data-ledger=empty]")).toBeVisible();
  server.close();
});

test("a submission with faults and a reload in the middle: nothing is lost, nothing doubled", async ({ page, context }) => {
  test.setTimeout(180_000);
  const server = await rehearsal();
  const asked = watch(context);
  // Slowly enough that there is a middle to leave it in.
  await begin(page, server, { change: (sheet) => (sheet.pace.requests_per_minute = 120) });
  await prepare(page);
  await credentials(page, server.client);
  await page.locator("input[name=consent]").check();
  const said = await page.locator(".submit-consent").innerText();
  expect(said).toContain("30 records");
  expect(said).toContain(server.origin);
  await server.faults({ rate: 0.4, seed: 7, slow_ms: 3000, retry_after_s: 1 });
  const popup = await opens(page, "submit");
  await expect(popup.locator("#to")).toHaveText(server.origin);
  await expect.poll(async () => Number(await tally(page, "accepted").innerText()), { timeout: 60_000, intervals: [50] }).toBeGreaterThanOrEqual(5);
  const gone = popup.waitForEvent("close");
  await page.reload();
  await gone;
  await expect(situation(page)).toHaveAttribute("data-situation", "submit.situation.interrupted");
  await expect(action(page, "go-on")).toBeDisabled();
  await credentials(page, server.client);
  const again = await opens(page, "go-on");
  // A person closes the window: that stops it, and it goes on in another one.
  await expect(again.locator("#requests")).not.toHaveText("0");
  await again.close();
  await expect(situation(page)).toHaveAttribute("data-situation", /cancelled|completed/);
  for (let turns = 0; turns < 10 && (await situation(page).getAttribute("data-situation")) !== "submit.situation.completed"; turns++) {
    await opens(page, "go-on");
    await expect(situation(page)).toHaveAttribute("data-situation", /completed|paused|stopped|cancelled/, { timeout: 120_000 });
  }
  await expect(situation(page)).toHaveAttribute("data-situation", "submit.situation.completed");
  await expect(tally(page, "accepted")).toHaveText("30");
  const there = await server.accepted();
  expect(there).toHaveLength(30);
  expect(new Set(there.map(({ batchNo }) => batchNo)).size).toBe(30);
  const receipts = new Map(there.map(({ batchNo, receiptNo }) => [batchNo, receiptNo]));
  const shown = async () =>
    page.locator(".submit-rows tbody tr").evaluateAll((rows) => rows.map((row) => [row.dataset.batch, row.querySelector(".submit-outcome code").textContent]));
  const accepted = page.locator(".submit-table [data-state='submission.state.accepted']");
  await expect(accepted).toHaveCount(25);
  const first = await shown();
  await page.locator(".submit-rows .submit-pager button").last().click();
  await expect(accepted).toHaveCount(5);
  const told = new Map([...first, ...(await shown())]);
  expect(told).toEqual(receipts);
  // What left, left from the upload document, and the page's own ledger has it.
  const beyond = asked.filter(({ url }) => !url.startsWith(PAGE) && !/^(blob|data):/.test(url));
  expect(beyond.length).toBeGreaterThan(6);
  expect(beyond.filter(({ url, from }) => !url.startsWith(server.origin) || !from.startsWith(`${PAGE}upload.html`))).toEqual([]);
  await expect(page.locator("tr[data-entry=left]").first()).toBeVisible();
  console.log(`submission: 30 records, ${beyond.length} requests seen by the browser, faults ${JSON.stringify((await server.state()).faults)}`);
  server.close();
});

test("what the platform rejects is told by our field, and what was accepted is not new again", async ({ page }) => {
  const server = await rehearsal();
  const of = (number) => (number === "0003" ? `Another Maker,Pump,LVT-700,20260517-0003,2026-05-17,4,IR-2026-0003,` : null);
  await begin(page, server, { count: 6, of });
  await prepare(page, 6);
  await credentials(page, server.client);
  await page.locator("input[name=consent]").check();
  await opens(page, "submit");
  await expect(situation(page)).toHaveAttribute("data-situation", "submit.situation.some-rejected");
  await expect(tally(page, "accepted")).toHaveText("5");
  const rejected = page.locator("tr[data-batch='20260517-0003']");
  await expect(rejected.locator("[data-code='submission.reason-unregistered']")).toContainText("Manufacturer");
  await action(page, "put-aside").click();
  await prepare(page, 6);
  await expect(page.locator("[data-count=same]")).toHaveText("5");
  await expect(page.locator("[data-count=new]")).toHaveText("1");
  server.close();
});

test("a window that the browser does not open is told, and nothing is begun", async ({ page }) => {
  const server = await rehearsal();
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await begin(page, server, { count: 2 });
  await prepare(page, 2);
  await credentials(page, server.client);
  await page.locator("input[name=consent]").check();
  await action(page, "submit").click();
  await expect(page.locator("[data-code='submit.window.blocked']")).toContainText("pop-up");
  await expect(situation(page)).toHaveCount(0);
  await expect(page.locator("[data-ledger=empty]")).toBeVisible();
  server.close();
});

test("credentials are kept only when that is chosen, and only behind the passphrase", async ({ page }) => {
  const server = await rehearsal();
  await begin(page, server, { count: 2 });
  await prepare(page, 2);
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));
  await credentials(page, server.client);
  expect(await stored()).not.toContain("temqr-credentials");
  await page.getByRole("button", { name: "Use them no more" }).click();
  await page.locator("#credentials-id").fill(server.client.client_id);
  await page.locator("#credentials-secret").fill(server.client.client_secret);
  await page.locator("input[name=keep-credentials]").check();
  await page.locator("#credentials-passphrase").fill("a lotus in the yard");
  await action(page, "use-credentials").click();
  await expect.poll(stored).toContain("temqr-credentials");
  expect(await stored()).not.toContain(server.client.client_secret);
  await page.reload();
  await prepare(page, 2);
  await page.locator("#unlock-passphrase").fill("a lily in the yard");
  await action(page, "unlock").click();
  await expect(page.locator("[data-code='secret.wrong-passphrase']")).toBeVisible();
  await page.locator("#unlock-passphrase").fill("a lotus in the yard");
  await action(page, "unlock").click();
  await expect(page.locator("[data-credentials=here]")).toBeVisible();
  server.close();
});

test("a profile that leads elsewhere than it may is refused with its reason", async ({ page }) => {
  const server = await rehearsal();
  await begin(page, server, { count: 1 });
  const refused = async (change, code) => {
    await page.locator("input[name=profile-file]").setInputFiles(profile(server.origin, change));
    await expect(page.locator(`[data-code='${code}']`)).toBeVisible();
    await expect(page.locator(`[data-origin="${server.origin}"]`)).toBeVisible();
  };
  await refused((sheet) => (sheet.origin = "http://platform.example.com"), "submission-profile.origin-scheme");
  await refused((sheet) => (sheet.submit.path = "https://evil.example/v1"), "submission-profile.path");
  await refused((sheet) => (sheet.rehearsal = false), "submission-profile.origin-scheme");
  server.close();
});

for (const lang of ["en", "vi", "zh"]) {
  test.describe(lang, () => {
    test.use({ locale: lang });

    test("no word is missing, nothing is wider than the page, axe is content", async ({ page }) => {
      const server = await rehearsal();
      const look = async (seen, name) => {
        for (const width of [390, 820, 1440]) {
          await seen.setViewportSize({ width, height: width < 500 ? 844 : 900 });
          await seen.screenshot({ path: `screenshots/submission-${name}-${lang}-${width}.png`, fullPage: true });
          const overflow = await seen.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect.soft(overflow, `${name} at ${width} px is wider than the page`).toBeLessThanOrEqual(0);
        }
        expect.soft(await seen.locator("body").innerText()).not.toContain("[[");
        expect.soft(await complaints(seen), name).toEqual([]);
      };
      const of = (number) => (number === "0002" ? `Another Maker,Pump,LVT-700,20260517-0002,2026-05-17,4,IR-2026-0002,` : null);
      await begin(page, server, { count: 7, of });
      await page.locator("details.fold").evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
      await look(page, "profile");
      await prepare(page, 7);
      await page.locator("details.fold").evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));
      await page.locator("[data-body='0']").click();
      await expect(page.locator(".submit-raw")).toBeVisible();
      await look(page, "look");
      await credentials(page, server.client);
      await page.locator("input[name=consent]").check();
      await server.faults({ rate: 1, kinds: ["slow"], slow_ms: 1500 });
      const popup = await opens(page, "submit");
      await expect(popup.locator("#passage")).toBeVisible();
      await popup.setViewportSize({ width: 480, height: 560 });
      await popup.screenshot({ path: `screenshots/submission-window-${lang}.png` });
      await server.faults({ rate: 0 });
      await expect(situation(page)).toHaveAttribute("data-situation", "submit.situation.some-rejected", { timeout: 30_000 });
      await look(page, "done");
      server.close();
    });
  });
}
