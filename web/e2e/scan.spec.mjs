// Scan back: pictures, and everything that is no picture.
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { choose, download, field, open, sample, SAMPLE, verdict } from "./page.mjs";
import { fixture } from "./setup.mjs";

test("a photo of the label matches, and the page says with what, how fast and where", async ({ page }) => {
  await open(page);
  await sample(page);
  await choose(page, fixture("good.png"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
  await expect(page.locator("[data-field-equal=true]")).toHaveCount(3);
  for (const fact of ["reader", "time", "where"]) await expect(page.locator(`#scan [data-fact='facts.${fact}'] dd`)).not.toBeEmpty();
  await expect(page.locator("#scan .overlay polygon.tone-pass")).toHaveCount(1);
});

test("the page's own PNG is read back", async ({ page }) => {
  await open(page);
  await sample(page);
  const { name, bytes } = await download(page, "png");
  await choose(page, { name, mimeType: "image/png", buffer: bytes });
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
});

test("another batch reads but differs, field by field, with the character marked", async ({ page }) => {
  await open(page);
  await sample(page);
  await choose(page, fixture("other.png"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "differs");
  await expect(page.locator("[data-field-equal=true]")).toHaveCount(2);
  await expect(page.locator("[data-field-equal=false] mark")).toHaveText(["1", "7"]);
});

test("a verdict is withdrawn when the record changes", async ({ page }) => {
  await open(page);
  await sample(page);
  await choose(page, fixture("good.png"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
  await field(page, "batch").fill("20260517-0009");
  await expect(verdict(page)).toHaveAttribute("data-verdict", "outdated");
  await field(page, "batch").fill(SAMPLE.batch);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
});

test("the picture that was chosen last is the one that is answered, however slow the first is", async ({ page }) => {
  await page.addInitScript(() => {
    const read = File.prototype.arrayBuffer;
    File.prototype.arrayBuffer = async function () {
      if (this.name === "other.png") await new Promise((later) => setTimeout(later, 1000));
      return read.call(this);
    };
  });
  await open(page);
  await sample(page);
  await choose(page, fixture("other.png"));
  await expect(page.locator("#scan progress")).toBeVisible();
  await choose(page, fixture("good.png"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
  await page.waitForTimeout(1500);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
});

test("a dropped picture is read too, wherever on the page it falls", async ({ page }) => {
  await open(page);
  await sample(page);
  const bytes = readFileSync(fixture("good.png")).toString("base64");
  const transfer = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], "good.png", { type: "image/png" }));
    return transfer;
  }, bytes);
  await page.dispatchEvent("#describe", "drop", { dataTransfer: transfer });
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
});

/** Files as the page gets them from a drop or a paste. */
const transfer = (page, names) =>
  page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, base64] of files) {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: "image/png" }));
    }
    return transfer;
  }, names.map((name) => [name, readFileSync(fixture(name)).toString("base64")]));

const photos = (page, stands) => page.locator(`[data-photo='${stands}']`);

test("several pictures are read one after another, and each can be looked at", async ({ page }) => {
  await open(page);
  await sample(page);
  await choose(page, ["good.png", "other.png", "IMG_0412.HEIC", "nothing.png"].map(fixture));
  await expect(photos(page, "matches")).toHaveCount(1);
  await expect(photos(page, "differs")).toHaveCount(1);
  await expect(photos(page, "not-read")).toHaveCount(1);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
  await photos(page, "failed").click();
  await expect(page.locator("#scan [data-code='image.heic']")).toContainText("Most Compatible");
  await photos(page, "differs").focus();
  await page.keyboard.press("Enter");
  await expect(verdict(page)).toHaveAttribute("data-verdict", "differs");
  await page.getByRole("button", { name: "Begin again" }).click();
  await expect(page.locator(".photo-row")).toHaveCount(0);
});

test("several dropped pictures are all read, and more than fit are counted", async ({ page }) => {
  await open(page);
  await sample(page);
  await page.dispatchEvent("#describe", "drop", { dataTransfer: await transfer(page, ["good.png", "other.png"]) });
  await expect(photos(page, "matches")).toHaveCount(1);
  await expect(photos(page, "differs")).toHaveCount(1);
  await choose(page, Array(23).fill(fixture("nothing.png")));
  await expect(page.locator("[data-left-out]")).toHaveAttribute("data-left-out", "1");
  await page.locator("[data-action=stop]").click();
  await expect(photos(page, "waiting")).toHaveCount(0);
});

test("a pasted picture is read, also with the cursor in a field", async ({ page }) => {
  await open(page);
  await sample(page);
  for (const place of ["#scan", "#field-batch"]) {
    const clipboardData = await transfer(page, ["good.png"]);
    await page.locator(place).evaluate((element, clipboardData) => {
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, clipboardData);
    await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
    await page.locator("[data-action=stop]").click();
    await expect(verdict(page)).toHaveCount(0);
  }
});

test("two labels in one picture are listed, and the one that is pointed at stands out", async ({ page }) => {
  await open(page);
  await sample(page);
  await choose(page, fixture("two.png"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
  await expect(page.locator(".code-row")).toHaveCount(2);
  await page.locator(".code-row").nth(1).hover();
  await expect(page.locator("#scan .overlay polygon.tone-fail.strong")).toHaveCount(1);
  await page.locator(".code-row").nth(1).click();
  await expect(page.locator("[data-field-equal=false] mark")).toHaveText(["1", "7"]);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
});

test("a picture without a symbol is not read, and the page says what to do", async ({ page }) => {
  await open(page);
  await sample(page);
  await choose(page, fixture("nothing.png"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "not-read");
});

for (const file of ["good.jpg", "good.webp"]) {
  test(`${file} is read`, async ({ page }) => {
    await open(page);
    await sample(page);
    await choose(page, fixture(file));
    await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
  });
}

test("a 50-megapixel picture is read", async ({ page }) => {
  await open(page);
  await sample(page);
  await choose(page, fixture("50-megapixels.png"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches", { timeout: 30_000 });
});

for (const [file, code] of [
  ["broken.png", "image.damaged"],
  ["empty.png", "image.empty"],
  ["huge-header.png", "image.too-large"],
  ["IMG_0412.HEIC", "image.heic"],
  ["label.pdf", "image.unsupported"],
  ["moving.gif", "image.unsupported"],
]) {
  test(`${file} gives ${code}, and what was typed stays`, async ({ page }) => {
    await open(page);
    await sample(page);
    await choose(page, fixture(file));
    await expect(page.locator(`#scan [data-code='${code}']`)).toBeVisible();
    await expect(field(page, "batch")).toHaveValue(SAMPLE.batch);
    await choose(page, fixture("good.png"));
    await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
  });
}

test("workers that stop as soon as they start are given up, and the page says so", async ({ page }) => {
  await page.addInitScript(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) =>
      make(blob.type === "text/javascript" ? new Blob(['throw new Error("no start");'], { type: blob.type }) : blob);
  });
  await page.goto("./");
  await expect(page.locator(".engine-note")).toHaveAttribute("data-code", "engine.stops");
  await expect(page.locator("[data-sealed]")).toHaveAttribute("data-sealed", "failed");
  await field(page, "batch").fill(SAMPLE.batch);
  await expect(field(page, "batch")).toHaveValue(SAMPLE.batch);
});

test("a full disk forgets, and nothing else", async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await open(page);
  await sample(page);
  await choose(page, fixture("good.png"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
});

test("a worker that crashes is replaced, with a message, and nothing is asked of the network", async ({ page }) => {
  // Every worker starts from a blob: give each a way to crash that the journey can pull.
  await page.addInitScript(() => {
    const workers = [];
    window.crashWorkers = () => workers.forEach((worker) => worker.postMessage({ crash: true }));
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(...words) {
        super(...words);
        workers.push(this);
      }
    };
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      if (blob.type !== "text/javascript") return make(blob);
      const trap = 'self.addEventListener("message", ({ data }) => { if (data.crash) self.doomed = true; else if (self.doomed && data.job) throw new Error("crash"); });';
      return make(new Blob([trap, blob], { type: blob.type }));
    };
  });
  await open(page);
  await sample(page);
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.evaluate(() => window.crashWorkers());
  await choose(page, fixture("good.png"));
  await expect(page.locator("#scan [data-code='worker.stopped']")).toBeVisible();
  await choose(page, fixture("good.png"));
  await expect(verdict(page)).toHaveAttribute("data-verdict", "matches");
  await field(page, "batch").fill("20260517-0002");
  await expect(page.locator("#label [data-code='worker.stopped']")).toBeVisible();
  await page.getByRole("button", { name: "Draw again" }).click();
  await expect(page.locator(".preview")).toBeVisible();
  expect(requests.filter((url) => !/^(blob|data):/.test(url))).toEqual([]);
});
