// Scan back with a camera: a fake one that shows the label the page itself would print.
import { expect, live, test, watchTracks } from "./camera.mjs";
import { complaints, field, open, sample, SAMPLE, verdict } from "./page.mjs";

const opened = (page) => page.evaluate(() => window.tracks.length);

/** Opens the page with a label to compare with, and starts the camera. */
async function start(page) {
  await open(page);
  await sample(page);
  await page.locator("[data-action=camera]").click();
}

/** Comes back to the page, where the label still is, and starts the camera. */
async function startAgain(page) {
  await open(page);
  await page.locator("[data-action=camera]").click();
}
const showing = (page) => expect(page.locator("#scan [data-camera=live]")).toBeVisible();

/** A page out of sight, or in sight again, as far as it can tell. */
const see = (page, hidden) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

/** Tracks that offer this, and keep what they are set to. */
const offering = (page, offers) =>
  page.addInitScript((offers) => {
    const { getCapabilities, getSettings } = MediaStreamTrack.prototype;
    window.asked = [];
    const now = { torch: false, zoom: offers.zoom?.min };
    MediaStreamTrack.prototype.getCapabilities = function () {
      return { ...getCapabilities.call(this), ...offers };
    };
    MediaStreamTrack.prototype.getSettings = function () {
      return { ...getSettings.call(this), ...now };
    };
    MediaStreamTrack.prototype.applyConstraints = async function ({ advanced: [first] }) {
      window.asked.push(first);
      Object.assign(now, first);
    };
  }, offers);

/** A camera that is refused like this. */
const refusing = (page, name, message, permission) =>
  page.addInitScript(
    ([name, message, permission]) => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException(message, name);
      };
      if (permission) navigator.permissions.query = async () => ({ state: permission });
    },
    [name, message, permission],
  );

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
    await start(page);
    // Chromium without a window takes every question for one that was closed without an answer, or for a refusal.
    const fault = page.locator("#scan [data-code='camera.denied'], #scan [data-code='camera.dismissed']");
    await expect(fault).toBeVisible();
    await expect(fault.locator("[data-way='camera.way.chromium-desktop']")).toBeVisible();
    await expect(field(page, "batch")).toHaveValue(SAMPLE.batch);
    expect(await complaints(page)).toEqual([]);
  });
});

const REFUSALS = [
  ["NotAllowedError", "Permission denied", "denied", "camera.denied"],
  ["NotAllowedError", "Permission dismissed", "prompt", "camera.dismissed"],
  ["NotAllowedError", "Permission denied by system", "prompt", "camera.blocked-by-system"],
  ["NotFoundError", "Requested device not found", undefined, "camera.none"],
  ["NotReadableError", "Could not start video source", undefined, "camera.busy"],
];
for (const [name, message, permission, code] of REFUSALS) {
  test(`${name} “${message}” is ${code}, and the camera can be asked for again`, async ({ page }) => {
    await refusing(page, name, message, permission);
    await start(page);
    await expect(page.locator(`#scan [data-code='${code}']`)).toBeVisible();
    await expect(page.locator("[data-action=camera]")).toBeEnabled();
  });
}

test.describe("a wish that the device refuses", () => {
  test("is followed by one without conditions", async ({ page }) => {
    await page.addInitScript(() => {
      window.wishes = [];
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wish) => {
        window.wishes.push(wish.video);
        if (wish.video !== true) throw new DOMException("", "OverconstrainedError");
        return ask(wish);
      };
    });
    await start(page);
    await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
    const wishes = await page.evaluate(() => window.wishes);
    expect(wishes).toHaveLength(2);
    expect(wishes[0]).toMatchObject({ facingMode: { ideal: "environment" }, width: { ideal: 3840 } });
    expect(wishes[1]).toBe(true);
  });
});

test.describe("a camera that stays on", () => {
  test.use({ film: "other.y4m" });

  test("goes off while the page is out of sight, and comes back by itself", async ({ page }) => {
    await watchTracks(page);
    await start(page);
    await showing(page);
    expect(await live(page)).toBe(1);
    await see(page, true);
    await expect.poll(() => live(page)).toBe(0);
    await see(page, false);
    await expect.poll(() => live(page)).toBe(1);
    await showing(page);
    expect(await opened(page)).toBe(2);
  });

  test("goes off when the person leaves the place", async ({ page }) => {
    await watchTracks(page);
    await start(page);
    await showing(page);
    await page.evaluate(() => (location.hash = "#records"));
    await expect.poll(() => live(page)).toBe(0);
  });

  test("that is pulled out says so", async ({ page }) => {
    await watchTracks(page);
    await start(page);
    await showing(page);
    await page.evaluate(() => window.tracks.at(-1).dispatchEvent(new Event("ended")));
    await expect(page.locator("#scan [data-code='camera.lost']")).toBeVisible();
    await expect.poll(() => live(page)).toBe(0);
  });

  test("shows only the controls that it offers", async ({ page }) => {
    await page.addInitScript(() => {
      MediaStreamTrack.prototype.getCapabilities = () => ({});
    });
    await start(page);
    await showing(page);
    await expect(page.locator(".camera-controls [data-action=sound]")).toBeVisible();
    await expect(page.locator("[data-action=torch], #camera-zoom, [data-action=focus], #camera-lens")).toHaveCount(0);
  });

  test("lights, zooms and focuses where it offers that", async ({ page }) => {
    await offering(page, { torch: true, zoom: { min: 1, max: 8, step: 0.1 }, focusMode: ["continuous", "single-shot"] });
    await start(page);
    await showing(page);
    const torch = page.locator("[data-action=torch]");
    await expect(torch).toHaveAttribute("aria-pressed", "false");
    await torch.click();
    await expect(torch).toHaveAttribute("aria-pressed", "true");
    await page.locator("[data-zoom='2×']").click();
    await expect(page.locator("#camera-zoom")).toHaveValue("2");
    await page.locator("[data-action=focus]").click();
    const last = () => page.evaluate(() => window.asked.at(-1));
    // All in one set, or the browser would forget the light when it zooms.
    await expect.poll(last).toMatchObject({ torch: true, zoom: 2, focusMode: "single-shot" });
    expect(await complaints(page)).toEqual([]);
  });

  test("is the one that was chosen, at the next visit too", async ({ page }) => {
    await page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      window.wishes = [];
      navigator.mediaDevices.getUserMedia = async ({ video }) => {
        window.wishes.push(video.deviceId?.exact ?? "any");
        if (video.deviceId?.exact === "gone") throw new DOMException("", "OverconstrainedError");
        return ask({ video: true });
      };
      const lens = (deviceId, label) => ({ kind: "videoinput", deviceId, label, groupId: "" });
      navigator.mediaDevices.enumerateDevices = async () => [
        lens("front", "camera 1, facing front"),
        lens("back", "camera 0, facing back"),
        lens("gone", "Microscope"),
      ];
    });
    const wishes = () => page.evaluate(() => window.wishes);
    await start(page);
    await showing(page);
    const picker = page.locator("#camera-lens");
    await expect(picker.locator("option")).toHaveText(["camera 0, facing back", "Microscope", "camera 1, facing front"]);
    await picker.selectOption("back");
    await expect.poll(wishes).toEqual(["any", "back"]);
    await startAgain(page);
    await showing(page);
    await expect.poll(wishes).toEqual(["back"]);
    // A lens that is gone is no fault.
    await picker.selectOption("gone");
    await showing(page);
    await expect.poll(wishes).toEqual(["back", "gone", "any"]);
  });

  test("keeps its sound off when it was turned off", async ({ page }) => {
    await start(page);
    const sound = page.locator("[data-action=sound]");
    await expect(sound).toHaveAttribute("aria-pressed", "true");
    await sound.click();
    await expect(sound).toHaveAttribute("aria-pressed", "false");
    await startAgain(page);
    await expect(sound).toHaveAttribute("aria-pressed", "false");
  });
});

/** A browser whose own reader of codes answers like this, and counts how often it is asked. */
const readingItself = (page, answer) =>
  page.addInitScript((answer) => {
    window.looks = 0;
    window.BarcodeDetector = class {
      static getSupportedFormats = async () => ["qr_code"];
      detect() {
        window.looks += 1;
        if (answer === "never") return new Promise(() => {});
        if (answer === "fails") return Promise.reject(new DOMException("none", "NotSupportedError"));
        const [x, y, edge] = [230, 190, 90];
        const cornerPoints = [[x, y], [x + edge, y], [x + edge, y + edge], [x, y + edge]].map(([x, y]) => ({ x, y }));
        return Promise.resolve([{ cornerPoints, rawValue: answer, format: "qr_code" }]);
      }
    };
  }, answer);

test.describe("where the first frames cannot be read", () => {
  test.use({ film: "sharpening.y4m" });

  for (const answer of ["something else", "fails", "never"]) {
    test(`the browser's own reader, which says “${answer}”, is asked and never decides what was read`, async ({ page }) => {
      await readingItself(page, answer);
      await start(page);
      await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
      await expect(page.locator("#scan")).not.toContainText("something else");
      expect(await page.evaluate(() => window.looks)).toBeGreaterThan(0);
    });
  }
});

test.describe("nothing in sight but what the browser's own reader claims", () => {
  test.use({ film: "nothing.y4m" });

  test("is not read", async ({ page }) => {
    await readingItself(page, "something else");
    await start(page);
    await expect.poll(() => page.evaluate(() => window.looks)).toBeGreaterThan(2);
    await expect(verdict(page)).toHaveCount(0);
    await expect(page.locator("#scan")).not.toContainText("something else");
  });
});
