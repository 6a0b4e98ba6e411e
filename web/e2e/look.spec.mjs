// How it looks and whether everybody can use it. Screenshots land in screenshots/, which git ignores.
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { choose, field, open, sample, verdict } from "./page.mjs";
import { fixture } from "./setup.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [390, 820, 1440];

/** What axe finds of the WCAG 2.2 rules at levels A and AA. */
async function complaints(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

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

test("the whole path can be walked with the keyboard", async ({ page }) => {
  await open(page);
  const press = async (key, times = 1) => {
    for (let n = 0; n < times; n++) await page.keyboard.press(key);
  };
  await page.locator(".sample").focus();
  await press("Enter");
  await expect(page.locator("[data-format=pdf]")).toBeEnabled();
  await page.locator("[data-format=pdf]").focus();
  const saved = page.waitForEvent("download");
  await press("Enter");
  await saved;
  await page.locator(".seal").focus();
  await press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator(".seal")).toBeFocused();
});
