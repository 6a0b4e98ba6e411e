// Scan back with a camera: a fake one that shows the label the page itself would print.
import { expect, test } from "./camera.mjs";
import { complaints, field, open, sample, SAMPLE, verdict } from "./page.mjs";

/** Whether the page still holds a camera that is on. */
const watchTracks = (page) =>
  page.addInitScript(() => {
    window.tracks = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      window.tracks.push(...stream.getTracks());
      return stream;
    };
  });
const live = (page) => page.evaluate(() => window.tracks.filter((track) => track.readyState === "live").length);

test.describe("the right label", () => {
  test("matches, and the camera goes off", async ({ page }) => {
    await watchTracks(page);
    await open(page);
    await sample(page);
    await page.locator("[data-action=camera]").click();
    await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
    await expect(page.locator("#scan .picture img")).toBeVisible();
    await expect.poll(() => live(page)).toBe(0);
  });

  test("also where the browser hands over no raw frames", async ({ page }) => {
    await page.addInitScript(() => delete window.VideoFrame);
    await open(page);
    await sample(page);
    await page.locator("[data-action=camera]").click();
    await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
  });
});

test.describe("another label", () => {
  test.use({ film: "other.y4m" });

  test("reads but differs, the camera stays on until it is stopped", async ({ page }) => {
    await watchTracks(page);
    await open(page);
    await sample(page);
    await page.locator("[data-action=camera]").click();
    await expect(verdict(page)).toHaveAttribute("data-verdict", "differs");
    await expect(page.locator("[data-field-equal=false] mark")).toHaveText(["1", "7"]);
    expect(await live(page)).toBe(1);
    expect(await complaints(page)).toEqual([]);
    await page.locator("[data-action=stop]").click();
    await expect.poll(() => live(page)).toBe(0);
    await expect(verdict(page)).toHaveCount(0);
  });
});

test.describe("refused", () => {
  test.use({ permission: "deny" });

  test("says what to do, and what was typed stays", async ({ page }) => {
    await open(page);
    await sample(page);
    await page.locator("[data-action=camera]").click();
    await expect(page.locator("#scan [data-code='camera.denied']")).toBeVisible();
    await expect(field(page, "batch")).toHaveValue(SAMPLE.batch);
  });
});
