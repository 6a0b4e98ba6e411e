// A container is loaded: labels are scanned against the records, a wrong one stops the line, and phones are joined.
import { writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { expect, live, test, watchTracks } from "./camera.mjs";
import { complaints, PAGE } from "./page.mjs";
import { blank, grey, paste, y4m } from "./pictures.mjs";
import { fixture } from "./setup.mjs";
import { SWITCHES } from "./switches.mjs";
import { ready } from "./desk.mjs";
import { acknowledge, act, BATCHES, counts, join, loaded, part, partFile, payload, scan, stop, tile } from "./yard.mjs";

const WIDTHS = [390, 820, 1440];

/** Looks at the page in every width: a picture for people, and what no one should have to look for. */
async function look(page, name) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
    await page.screenshot({ path: `screenshots/shipment-${name}-${width}.png`, fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflow, `${name} at ${width} px is wider than the page`).toBeLessThanOrEqual(0);
  }
  expect.soft(await page.locator("body").innerText()).not.toContain("[[");
  expect.soft(await complaints(page), name).toEqual([]);
}

const number = async (locator) => Number(await locator.textContent());

test.describe("a camera over several labels at once", () => {
  test.use({ film: "loading.y4m" });

  test("counts each once, stops at a wrong one until it was seen, and goes on where it was after a reload", async ({ page }) => {
    test.setTimeout(180_000);
    await watchTracks(page);
    await loaded(page);
    await part(page, "check").click();
    await act(page, "camera").click();
    await expect(tile(page, "matched")).toHaveText("2", { timeout: 40_000 });

    // The wrong one: an alert with the focus on its button. While it stands there the film goes on, and nothing counts.
    await expect(stop(page)).toHaveAttribute("role", "alert", { timeout: 40_000 });
    await expect(stop(page)).toContainText("20260314-0200");
    await expect(acknowledge(page)).toBeFocused();
    await look(page, "stopped");
    await page.setViewportSize({ width: 1440, height: 900 });
    const [matched, ...others] = await counts(page);
    await scan(page, payload(BATCHES[2]));
    await page.waitForTimeout(500);
    expect(await counts(page)).toEqual([matched, ...others]);

    // A scanner that types while the button has the focus does not press it.
    await acknowledge(page).focus();
    await page.keyboard.type("20260517-0012", { delay: 5 });
    await page.keyboard.press("Enter");
    await expect(stop(page)).toBeVisible();
    await page.waitForTimeout(600);
    await page.keyboard.press("Enter");
    await expect(stop(page)).toHaveCount(0);
    await expect(tile(page, "wrong")).toHaveText("1");
    await expect(tile(page, "matched")).toHaveText("2");

    // Paused, and loaded anew: everything is as it was, and the camera is off.
    await act(page, "pause").click();
    await expect(page.locator(".check")).toHaveAttribute("data-blocked", "shipment.paused");
    const before = await counts(page);
    await page.reload();
    await expect(page.locator(".check")).toHaveAttribute("data-blocked", "shipment.paused");
    expect(await counts(page)).toEqual(before);
    expect(await live(page)).toBe(0);

    // By keys: undo, then again; then on.
    const sum = async () => (await number(tile(page, "matched"))) + (await number(tile(page, "wrong")));
    await page.locator("#shipment-title").click();
    await page.keyboard.press("u");
    await expect.poll(sum).toBe(2);
    await act(page, "redo").click();
    await expect.poll(sum).toBe(3);
    await page.keyboard.press("p");
    await expect(page.locator(".check")).not.toHaveAttribute("data-blocked");

    // A pallet by its code, the last label onto it; nothing is missing then.
    await scan(page, "PAL-2", payload(BATCHES[2]));
    await expect(page.locator("#place-pallet")).toHaveValue("PAL-2");
    await expect(tile(page, "missing")).toHaveText("0");
    await expect(page.locator(".said [data-code='shipment.matched']")).toContainText(BATCHES[2]);
    await look(page, "checked");
    await part(page, "labels").click();
    await expect(page.locator(".label-table tr[data-code='shipment.matched']")).toHaveCount(3);
    await look(page, "labels");
  });
});

test.describe("a camera too far away", () => {
  test.use({ film: "far.y4m" });

  test("says what would help", async ({ page }) => {
    await loaded(page);
    await part(page, "check").click();
    await act(page, "camera").click();
    await expect(page.locator(".check [data-hint=too-far]")).toBeVisible({ timeout: 40_000 });
  });
});

test("parts of two devices come to the same, in whichever order they are taken in", async () => {
  test.setTimeout(180_000);
  const browser = await chromium.launch({ executablePath: process.env.TEMQR_CHROMIUM, args: SWITCHES });
  const device = async () => {
    const context = await browser.newContext({ baseURL: PAGE, locale: "en", viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await loaded(page);
    return page;
  };
  const [one, two] = [await device(), await device()];
  await part(one, "check").click();
  await scan(one, "PAL-1", payload(BATCHES[0]));
  await expect(tile(one, "matched")).toHaveText("1");
  await part(two, "check").click();
  await scan(two, "PAL-2", payload(BATCHES[0]), payload(BATCHES[1]));
  await expect(tile(two, "matched")).toHaveText("2");
  await scan(two, payload("20260101-9999"));
  await expect(stop(two)).toBeVisible();
  await acknowledge(two).click();
  await expect(stop(two)).toHaveCount(0);
  const [first, second] = [await partFile(one), await partFile(two)];
  const [here, there] = [await one.locator(".fingerprint code").textContent(), await two.locator(".fingerprint code").textContent()];
  expect(here).toBe(there);

  // One label on two pallets is told by both.
  await join(one, second);
  await join(two, first);
  const found = [];
  for (const page of [one, two]) {
    await expect(page.locator("[data-conflicts]")).not.toHaveAttribute("data-conflicts", "0");
    await part(page, "check").click();
    found.push(await counts(page));
  }
  const third = await device();
  for (const files of [[first, second], [second, first]]) {
    await join(third, ...files);
    await part(third, "check").click();
    found.push(await counts(third));
    await part(third, "phones").click();
    if (files[0] === second) await look(third, "phones");
    await act(third, "forget-devices").click();
    await expect(third.locator(".devices li")).toHaveCount(1);
  }
  for (const one of found) expect(one).toEqual(found[0]);
  expect(found[0].slice(0, 4)).toEqual(["1", "1", "1", "1"]);
  await browser.close();
});

test("a phone takes in what another one shows as a series of codes", async () => {
  test.setTimeout(180_000);
  const launch = (...more) => chromium.launch({ executablePath: process.env.TEMQR_CHROMIUM, args: [...SWITCHES, ...more] });
  const place = { baseURL: PAGE, locale: "en", viewport: { width: 1440, height: 900 } };
  const shows = await launch();
  const one = await (await shows.newContext(place)).newPage();
  await loaded(one);
  await part(one, "check").click();
  // Reasons that do not pack well, so that one code cannot hold all of it.
  for (const left of [2, 1]) {
    await act(one, "by-hand").click();
    let state = left;
    const letter = () => String.fromCharCode(97 + ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 16) % 26);
    const reason = Array.from({ length: 480 }, letter).join("");
    await one.locator("#by-hand-reason").fill(reason);
    await act(one, "enter-missing").first().click();
    await expect(tile(one, "missing")).toHaveText(String(left));
  }
  await scan(one, payload("20260101-9999"));
  await acknowledge(one).click();
  const expected = await counts(one);
  await part(one, "phones").click();
  await act(one, "series").click();
  const series = one.locator("[data-series]");
  await expect(one.locator(".series-dark")).toBeVisible();
  await act(one, "series-run").click();
  const codes = Number(await series.getAttribute("data-series"));
  expect(codes).toBeGreaterThan(1);

  // Its screen, code by code, is what the other phone's camera sees: begun in the middle, as a hand would.
  const frames = [];
  for (let code = 0; code < codes; code++) {
    const before = await one.locator(".series-dark").getAttribute("d");
    const screen = grey(await series.locator("svg[role=img]").screenshot());
    const frame = paste(blank(640, 480, 205), screen, 120, 40, Math.min(1, 400 / Math.max(screen.width, screen.height)));
    frames.push(...Array.from({ length: 12 }, () => frame));
    await series.getByRole("button", { name: "Next code" }).click();
    await expect(one.locator(".series-dark")).not.toHaveAttribute("d", before);
  }
  await shows.close();
  writeFileSync(fixture("series.y4m"), y4m([...frames.slice(6), ...frames.slice(0, 6)]));

  const films = await launch("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${fixture("series.y4m")}`);
  const two = await (await films.newContext(place)).newPage();
  await loaded(two);
  await part(two, "phones").click();
  await act(two, "film").click();
  await expect(two.locator(".devices li")).toHaveCount(2, { timeout: 60_000 });
  await part(two, "check").click();
  expect(await counts(two)).toEqual(expected);
  await films.close();
});

for (const lang of ["en", "vi", "zh"]) {
  test.describe(`in ${lang}`, () => {
    test.use({ locale: lang, film: "" });

    test("no word is missing, nothing is wider than the page, axe is content", async ({ page }) => {
      test.setTimeout(120_000);
      const shot = (name) => look(page, `${name}-${lang}`);
      await page.goto("./#shipment");
      await ready(page);
      await expect(page.locator(".start")).toBeVisible();
      await shot("empty");
      await loaded(page);
      await part(page, "details").click();
      await act(page, "add-container").click();
      await page.locator("#container-0").fill("csqu 3O5438 3");
      await expect(page.locator("#container-0-found .fix")).toBeVisible();
      await shot("details");
      await page.locator("#container-0-found .fix").click();
      await expect(page.locator("#container-0-found .fix")).toHaveCount(0);
      await part(page, "lists").click();
      await shot("lists");
      await part(page, "check").click();
      await scan(page, "PAL-1", payload(BATCHES[0]));
      await expect(tile(page, "matched")).toHaveText("1");
      await act(page, "by-hand").click();
      await expect(page.locator(".missing li")).toHaveCount(2);
      await shot("check");
      await part(page, "phones").click();
      await act(page, "series").click();
      await expect(page.locator(".series-dark")).toBeVisible();
      await shot("phones");
    });
  });
}
