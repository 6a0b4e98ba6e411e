// How it looks and whether everybody can use it. Screenshots land in screenshots/, which git ignores.
import { expect, test } from "@playwright/test";
import { records } from "./desk.mjs";
import { choose, complaints, field, open, SAMPLE, verdict } from "./page.mjs";
import { batches, onto, press, refused, setupTab, sheet } from "./press.mjs";
import { fixture } from "./setup.mjs";

const WIDTHS = [390, 820, 1440];

/** Looks at the page in every width: a picture for people, and what no one should have to look for. */
async function look(page, name) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
    await page.screenshot({ path: `screenshots/${name}-${width}.png`, fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflow, `${name} at ${width} px is wider than the page`).toBeLessThanOrEqual(0);
  }
  expect.soft(await page.locator("body").innerText()).not.toContain("[[");
  expect.soft(await complaints(page), name).toEqual([]);
}

/** Opens everything that is folded, inner parts too, but for sources. */
const unfold = (page) => page.locator("details.fold").evaluateAll((folds) => folds.forEach((fold) => (fold.open = true)));

for (const lang of ["en", "vi", "zh"]) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(`${lang}, ${colorScheme}`, () => {
      test.use({ locale: lang, colorScheme });

      test("no word is missing, nothing is wider than the page, axe is content", async ({ page }) => {
        await open(page);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        const shot = (name) => look(page, `${name}-${lang}-${colorScheme}`);
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

      test("the same of the records", async ({ page }) => {
        await records(page);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        const shot = (name) => look(page, `records-${name}-${lang}-${colorScheme}`);
        await shot("start");
        await page.locator(".start button.secondary").click();
        await expect(page.locator(".import")).toBeVisible();
        await shot("import");
        await page.locator(".import .card-foot .primary").click();
        await expect(page.locator(".grid-row")).toHaveCount(6);
        await page.locator(".grid").focus();
        await page.keyboard.press("F8");
        await expect(page.locator(".panel [data-code]").first()).toBeVisible();
        await shot("lines");
        await page.locator(".tools button:not([disabled])").last().click();
        await expect(page.locator(".mend .samples-list")).toBeVisible();
        await shot("mend");
        const tabs = page.getByRole("tab");
        await tabs.nth(1).click();
        await expect(page.locator("table.batches tbody tr").first()).toBeVisible();
        await shot("batches");
        await tabs.nth(2).click();
        await expect(page.locator(".paper").first()).toBeVisible();
        await shot("papers");
        await tabs.nth(3).click();
        await expect(page.locator("input[name=forget]")).toBeVisible();
        await shot("workspace");
      });

      test("the same of how a label is made, and of the platform's code", async ({ page }) => {
        await open(page);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        const shot = (name) => look(page, `making-${name}-${lang}-${colorScheme}`);
        await page.locator(".sample").click();
        await expect(page.locator(".preview")).toBeVisible();
        await unfold(page);
        await shot("label");
        await setupTab(page, "code").click();
        await page.locator("input[name=profile][value=viewer]").check({ force: true });
        await expect(page.locator("#web-address")).toBeVisible();
        await shot("code");
        await page.locator("[data-action=undo-setup]").click();
        await setupTab(page, "printer").click();
        await unfold(page);
        await shot("printer");
        await setupTab(page, "material").click();
        await page.locator("#substrate-material").selectOption("coated-paper");
        await expect(page.locator(".advice")).toBeVisible();
        await page.locator("#paper").fill("#cc2200");
        await expect(page.locator(".contrast [data-code]").first()).toBeVisible();
        await unfold(page);
        await shot("material");
        await page.locator("#paper").fill("#ffffff");
        await page.locator("[data-action=phone-check]").click();
        await page.locator("#screen-size summary").click();
        await shot("phone");
        await page.keyboard.press("Escape");
        await page.locator("input[name=issued-picture]").setInputFiles(fixture("other.png"));
        await expect(page.locator("#issued [data-code='issued.disagrees']")).toBeVisible();
        await shot("issued");
      });

      test("the same of printing, and of what a phone opens", async ({ page }) => {
        const rows = batches(20);
        rows[4][0] = "";
        await press(page, rows);
        await expect(page.locator("html")).toHaveAttribute("lang", lang);
        const shot = (name) => look(page, `print-${name}-${lang}-${colorScheme}`);
        await expect(refused(page)).toHaveCount(1);
        await shot("single");
        await onto(page, "sheet");
        await page.locator("input[name=sheet][value=avery-l7163]").check({ force: true });
        await expect(sheet(page)).toHaveAttribute("data-page-size", "210.0x297.0");
        await unfold(page);
        await shot("sheet");
        await onto(page, "roll");
        await expect(page.locator("#roll-gap")).toBeVisible();
        await shot("roll");
        await page.goto("./#v1?m=Lotus%20Vacuum&b=20260230-0001&r=IR-2026-00418");
        await expect(page.locator(".viewer [data-code]").first()).toBeVisible();
        await look(page, `viewer-${lang}-${colorScheme}`);
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
  await tabTo("#setup-tab-label");
  await page.keyboard.press("ArrowRight");
  await tabTo("input[name=level]");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("input[name=level][value=L]")).toBeChecked();
  await tabTo("[data-action=camera]");
  await tabTo("#scan input[type=file]");
  await tabTo(".seal");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator(".seal")).toBeFocused();
});
