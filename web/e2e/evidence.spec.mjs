// The place of evidence: a log that is written, signed, saved, and looked at by the page and by the command line.
import { expect, test } from "@playwright/test";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bring, records, saved } from "./desk.mjs";
import { complaints, open } from "./page.mjs";

const log = (page, name) => page.locator(`[data-log=${name}]`);
const action = (page, name) => page.locator(`[data-action=${name}]`);
const root = (page) => log(page, "root").innerText();
const verdict = (page) => page.locator("#verify [data-verdict]");
const roots = (page) => page.locator("#verify-roots");
const report = (page, name) => page.locator(`[data-report=${name}] button`);

/** Writes a note and waits until the log has so many entries. */
async function note(page, text, entries) {
  await page.locator("#log-note").fill(text);
  await action(page, "note").click();
  await expect(log(page, "entries")).toHaveText(String(entries));
}

/** The place, with a log of two entries: its beginning and a note. */
async function begun(page) {
  await open(page, "./#evidence");
  await expect(log(page, "empty")).toBeVisible();
  await begin(page);
}

/** Says who is at work, and writes a note. */
async function begin(page) {
  await page.locator("#log-actor").fill("Nguyễn Văn A");
  await page.locator("#log-actor").press("Tab");
  await note(page, "Seal 4711 broken on arrival — 已拍照", 2);
}

/** Saves the log. */
const file = async (page) => (await saved(page, () => action(page, "save-log").click())).bytes;

/** Gives a file to be looked at. */
const look = (page, buffer, name = "evidence.json") =>
  page.locator("input[name=evidence-file]").setInputFiles({ name, mimeType: "application/json", buffer });

/** What the command line finds in a file: the same core, outside of any browser. */
function byCommandLine(buffer, ...given) {
  const path = join(mkdtempSync(join(tmpdir(), "temqr-evidence-")), "evidence.json");
  writeFileSync(path, buffer);
  const words = ["verify", path, "--json", ...given.flatMap((root) => ["--root", root])];
  const { stdout, stderr } = spawnSync(process.env.TEMQR_CLI, words, { encoding: "utf8" });
  expect(stdout, stderr).not.toBe("");
  return JSON.parse(stdout);
}

async function shots(page, name) {
  for (const width of [390, 820, 1440]) {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
    await page.screenshot({ path: `screenshots/evidence-${name}-${width}.png`, fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overflow, `${name} at ${width} px is wider than the page`).toBeLessThanOrEqual(0);
  }
  expect.soft(await page.locator("body").innerText()).not.toContain("[[");
  expect.soft(await complaints(page), name).toEqual([]);
}

test("a log is written, signed by the key of the device, and holds for the page and the command line", async ({ page }) => {
  await begun(page);
  await expect(page.locator(".entries tbody tr")).toHaveCount(2);
  await expect(page.locator(".entries tbody tr").first()).toContainText("Nguyễn Văn A");
  await expect(page.locator(".entries [data-kind=note]")).toBeVisible();
  await action(page, "sign").click();
  await expect(page.locator(".log-keeping .chip.tone-pass")).toBeVisible();
  await page.locator(".device-key summary").click();
  const thumbprint = await log(page, "thumbprint").innerText();
  const evidence = await file(page);
  const now = await root(page);

  const found = byCommandLine(evidence, now);
  expect(found).toMatchObject({ verdict: "evidence.verdict.holds", holds: true, anchored: true, entries: 2, root: now });
  expect(found.signatures).toMatchObject([{ algorithm: "Ed25519", thumbprint, root: { root: now, held: "holds" } }]);
  expect(found.kinds).toEqual({ genesis: 1, note: 1 });

  await look(page, evidence);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "evidence.verdict.holds");
  // Without a root from elsewhere it is not green: all of it may have been written anew.
  await expect(page.locator(".file-verdict")).toHaveClass(/tone-look/);
  await expect(verdict(page).locator("[data-found=thumbprint]")).toHaveText(thumbprint);
  await roots(page).fill(now);
  await expect(page.locator(".file-verdict")).toHaveClass(/tone-pass/);
  await expect(verdict(page).locator(".claims li")).toHaveCount(found.claims.length);
  await roots(page).fill("temqr-root:1:");
  await expect(page.locator("#verify [data-code='evidence.root-unreadable']")).toBeVisible();

  // The key is there after the page was loaded again, and another one once it was forgotten.
  await page.reload();
  await note(page, "Loaded", 3);
  await action(page, "sign").click();
  await expect(page.locator(".log-keeping .chip.tone-pass")).toBeVisible();
  await expect(log(page, "thumbprint")).toHaveText(thumbprint);
  await page.locator(".device-key summary").click();
  await action(page, "forget-key").click();
  await expect(log(page, "thumbprint")).toHaveCount(0);
  await note(page, "By a new key", 4);
  await action(page, "sign").click();
  await expect(log(page, "thumbprint")).not.toHaveText(thumbprint);
  const later = byCommandLine(await file(page), await root(page));
  expect(later.signatures.map((signature) => signature.fault)).toEqual([null, null, null]);
  expect(new Set(later.signatures.map((signature) => signature.thumbprint)).size).toBe(2);
});

test("a root is taken from a picture of its code", async ({ page }) => {
  await begun(page);
  const buffer = await page.locator(".root-code").screenshot();
  await page.locator("input[name=root-picture]").setInputFiles({ name: "root.png", mimeType: "image/png", buffer });
  await expect(roots(page)).toHaveValue(await root(page));
  await look(page, await file(page));
  await expect(page.locator(".file-verdict")).toHaveClass(/tone-pass/);
  const nothing = await page.locator(".evidence h3").first().screenshot();
  await page.locator("input[name=root-picture]").setInputFiles({ name: "title.png", mimeType: "image/png", buffer: nothing });
  await expect(page.locator("#verify [data-code='evidence-page.no-root-in-picture']")).toBeVisible();
});

test("what was changed is named, and so is an end that is missing", async ({ page, context }) => {
  await begun(page);
  const early = await file(page);
  await note(page, "The container was closed", 3);
  const later = await root(page);
  const whole = await file(page);
  // Looking at a file needs no connection.
  await context.setOffline(true);

  const tampered = Buffer.from(whole.toString().replace("4711", "4712"));
  await look(page, tampered);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "evidence.verdict.broken");
  await expect(verdict(page).locator("[data-entry='2']")).toHaveAttribute("data-code", "evidence.hash");
  expect(byCommandLine(tampered).broken).toMatchObject({ entry: 2, code: "evidence.hash" });
  await expect(page.locator(".file-verdict")).toHaveClass(/tone-fail/);

  await look(page, early);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "evidence.verdict.holds");
  await roots(page).fill(later);
  await expect(verdict(page)).toHaveAttribute("data-verdict", "evidence.verdict.cut");
  await expect(page.locator(".found-list .chip.tone-fail")).toBeVisible();

  for (const [text, code] of [
    ["", "evidence.not-evidence"],
    ["%PDF-1.7", "evidence.not-evidence"],
    ['{"records":[]}', "evidence.not-evidence"],
    ['{"format":"temqr-evidence/9"}', "evidence.other-format"],
  ]) {
    await look(page, Buffer.from(text), `${code}.json`);
    await expect(page.locator(`#verify [data-code='${code}']`), text).toBeVisible();
  }
  // Refused before it is read: the worker is never given it.
  await page.evaluate(() => {
    File.prototype.arrayBuffer = () => {
      throw new Error("read");
    };
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(100 << 20)], "large.json"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect(page.locator("#verify [data-code='evidence.file-too-large']")).toBeVisible();
});

test("a browser without Ed25519 signs with P-256, one that keeps nothing says so", async ({ page }) => {
  await page.addInitScript(() => {
    const make = crypto.subtle.generateKey.bind(crypto.subtle);
    crypto.subtle.generateKey = (algorithm, ...rest) =>
      algorithm.name === "Ed25519" ? Promise.reject(new DOMException("", "NotSupportedError")) : make(algorithm, ...rest);
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (name, ...rest) => {
      if (name === "temqr-device-key") throw new DOMException("", "SecurityError");
      return open(name, ...rest);
    };
  });
  await begun(page);
  await action(page, "sign").click();
  await expect(page.locator(".log-keeping .chip.tone-pass")).toBeVisible();
  await page.locator(".device-key summary").click();
  await expect(page.locator(".device-key .note.tone-look")).toBeVisible();
  const thumbprint = await log(page, "thumbprint").innerText();
  const found = byCommandLine(await file(page), await root(page));
  expect(found.holds).toBe(true);
  expect(found.signatures).toMatchObject([{ algorithm: "ES256", thumbprint, root: { held: "holds" } }]);
});

test("reports are written in two languages and three formats", async ({ page }) => {
  await records(page);
  await bring(page, "records.csv", "Manufacturer,Batch number,Report reference\nLotus Vacuum,20260517-0001,IR-1\n");
  await page.goto("./#evidence");
  await expect(page.locator("[data-report=dossier] .needs")).toBeVisible();
  await expect(report(page, "dossier")).toBeDisabled();
  const starts = { PDF: "%PDF-", XLSX: "PK", JSON: "{" };
  for (const [format, begins] of Object.entries(starts)) {
    await page.locator(`input[name=report-format][value=${format}]`).check();
    const { name, bytes } = await saved(page, () => report(page, "documents").click());
    expect(name.endsWith(`.${format.toLowerCase()}`), name).toBe(true);
    expect(bytes.subarray(0, begins.length).toString()).toBe(begins);
    await expect(page.locator(".reports .note.tone-pass")).toContainText(name);
  }
  // Nothing was tried with a camera: the report says what to do instead.
  await report(page, "readability").click();
  await expect(page.locator(".reports .note.tone-fail")).toBeVisible();
});

for (const lang of ["en", "vi", "zh"]) {
  test.describe(lang, () => {
    test.use({ locale: lang });

    test("no word is missing, nothing is wider than the page, axe is content", async ({ page }) => {
      await open(page, "./#evidence");
      await expect(log(page, "empty")).toBeVisible();
      await shots(page, `empty-${lang}`);
      await begin(page);
      await action(page, "sign").click();
      await expect(page.locator(".log-keeping .chip.tone-pass")).toBeVisible();
      await page.locator(".device-key summary").click();
      const evidence = await file(page);
      await roots(page).fill(await root(page));
      await look(page, evidence);
      await expect(page.locator(".file-verdict")).toHaveClass(/tone-pass/);
      await shots(page, `holds-${lang}`);
      await look(page, Buffer.from(evidence.toString().replace("4711", "4712")));
      await expect(page.locator(".file-verdict")).toHaveClass(/tone-fail/);
      await shots(page, `broken-${lang}`);
    });
  });
}
