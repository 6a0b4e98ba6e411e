// Inside other people's websites, from a sub-path, in a frame of another origin.
import { createServer } from "node:http";
import { expect, test } from "./camera.mjs";
import { open, PAGE, sample, UNDER, verdict } from "./page.mjs";

/** A consultant's website that holds the page in a frame. */
async function website(frame) {
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>A consultant</title><h1>Our services</h1>${frame}`);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

test("the page runs from a sub-path", async ({ page }) => {
  await open(page, UNDER);
  await sample(page);
});

test("a journey with the camera works in a frame on another origin", async ({ page }) => {
  const site = await website(`<iframe src="${UNDER}" allow="camera" width="1200" height="800"></iframe>`);
  await page.goto(site.address);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("[data-sealed]")).toHaveAttribute("data-sealed", "closed");
  await sample(frame);
  await frame.locator("[data-action=camera]").click();
  await expect(verdict(frame)).toHaveAttribute("data-verdict", "matches");
  site.close();
});

test("a frame without allow=camera is told apart from a refusal", async ({ page }) => {
  const site = await website(`<iframe src="${PAGE}" width="1200" height="800"></iframe>`);
  await page.goto(site.address);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("[data-sealed]")).toHaveAttribute("data-sealed", "closed");
  await frame.locator("[data-action=camera]").click();
  await expect(frame.locator("#scan [data-code='camera.not-allowed-here']")).toBeVisible();
  site.close();
});

test("a frame without storage works too", async ({ page }) => {
  const sandbox = "allow-scripts allow-downloads";
  const site = await website(`<iframe src="${PAGE}" sandbox="${sandbox} allow-same-origin" width="1200" height="800"></iframe>`);
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await page.goto(site.address);
  await sample(page.frameLocator("iframe"));
  site.close();
});
