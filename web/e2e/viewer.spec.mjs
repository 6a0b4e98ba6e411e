// What a phone's own camera opens: the fields in the address, shown and checked, seen by no server.
import { expect, test } from "@playwright/test";
import { download, open, PAGE, sample, SAMPLE } from "./page.mjs";
import { setupTab } from "./press.mjs";
import { pixels, read } from "./reading.mjs";

const value = (page, column) => page.locator(`[data-viewer] [data-column=${column}]`);
const fragment = (fields) => Object.entries(fields).map(([name, text]) => `${name}=${encodeURIComponent(text)}`).join("&");
const SAYS = { m: SAMPLE.manufacturer, b: SAMPLE.batch, r: SAMPLE.report };

test("the address of a code shows its fields and what is odd about them, and nothing of it is sent", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
  await open(page, `./#v1?${fragment(SAYS)}`);
  await expect(value(page, "manufacturer")).toContainText(SAMPLE.manufacturer);
  await expect(value(page, "batch")).toContainText(SAMPLE.batch);
  await expect(value(page, "report")).toContainText(SAMPLE.report);
  expect(asked.length).toBeGreaterThan(0);
  // A fragment is never part of a request; what follows the mark in this list is what the browser keeps for itself.
  expect(asked.map((one) => one.split("#")[0]).filter((one) => one.includes(SAMPLE.batch) || one.includes("v1?"))).toEqual([]);
  expect(asked.filter((one) => !one.startsWith(PAGE) && !/^(blob|data):/.test(one))).toEqual([]);

  const before = asked.length;
  await page.evaluate((hash) => (location.hash = hash), `#v1?${fragment({ ...SAYS, b: "20260230-0001" })}`);
  await expect(value(page, "batch").locator("[data-code='batch.not-a-date']")).toBeVisible();
  expect(asked.slice(before).filter((one) => !/^(blob|data):/.test(one))).toEqual([]);
});

for (const [what, hash] of [
  ["cut off in the middle of a sign", "v1?m=Lotus%C3"],
  ["without a batch", `v1?${fragment({ m: SAYS.m, r: SAYS.r })}`],
  ["empty", "v1?"],
]) {
  test(`a code that is damaged is explained: ${what}`, async ({ page }) => {
    await open(page, `./#${hash}`);
    const told = page.locator(".viewer [data-code]").first();
    await expect(told).toBeVisible();
    await expect(told).not.toContainText("[[");
    await expect(page.locator(".viewer a[href='#label']")).toBeVisible();
  });
}

test("what a label of this page carries is what its address shows", async ({ page, context }) => {
  await open(page);
  await sample(page);
  await setupTab(page, "code").click();
  await page.locator("input[name=profile][value=viewer]").check({ force: true });
  await page.locator("[data-action=address-here]").click();
  const address = await expect
    .poll(async () => page.locator("[data-format=png]").isEnabled().then((ready) => ready && page.locator(".preview").getAttribute("aria-label")))
    .toContain("#v1?")
    .then(() => download(page, "png"))
    .then(({ bytes }) => read(pixels(bytes)));
  expect(address.startsWith(PAGE)).toBe(true);
  const phone = await context.newPage();
  await phone.setViewportSize({ width: 390, height: 844 });
  await open(phone, address);
  for (const [column, text] of Object.entries(SAMPLE)) await expect(value(phone, column)).toContainText(text);
});
