// How it looks and whether everybody can use it. Screenshots land in screenshots/, which git ignores.
import { expect, test } from "@playwright/test";
import { choose, complaints, field, open, SAMPLE, verdict } from "./page.mjs";
import { fixture } from "./setup.mjs";

const WIDTHS = [390, 820, 1440];

for (const lang of ["en", "vi", "zh"]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${lang}, ${colorScheme}`, () => {
      test.use({ locale: lang, colorScheme });

      test("no word is missing, nothing is wider than the page, axe is content", async ({ page }) => {
        await open(page);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        const shot = async (name) => {
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
            await page.screenshot({ path: `screenshots/${name}-${lang}-${colorScheme}-${width}.png`, fullPage: true });
            const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            expect(overflow, `${name} at ${width} px is wider than the page`).toBeLessThanOrEqual(0);
          }
          expect(await page.locator("body").innerText()).not.toContain("[[");
          expect(await complaints(page), name).toEqual([]);
        };
        await shot("empty");
        await page.locator(".sample").click();
        await expect(page.locator(".preview")).toBeVisible();
        await choose(page, fixture("other.png"));
        await expect(verdict(page)).toHaveAttribute("data-verdict", "differs");
        await shot("differs");
        await page.locator(".seal").click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await shot("seal");
        await page.keyboard.press("Escape");
        await choose(page, fixture("broken.png"));
        await expect(page.locator("#scan [data-code]")).toBeVisible();
        await field(page, "batch").fill("２０２６0230-OOO1 ");
        await field(page, "manufacturer").fill("Công ty Cổ phần Thiết bị Chân không Thượng Hải Hoàng Phố ".repeat(3));
        await expect(page.locator("#field-batch-findings li").first()).toBeVisible();
        await shot("findings");
      });
    });
  }
}

test("the whole path can be walked with the keyboard alone", async ({ page }) => {
  await open(page);
  /** Presses Tab until something that matches has the focus: what Tab does not reach, this does not find. */
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    }
    throw new Error(`Tab does not reach ${selector}`);
  };
  for (const [name, text] of Object.entries(SAMPLE)) {
    await tabTo(`#field-${name}`);
    await page.keyboard.type(text);
  }
  await expect(page.locator("[data-format=pdf]")).toBeEnabled();
  await tabTo("[data-format=pdf]");
  const saved = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  await saved;
  await tabTo("input[name=level]");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("input[name=level][value=L]")).toBeChecked();
  await tabTo("[data-action=camera]");
  await tabTo("input[type=file]");
  await tabTo(".seal");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator(".seal")).toBeFocused();
});
