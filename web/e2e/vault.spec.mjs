// What is kept on the device: across tabs, crashes, full and blocked stores, and until the person deletes it.
import { createServer } from "node:http";
import { expect, test } from "@playwright/test";
import { add, begin, bring, cell, drop, dropMade, exported, filter, make, notice, ready, records, restore, rows, saved, tab, type, workspaceFile } from "./desk.mjs";
import { field, open, PAGE, UNDER } from "./page.mjs";
import { clean, csv } from "./workbooks.mjs";

const PRODUCT = "Product name";

/** Ends a page's process, as when the device runs out of memory. */
async function crash(page) {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {});
  await crashed;
}

/** How many records the page's database holds, by store; empty without a database. */
const stored = (page) =>
  page.evaluate(async () => {
    const counts = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => done(request.result);
        request.onerror = failed;
      });
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).count();
        await new Promise((done) => (request.onsuccess = done));
        counts[store] = request.result;
      }
      database.close();
    }
    return counts;
  });

test("two tabs show the same records, and neither writes over the other", async ({ page, context }) => {
  await records(page);
  const other = await context.newPage();
  await records(other);
  await page.bringToFront();
  await bring(page, "list.csv", csv(clean(2)));
  await expect(other.locator(".grid-row")).toHaveCount(2);
  await type(page, 0, PRODUCT, "Dry pump");
  await expect(await cell(other, 0, PRODUCT)).toHaveText("Dry pump");

  // Both type in one cell: who comes second is told, and decides.
  const mine = await begin(page, 1, PRODUCT);
  await mine.fill("Mine");
  await other.bringToFront();
  await type(other, 1, PRODUCT, "Theirs");
  await expect(await cell(other, 1, PRODUCT)).toHaveText("Theirs");
  await page.bringToFront();
  await mine.press("Enter");
  await expect(notice(page)).toContainText("“Theirs”");
  await expect(notice(page)).toContainText("“Mine”");
  await expect(await cell(page, 1, PRODUCT)).toHaveText("Theirs");
  await expect(notice(other)).toHaveCount(0);
  await notice(page).getByRole("button", { name: "Use mine" }).click();
  await expect(await cell(page, 1, PRODUCT)).toHaveText("Mine");
  await expect(await cell(other, 1, PRODUCT)).toHaveText("Mine");
});

test("two tabs that change different lines at the same moment lose nothing", async ({ page, context }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(6)));
  const other = await context.newPage();
  await records(other);
  await expect(other.locator(".grid-row")).toHaveCount(6);
  // By the page's own events: a browser slows the tab behind down, and they would take turns.
  const typeAll = async ([which, column]) => {
    const until = async (found) => {
      while (!found()) await new Promise((later) => setTimeout(later, 5));
      return found();
    };
    for (let row = which; row < 6; row += 2) {
      const place = () => document.getElementById(`cell-${row}-${column}`);
      while (!document.querySelector(".cell.typing")) {
        place()?.click();
        await new Promise((later) => setTimeout(later, 5));
      }
      const box = document.querySelector(".typing input");
      box.value = `Pump ${which}${row}`;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((later) => setTimeout(later, 5));
      box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      await until(() => place()?.textContent === `Pump ${which}${row}`);
    }
  };
  await Promise.all([page, other].map((tab, which) => tab.evaluate(typeAll, [which, 1])));
  for (const tab of [page, other]) {
    await expect.poll(async () => (await rows(tab)).map((row) => row[1])).toEqual(["Pump 00", "Pump 11", "Pump 02", "Pump 13", "Pump 04", "Pump 15"]);
    await expect(notice(tab).filter({ hasText: "meanwhile" })).toHaveCount(0);
  }
});

test("a line that is changed in one tab while another adds many keeps its change", async ({ page, context }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(5)));
  const other = await context.newPage();
  await records(other);
  await expect(other.locator(".grid-row")).toHaveCount(5);
  await make(page, "many.csv", 40_000);
  await dropMade(page);
  await expect(add(page)).toBeEnabled();
  await page.evaluate(() => document.querySelector(".import .card-foot .primary").click());
  await type(other, 0, PRODUCT, "Dry pump");
  for (const tab of [page, other]) {
    await expect(filter(tab, "All")).toHaveText("All 40005");
    await expect(await cell(tab, 0, PRODUCT)).toHaveText("Dry pump");
  }
});

test("a frame where storage is blocked works in memory and says so", async ({ page, context }) => {
  // A sandboxed frame has no origin: its host has to let it load the page's parts.
  await context.route(`${UNDER}**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "Access-Control-Allow-Origin": "*" } });
  });
  const site = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>A consultant</title><iframe src="${UNDER}#records" sandbox="allow-scripts allow-downloads" width="1200" height="800"></iframe>`);
  });
  await new Promise((listening) => site.listen(0, "127.0.0.1", listening));
  await page.goto(`http://localhost:${site.address().port}/`);
  const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
  const words = frame.locator(".saved-state").first();
  await expect(words).toHaveAttribute("data-code", "vault.blocked");
  await expect(words).toContainText("save the workspace file");
  await bring(frame, "list.csv", csv(clean(2)));
  await type(frame, 0, PRODUCT, "Dry pump");
  await expect(await cell(frame, 0, PRODUCT)).toHaveText("Dry pump");
  await tab(frame, "Workspace").click();
  const file = await saved(page, () => frame.getByRole("button", { name: "Save the workspace file" }).click());
  site.close();

  // What was saved opens where there is a store.
  const elsewhere = await context.newPage();
  await records(elsewhere);
  await restore(elsewhere, file.name, file.bytes);
  await tab(elsewhere, "Lines").click();
  await expect(await cell(elsewhere, 0, PRODUCT)).toHaveText("Dry pump");
});

test("a browser without room says so, and work goes on", async ({ page, context }) => {
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(PAGE).origin, quotaSize: 300_000 });
  await records(page);
  await make(page, "many.csv", 30_000);
  await dropMade(page);
  await add(page).click();
  await expect(page.locator(".saved-state").first()).toHaveAttribute("data-code", "vault.full");
  await expect(filter(page, "All")).toHaveText("All 30000");
  await type(page, 0, PRODUCT, "Dry pump");
  await expect(await cell(page, 0, PRODUCT)).toHaveText("Dry pump");
  const { bytes } = await exported(page, "csv");
  expect(bytes.toString().trim().split("\n")).toHaveLength(30_001);
  expect(bytes.toString()).toContain("Dry pump");

  // With room again, the next change stores everything.
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(PAGE).origin });
  await type(page, 1, PRODUCT, "Scroll pump");
  await expect(page.locator(".saved-state").first()).toHaveText("Saved on this device");
  await page.reload();
  await ready(page);
  await expect(filter(page, "All")).toHaveText("All 30000");
  await expect(await cell(page, 0, PRODUCT)).toHaveText("Dry pump");
  await expect(await cell(page, 1, PRODUCT)).toHaveText("Scroll pump");
});

for (const [how, end, after] of [
  ["closed at once", (page) => page.close(), 0],
  ["closed late", (page) => page.close(), 750],
  ["crashed", crash, 350],
  ["crashed late", crash, 650],
]) {
  test(`a tab that is ${how} while lines are added leaves all of them or none`, async ({ page, context }) => {
    const MANY = 60_000;
    await records(page);
    await bring(page, "list.csv", csv(clean(5)));
    await type(page, 0, PRODUCT, "Dry pump");
    await expect(await cell(page, 0, PRODUCT)).toHaveText("Dry pump");
    await make(page, "many.csv", MANY);
    await dropMade(page);
    await expect(add(page)).toBeEnabled();
    // A press by Playwright would wait until the page has settled: the end is to come in the middle.
    await page.evaluate(() => document.querySelector(".import .card-foot .primary").click());
    await page.waitForTimeout(after);
    const underWay = await page.locator(".work").count();
    await end(page);

    const next = await context.newPage();
    await records(next);
    const total = Number((await filter(next, "All").textContent()).match(/\d+/)[0]);
    console.log(`${how}: ${underWay ? "under way" : "through"}, then ${total} lines`);
    expect([5, MANY + 5]).toContain(total);
    if (!underWay) expect(total).toBe(MANY + 5);
    await expect(await cell(next, 0, PRODUCT)).toHaveText("Dry pump");
    expect((await exported(next, "json-lines")).bytes.toString().trim().split("\n")).toHaveLength(total);
    await type(next, 1, PRODUCT, "Scroll pump");
    await expect(await cell(next, 1, PRODUCT)).toHaveText("Scroll pump");
  });
}

test("what is done while a file is read is done, also when that file is left", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(2)));
  await make(page, "many.csv", 400_000);
  await (await begin(page, 1, PRODUCT)).fill("Scroll pump");
  // Enter and Cancel while the worker reads: the change waits behind the file that is left.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      const cancel = document.querySelector(".work progress[value]")?.closest(".work").querySelector("button");
      if (!cancel) return;
      observer.disconnect();
      document.querySelector(".cell.typing input").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      cancel.click();
      window.left = true;
    }).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
  await dropMade(page);
  await expect.poll(() => page.evaluate(() => window.left)).toBe(true);
  // The records go with the worker that is left, and come back with the new one.
  await expect(async () => {
    await expect(await cell(page, 1, PRODUCT)).toHaveText("Scroll pump", { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  await ready(page);
  await expect(await cell(page, 1, PRODUCT)).toHaveText("Scroll pump");
});

test("what is only in memory is not left behind: no way out of work that would lose it", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("blocked", "SecurityError"); } }));
  // The worker has an `indexedDB` of its own.
  await page.addInitScript(() => {
    const Original = window.Blob;
    window.Blob = class extends Original {
      constructor(parts, options) {
        const script = options?.type === "text/javascript";
        super(script ? ["Object.defineProperty(self, 'indexedDB', { value: undefined });", ...parts] : parts, options);
      }
    };
  });
  await records(page);
  await expect(page.locator(".saved-state").first()).toHaveAttribute("data-code", "vault.blocked");
  await bring(page, "list.csv", csv(clean(2)));
  await make(page, "many.csv", 400_000);
  await dropMade(page);
  await expect(page.locator(".work")).toBeVisible();
  await expect(page.locator(".work button")).toHaveCount(0);
  await page.locator(".import .quiet").click();
  await expect(page.locator(".grid-row")).toHaveCount(2);
});

test("what was being typed when the tab died is offered at the next visit, once", async ({ page, context }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(2)));
  const box = await begin(page, 1, PRODUCT);
  await box.pressSequentially("Half a na");
  await crash(page);

  const next = await context.newPage();
  await records(next);
  await expect(notice(next)).toContainText("Half a na");
  await expect(await cell(next, 1, PRODUCT)).toHaveText("Turbomolecular pump");
  await notice(next).getByRole("button", { name: "Write it" }).click();
  await expect(await cell(next, 1, PRODUCT)).toHaveText("Turbomolecular pumpHalf a na");
  await expect(notice(next)).toHaveCount(0);
  await next.reload();
  await ready(next);
  await expect(next.locator(".grid-row")).toHaveCount(2);
  await expect(notice(next)).toHaveCount(0);
});

test("an offer that is waved away does not come again", async ({ page, context }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(1)));
  await (await begin(page, 0, PRODUCT)).pressSequentially("Half");
  await crash(page);
  const next = await context.newPage();
  await records(next);
  await notice(next).getByRole("button", { name: "Close this message" }).click();
  await next.reload();
  await ready(next);
  await expect(next.locator(".grid-row")).toHaveCount(1);
  await expect(notice(next)).toHaveCount(0);
});

test("what is being typed in one tab is not offered in another", async ({ page, context }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(1)));
  const box = await begin(page, 0, PRODUCT);
  await box.pressSequentially("Half");
  const other = await context.newPage();
  await records(other);
  await expect(other.locator(".grid-row")).toHaveCount(1);
  await expect(notice(other)).toHaveCount(0);
});

test("a text that was typed in one workspace is not written into another", async ({ page, context }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(1)));
  await (await begin(page, 0, PRODUCT)).pressSequentially("Half");
  const other = await context.newPage();
  await records(other);
  await tab(other, "Workspace").click();
  await other.getByRole("button", { name: "New workspace" }).click();
  await tab(other, "Lines").click();
  await expect(other.locator(".start")).toBeVisible();
  await bring(other, "other.csv", csv(clean(1)));
  const second = await other.locator("select[name=workspace]").inputValue();
  await crash(page);
  await other.reload();
  await ready(other);
  await expect(await cell(other, 0, PRODUCT)).toHaveText("Turbomolecular pump");
  // Whether the page offers it at all, or takes it to where it belongs, is its affair.
  const write = notice(other).getByRole("button", { name: "Write it" });
  if (await write.count()) await write.click();
  await other.waitForTimeout(300);
  await other.locator("select[name=workspace]").selectOption(second);
  await expect(await cell(other, 0, PRODUCT)).toHaveText("Turbomolecular pump");
});

test("everything on this device can be deleted, and a workspace file brings it back", async ({ page }) => {
  await open(page);
  await field(page, "manufacturer").fill("Lotus Vacuum");
  await page.locator("select[name=language]").selectOption("en");
  await page.getByRole("link", { name: /Records/ }).click();
  await ready(page);
  await bring(page, "list.csv", csv(clean(3)));
  await type(page, 0, PRODUCT, "Dry pump");
  await tab(page, "Registration").click();
  await page.locator(".paper input[type=file]").first().setInputFiles({ name: "licence.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 licence") });
  await expect(page.locator(".paper-file code")).toHaveText("licence.pdf");
  await tab(page, "Lines").click();
  const before = await exported(page, "json-lines");
  const file = await workspaceFile(page);
  expect(file.name).toMatch(/\.temqr$/);
  expect((await stored(page)).parts).toBeGreaterThan(2);
  expect(await page.evaluate(() => localStorage.getItem("temqr-draft"))).toContain("Lotus");
  const device = () => page.evaluate(() => localStorage.getItem("temqr-device"));
  const known = await device();

  const forget = page.getByRole("button", { name: "Delete everything" });
  await expect(forget).toBeDisabled();
  await page.locator("input[name=forget]").fill("delet");
  await expect(forget).toBeDisabled();
  await page.locator("input[name=forget]").fill("delete");
  await forget.click();
  await expect(notice(page)).toContainText("was deleted");
  await tab(page, "Lines").click();
  await expect(page.locator(".start")).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.locator(".start")).toBeVisible();
  const left = await stored(page);
  expect(Object.values(left).reduce((sum, count) => sum + count, 0), JSON.stringify(left)).toBe(0);
  const texts = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("temqr-")));
  expect(texts.map(([key]) => key).toSorted()).toEqual(["temqr-device", "temqr-workspace"]);
  expect(JSON.stringify(texts)).not.toContain("Lotus");
  // The device has another name: nothing ties it to what it wrote down before.
  expect(await device()).not.toBe(known);
  await page.getByRole("link", { name: /label/i }).click();
  await expect(field(page, "manufacturer")).toHaveValue("");
  await page.goBack();

  await restore(page, file.name, file.bytes);
  await tab(page, "Lines").click();
  await expect(page.locator(".grid-row")).toHaveCount(3);
  expect((await exported(page, "json-lines")).bytes.equals(before.bytes)).toBe(true);
  await tab(page, "Registration").click();
  await expect(page.locator(".paper-file code")).toHaveText("licence.pdf");
});

test("deleting everything in one tab leaves nothing in the other's hands to bring back", async ({ page, context }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(3)));
  const other = await context.newPage();
  await records(other);
  await expect(other.locator(".grid-row")).toHaveCount(3);
  await tab(page, "Workspace").click();
  await page.locator("input[name=forget]").fill("delete");
  await page.getByRole("button", { name: "Delete everything" }).click();
  await expect(notice(page)).toContainText("was deleted");
  await expect(other.locator(".note[data-code='desk.gone']")).toBeVisible();
  await expect(other.locator(".start")).toBeVisible();
  const left = await stored(page);
  expect(Object.values(left).reduce((sum, count) => sum + count, 0), JSON.stringify(left)).toBe(0);
});

test("a workspace file that is damaged, foreign or newer is refused, and nothing changes", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(2)));
  const { name, bytes } = await workspaceFile(page);
  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1] ^= 0xff;
  for (const [file, code] of [
    [flipped, /^(restore|intake)\.damaged$/],
    [bytes.subarray(0, bytes.length - 40), /^(restore|intake)\.damaged$/],
    [Buffer.from("no workspace at all"), /^restore\.other-file$/],
  ]) {
    await restore(page, name, file);
    await expect(page.locator(".note.tone-fail")).toHaveAttribute("data-code", code);
    await page.getByRole("button", { name: "Close this message" }).click();
  }
  await expect(page.locator("select[name=workspace] option")).toHaveCount(1);
  await tab(page, "Lines").click();
  expect(await rows(page)).toEqual(clean(2).slice(1));
  await page.reload();
  await ready(page);
  await expect(page.locator(".grid-row")).toHaveCount(2);
});

test("workspaces never mix, and the one that was open last opens again", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(2)));
  await tab(page, "Workspace").click();
  await page.locator("input[name=workspace-name]").fill("Lotus");
  await page.locator("input[name=workspace-name]").press("Enter");
  await page.getByRole("button", { name: "New workspace" }).click();
  await tab(page, "Lines").click();
  await expect(page.locator(".start")).toBeVisible();
  await bring(page, "other.csv", csv(clean(1, 50)));
  await page.reload();
  await ready(page);
  await expect(page.locator(".grid-row")).toHaveCount(1);
  await page.locator("select[name=workspace]").selectOption({ label: "Lotus" });
  await expect(page.locator(".grid-row")).toHaveCount(2);
});

test("one workspace is deleted, and the others stay", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(2)));
  await tab(page, "Workspace").click();
  await page.getByRole("button", { name: "New workspace" }).click();
  await tab(page, "Lines").click();
  await bring(page, "other.csv", csv(clean(1, 50)));
  await tab(page, "Workspace").click();
  const button = page.getByRole("button", { name: "Delete this workspace" });
  await expect(button).toBeDisabled();
  await page.locator("input[name=forget]").fill("delete");
  await button.click();
  await expect(notice(page)).toContainText("This workspace was deleted");
  await expect(page.locator("select[name=workspace] option")).toHaveCount(1);
  await tab(page, "Lines").click();
  await expect(page.locator(".grid-row")).toHaveCount(2);
  await page.reload();
  await ready(page);
  await expect(page.locator("select[name=workspace] option")).toHaveCount(1);
  await expect(page.locator(".grid-row")).toHaveCount(2);
});
