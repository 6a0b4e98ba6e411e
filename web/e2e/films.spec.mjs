// What a hand with a phone does to a label, film by film: the reader, the coaching over the picture, and a soak.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { expect, test } from "./camera.mjs";
import { open, PAGE, sample, verdict } from "./page.mjs";
import { fixture } from "./setup.mjs";
import { SWITCHES } from "./switches.mjs";

/** Opens the page with a label to compare with, and starts the camera. */
async function start(page) {
  await open(page);
  await sample(page);
  await page.locator("[data-action=camera]").click();
}
const advice = (page) => page.locator(".coach [data-hint]");
const matches = (page) => expect(verdict(page)).toHaveAttribute("data-verdict", "matches");

test.describe("a label that moves", () => {
  test.use({ film: "moving.y4m" });

  test("is read on its way", async ({ page }) => {
    await start(page);
    await matches(page);
  });
});

test.describe("a picture that is blurred at first", () => {
  test.use({ film: "sharpening.y4m" });

  test("is not read until it is sharp, and says nothing wrong before", async ({ page }) => {
    await page.addInitScript(() => {
      window.said = [];
      new MutationObserver(() => {
        for (const one of document.querySelectorAll("[data-verdict]")) window.said.push(one.dataset.verdict);
      }).observe(document, { childList: true, subtree: true, attributes: true });
    });
    await start(page);
    await matches(page);
    const said = new Set(await page.evaluate(() => window.said));
    expect([...said]).toEqual(["matches"]);
  });
});

test.describe("two labels in one picture", () => {
  test.use({ film: "two.y4m" });

  test("the one that was meant decides, and the other one is shown", async ({ page }) => {
    await start(page);
    await matches(page);
    await expect(page.locator("#scan .picture polygon, #scan .picture path.outline")).toHaveCount(2);
    await expect(page.locator("#scan .code-row")).toHaveCount(2);
  });
});

test.describe("a camera that gives black frames first", () => {
  test.use({ film: "coming.y4m" });

  test("is waited for", async ({ page }) => {
    await start(page);
    await matches(page);
  });
});

for (const [film, hint, what] of [
  ["nothing", "nothing", "no code in sight"],
  ["far", "too-far", "a label that is too far away"],
  ["shining", "glare", "a light on the label"],
]) {
  test.describe(what, () => {
    test.use({ film: `${film}.y4m` });

    test(`is told as “${hint}”`, async ({ page }) => {
      await start(page);
      await expect(advice(page)).toHaveAttribute("data-hint", hint);
      await expect(verdict(page)).toHaveCount(0);
      await page.locator("#scan .scan-stage").screenshot({ path: `screenshots/coach-${hint}.png` });
    });
  });
}

test.describe("a camera that is pulled away in mid-scan", () => {
  test.use({ film: "nothing.y4m" });

  test("is missed, and can be asked for again", async ({ page }) => {
    await page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wish) => (window.stream = await ask(wish));
    });
    await start(page);
    await expect(advice(page)).toBeVisible();
    await page.evaluate(() => {
      const [track] = window.stream.getTracks();
      track.stop();
      track.dispatchEvent(new Event("ended"));
    });
    await expect(page.locator("#scan [data-code='camera.lost']")).toBeVisible();
    await page.locator("[data-action=camera]").click();
    await expect(advice(page)).toBeVisible();
  });
});

/** Kilobytes that a process keeps in memory. Linux only. */
const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);

test("5,000 frames leave memory as flat as it was", async () => {
  test.skip(process.platform !== "linux", "how much a process keeps is only asked of Linux");
  test.setTimeout(420_000);
  const browser = await chromium.launch({
    executablePath: process.env.TEMQR_CHROMIUM,
    args: [
      ...SWITCHES,
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-video-capture=${fixture("unreadable.y4m")}`,
    ],
  });
  const page = await browser.newPage({ baseURL: PAGE });
  // Each frame that is read is one answer of a worker, whatever the page shows of it.
  await page.addInitScript(() => {
    window.frames_read = 0;
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(...words) {
        super(...words);
        this.addEventListener("message", ({ data }) => (window.frames_read += data.reply ? 1 : 0));
      }
    };
  });
  await start(page);
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const kept = () => renderers.reduce((sum, pid) => sum + resident(pid), 0);
  const after = async (frames) => {
    await expect.poll(() => page.evaluate(() => window.frames_read), { timeout: 400_000 }).toBeGreaterThan(frames);
    return kept();
  };
  const [early, late] = [await after(700), await after(5_000)];
  console.log(`kept after 700 frames: ${early} kB, after 5,000: ${late} kB`);
  expect(late - early).toBeLessThan(24_000);
  await browser.close();
});
