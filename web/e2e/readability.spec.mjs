// The readability tally: tries with a camera, kept with the label, and out of the page as files.
import { expect, live, test, watchTracks } from "./camera.mjs";
import { complaints, field, open, PAYLOAD, sample, SAMPLE } from "./page.mjs";

const panel = (page) => page.locator("#readability");
const stands = (page, situation) => panel(page).locator(`[data-readability=${situation}]`);
const press = (page, action) => panel(page).locator(`[data-action=${action}]`).click();
const dots = (page, tone) => panel(page).locator(".dots").first().locator(tone ? `.dot.tone-${tone}` : ".dot");

/** Opens the page with a label, and names a light and a number of tries. */
async function begin(page, light, tries) {
  await watchTracks(page);
  await open(page);
  await sample(page);
  await panel(page).locator("summary").first().click();
  await panel(page).locator(`[data-light=${light}]`).click();
  await panel(page).locator(".count", { hasText: new RegExp(`^${tries}$`) }).click();
  await press(page, "tally");
}

/** Saves a file and gives its bytes. */
async function saved(page, action) {
  const [file] = await Promise.all([page.waitForEvent("download"), press(page, action)]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

async function look(page, name) {
  for (const width of [390, 820, 1440]) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
    await panel(page).screenshot({ path: `screenshots/readability-${name}-${width}.png` });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflow, `${name} at ${width} px is wider than the page`).toBeLessThanOrEqual(0);
  }
  expect.soft(await panel(page).innerText()).not.toContain("[[");
  expect.soft(await complaints(page), name).toEqual([]);
}

test("a run is counted, kept over a reload, and comes out and back in as a file", async ({ page }) => {
  test.setTimeout(120_000);
  await begin(page, "dim", 5);
  await expect(stands(page, "trying").or(stands(page, "away"))).toBeVisible();
  await expect(dots(page, "pass")).toHaveCount(2);
  await look(page, "going");
  await expect(stands(page, "done")).toBeVisible({ timeout: 40_000 });
  await expect(dots(page, "pass")).toHaveCount(5);
  await expect.poll(() => live(page)).toBe(0);
  const row = panel(page).locator(".light-rows [data-light=dim]");
  await expect(row).toContainText("100 %");
  await expect(row).toContainText("5 of 5");
  await look(page, "done");

  // The last try is taken back, here and where it is kept.
  await press(page, "take-back");
  await expect(stands(page, "paused")).toBeVisible();
  await press(page, "stop");
  await expect(row).toContainText("4 of 4");

  await page.reload();
  await expect(panel(page).locator(".runs > li")).toHaveCount(1);
  await expect(row).toContainText("4 of 4");

  const json = await saved(page, "tally-json");
  const { format, label, runs, statistics } = JSON.parse(json.bytes);
  expect([json.name, format, label.payload]).toEqual(["temqr-readability-20260517-0001.json", "temqr-readability/1", PAYLOAD]);
  expect(runs.map(({ light, tries }) => [light, tries.length])).toEqual([["dim", 4]]);
  for (const { outcome, time_ms, frames, margin, module_px } of runs[0].tries) {
    expect(outcome).toBe("read");
    expect(time_ms).toBeGreaterThan(0);
    expect(time_ms).toBeLessThan(10_000);
    expect(frames).toBeGreaterThan(0);
    expect(margin).toBeGreaterThan(0);
    expect(module_px).toBeGreaterThan(1);
  }
  expect(statistics[0]).toMatchObject({ light: "dim", read: 4, ratio: 1 });
  const pdf = await saved(page, "tally-pdf");
  expect(pdf.name).toBe("temqr-readability-20260517-0001.pdf");
  expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");

  await press(page, "forget-run");
  await expect(panel(page).locator(".runs > li")).toHaveCount(0);
  const file = { name: json.name, mimeType: "application/json", buffer: json.bytes };
  await panel(page).locator("input[type=file]").setInputFiles(file);
  await expect(panel(page).locator("[data-code='readability.added']")).toBeVisible();
  await expect(row).toContainText("4 of 4");
  await panel(page).locator("input[type=file]").setInputFiles(file);
  await expect(panel(page).locator("[data-code='readability.known']")).toBeVisible();
  await panel(page).locator("input[type=file]").setInputFiles({ ...file, buffer: Buffer.from("{}") });
  await expect(panel(page).locator("[data-code='readability.other-file']")).toBeVisible();

  // Another label has no tries; this one has them again.
  await field(page, "report").fill("IR-2026-00419");
  await expect(panel(page).locator(".runs > li")).toHaveCount(0);
  await field(page, "report").fill("IR-2026-00418");
  await expect(panel(page).locator(".runs > li")).toHaveCount(1);
});

test("a run that is removed can be brought back", async ({ page }) => {
  await begin(page, "office", 5);
  await expect(dots(page, "pass")).toHaveCount(1);
  await press(page, "stop");
  await press(page, "forget-run");
  await expect(panel(page).locator(".runs > li")).toHaveCount(0);
  await press(page, "bring-back");
  await expect(panel(page).locator(".runs > li")).toHaveCount(1);
});

test("a pause keeps what there is, and the camera goes off when the person stops", async ({ page }) => {
  await begin(page, "torch", 5);
  await expect(dots(page, "pass")).toHaveCount(1);
  await press(page, "pause");
  await expect(stands(page, "paused")).toBeVisible();
  const before = await dots(page, "pass").count();
  await page.waitForTimeout(2_500);
  await expect(dots(page, "pass")).toHaveCount(before);
  await press(page, "resume");
  await expect(dots(page, "pass")).toHaveCount(before + 1);
  await press(page, "stop");
  await expect.poll(() => live(page)).toBe(0);
});

test("one part of the page shows the camera: the one that was asked for last", async ({ page }) => {
  await begin(page, "office", 20);
  await expect(dots(page, "pass")).toHaveCount(1);
  await page.locator("#scan [data-action=camera]").click();
  await expect(page.locator("#scan [data-verdict]")).toHaveAttribute("data-verdict", "matches");
  await expect(stands(page, "done")).toBeVisible();
  await expect.poll(() => live(page)).toBe(0);
});

test.describe("another label", () => {
  test.use({ film: "other.y4m" });

  test("is wrong, said loudly, and never counted as read", async ({ page }) => {
    await begin(page, "glare", 5);
    await expect(dots(page, "fail")).toHaveCount(1);
    await expect(stands(page, "wrong")).toBeVisible();
    await look(page, "wrong");
    await press(page, "stop");
    await expect(panel(page).locator(".light-rows [data-light=glare]")).toContainText("0 of");
    await expect(dots(page, "pass")).toHaveCount(0);
  });
});

test.describe("no label in sight", () => {
  test.use({ film: "" });

  test("a try is left, or is over after ten seconds", async ({ page }) => {
    await begin(page, "daylight", 5);
    await expect(stands(page, "trying")).toBeVisible();
    await press(page, "abandon");
    await expect(dots(page, "left")).toHaveCount(1);
    await expect(dots(page, "look")).toHaveCount(1, { timeout: 20_000 });
    await press(page, "stop");
    await expect(panel(page).locator(".light-rows [data-light=daylight]")).toContainText("0 of 1");
  });
});

test.describe("the camera is refused", () => {
  test.use({ permission: "deny" });

  test("and the panel says what to do", async ({ page }) => {
    await begin(page, "office", 5);
    await expect(panel(page).locator("[data-code='camera.denied']")).toBeVisible();
    await expect(panel(page).locator("[data-action=resume]")).toBeVisible();
  });
});

for (const lang of ["vi", "zh"]) {
  test.describe(lang, () => {
    test.use({ locale: lang, colorScheme: "dark" });

    test("has every word", async ({ page }) => {
      await open(page);
      await page.locator(".sample").click();
      // The camera shows the English sample.
      await field(page, "manufacturer").fill(SAMPLE.manufacturer);
      await expect(page.locator(".preview")).toBeVisible();
      await panel(page).locator("summary").first().click();
      await look(page, `begin-${lang}`);
      await press(page, "tally");
      await expect(dots(page, "pass")).toHaveCount(1);
      await press(page, "stop");
      await expect(panel(page).locator(".runs > li")).toHaveCount(1);
      await look(page, `done-${lang}`);
    });
  });
}
