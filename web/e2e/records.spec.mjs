// A file comes in, its problems are mended, and it goes out again.
import { expect, test } from "@playwright/test";
import { add, begin, bring, cell, drop, dropMade, exported, filter, importing, make, notice, panel, paste, ready, records, rows, saved, tab, type, typing } from "./desk.mjs";
import { bomb, cells, CHINESE, clean, csv, gb18030, locked, sheet, unzip, workbook } from "./workbooks.mjs";
import { field, open } from "./page.mjs";

const dossier = (page) => saved(page, () => page.getByRole("button", { name: "Save the dossier" }).click());

const BATCH = "Production batch number";
const PRODUCT = "Product name";

test("a file from Excel in China is read, mended and kept", async ({ page }) => {
  await records(page);
  await drop(page, "批次.csv", gb18030(csv(CHINESE)));
  await expect(page.locator("select[name=encoding]")).toHaveValue("gb18030");
  const targets = page.locator(".mapping select");
  await expect(targets).toHaveCount(CHINESE[0].length);
  expect(await targets.evaluateAll((selects) => selects.map((select) => select.value))).toEqual([
    "manufacturer", "product", "model", "batch", "batch_date", "quantity", "report", "report_date", "laboratory", "result",
  ]);
  await add(page).click();
  await expect(notice(page)).toContainText("Lines added: 3");
  await expect.poll(() => rows(page)).toEqual(CHINESE.slice(1));

  await expect(filter(page, "All")).toHaveText("All 3");
  await expect(filter(page, "With errors").first()).toHaveText("With errors 2");
  await expect(page.locator(".places b")).toContainText("2");
  const kinds = page.locator("select[name=problem]");
  await kinds.selectOption("text.full-width");
  await expect(page.locator(".grid-row")).toHaveCount(1);
  await expect(page.locator(".grid-row .grid-number")).toHaveText("2");
  await filter(page, "All").click();
  await expect(page.locator(".grid-row")).toHaveCount(3);

  // From problem to problem, each mended where it stands: by one click, or by typing.
  await page.locator(".grid").focus();
  await page.keyboard.press("F8");
  await expect(await cell(page, 0, "Result")).toHaveAttribute("aria-selected", "true");
  await expect(await cell(page, 0, "Result"), "scrolled sideways into sight").toBeInViewport({ ratio: 1 });
  await panel(page).getByRole("button", { name: /Change to pass/ }).click();
  await expect(await cell(page, 0, "Result")).toHaveText("pass");
  await page.locator(".grid").focus();
  await page.keyboard.press("F8");
  await expect(await cell(page, 1, BATCH)).toHaveAttribute("aria-selected", "true");
  await expect(await cell(page, 1, BATCH), "not behind the line numbers").toBeInViewport({ ratio: 1 });
  await expect(panel(page).locator("mark")).toHaveText("２０２６０５１７");
  await panel(page).getByRole("button", { name: /Change to 20260517-0002/ }).click();
  await expect(filter(page, "With errors").first()).toHaveText("With errors 1");
  await type(page, 2, BATCH, "20260228-0001");
  await expect(await cell(page, 2, BATCH)).toHaveText("20260228-0001");
  await expect(page.locator(".places b")).toHaveCount(0);

  const mended = await rows(page);
  expect(mended.map((row) => row[3])).toEqual(["20260517-0001", "20260517-0002", "20260228-0001"]);
  await page.reload();
  await ready(page);
  await expect(page.locator(".grid-row")).toHaveCount(3);
  expect(await rows(page)).toEqual(mended);
});

test("changes are taken back and made again, and a line waits in the bin", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(3)));
  const first = await cell(page, 0, PRODUCT);
  const [undo, redo] = ["Undo", "Redo"].map((name) => page.getByRole("button", { name }));
  await expect(redo).toBeDisabled();
  await type(page, 0, PRODUCT, "Dry pump");
  await expect(first).toHaveText("Dry pump");
  await undo.click();
  await expect(first).toHaveText("Turbomolecular pump");
  await expect(redo).toBeEnabled();
  await redo.click();
  await expect(first).toHaveText("Dry pump");
  await expect(redo).toBeDisabled();

  await first.click();
  await panel(page).getByRole("button", { name: "Move to the bin" }).click();
  await expect(filter(page, "All")).toHaveText("All 2");
  await expect(page.locator(".grid-row").first()).not.toContainText("Dry pump");
  await filter(page, "In the bin").click();
  await expect(page.locator(".grid-row")).toHaveCount(1);
  await expect(page.locator(".grid-row")).toContainText("Dry pump");
  await panel(page).getByRole("button", { name: "Take out of the bin" }).click();
  await expect(filter(page, "In the bin")).toHaveCount(0);
  await expect(filter(page, "All")).toHaveText("All 3");
  await filter(page, "All").click();
  await expect(page.locator(".grid-row").first()).toContainText("Dry pump");
});

test("a workbook's sheets can be chosen, and what is odd about it is said", async ({ page }) => {
  await records(page);
  await drop(page, "pumps.xlsx", workbook());
  await expect(importing(page).locator(".lead")).toContainText("Records: 2, columns: 6");
  for (const code of ["intake.hidden-sheets", "intake.merged-filled", "intake.formula-error"]) {
    await expect(importing(page).locator(`[data-code='${code}']`)).toBeVisible();
  }
  await expect(importing(page).locator(".samples").nth(3)).toHaveText("2026-05-172026-05-18");

  const choice = page.locator("select[name=sheet]");
  await expect(choice.locator("option")).toHaveText([/^Pumps/, /^June/, /^Archive \(hidden\)/]);
  await choice.selectOption({ label: "June" });
  await expect(importing(page).locator(".lead")).toContainText("Records: 1, columns: 2");
  await expect(importing(page).locator(".samples").first()).toHaveText("20260601-0001");
  await choice.selectOption("2");
  await expect(importing(page).locator(".samples").first()).toHaveText("20250101-0009");
  await choice.selectOption({ label: "Pumps" });
  await expect(importing(page).locator(".samples").nth(1)).toHaveText("Turbomolecular pumpVacuum chamber");
  await add(page).click();
  await expect(page.locator(".grid-row")).toHaveCount(2);
  await expect(await cell(page, 1, "Manufacturer")).toHaveText("Lotus Vacuum Technology Co., Ltd.");
  await expect(await cell(page, 1, "Production date")).toHaveText("2026-05-18");
});

test("a column that is told wrong is chosen by hand", async ({ page }) => {
  await records(page);
  await drop(page, "odd.csv", csv([["Zzz", "Batch number"], ["qq 7", "20260517-0001"]]));
  await expect(importing(page).locator("tr.left-out")).toHaveCount(1);
  await page.getByLabel("Zzz").selectOption({ label: "Product name" });
  await expect(importing(page).locator("tr.left-out")).toHaveCount(0);
  await add(page).click();
  await expect(await cell(page, 0, PRODUCT)).toHaveText("qq 7");
});

test("cells pasted from a spreadsheet come in like a file", async ({ page }) => {
  await records(page);
  await paste(page, clean(2).map((row) => row.join("\t")).join("\r\n"));
  await expect(importing(page).getByRole("heading", { name: "Pasted cells" })).toBeVisible();
  await expect(page.locator("select[name=separator]")).toHaveValue("separator.tab");
  await add(page).click();
  await expect(page.locator(".grid-row")).toHaveCount(2);
  expect(await rows(page)).toEqual(clean(2).slice(1));

  // Into a field, a text is pasted as ever.
  const box = await begin(page, 0, PRODUCT);
  await box.evaluate((box) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "a\tb");
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(importing(page)).toHaveCount(0);
});

test("the papers say what has expired, and the dossier holds them", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(1)));
  await tab(page, "Registration").click();
  const paper = page.locator(".paper").first();
  const kind = await paper.getAttribute("data-kind");
  await expect(paper.locator(".chip")).toHaveText("No file yet");
  const scan = Buffer.from("%PDF-1.7\nthe certificate itself\n");
  await paper.locator("input[type=file]").setInputFiles({ name: "giấy phép.pdf", mimeType: "application/pdf", buffer: scan });
  await expect(paper.locator(".paper-file code")).toHaveText("giấy phép.pdf");
  await expect(paper.locator(".chip")).toHaveText("Ready, no last day written down");
  await paper.locator("input[name=issued]").fill("2020-01-01");
  await paper.locator("input[name=issued]").blur();
  await paper.locator("input[name=expires]").fill("2021-01-01");
  await paper.locator("input[name=expires]").blur();
  await expect(paper.locator(".chip")).toHaveText(/^Expired \d+ days ago$/);
  await expect(page.locator(".paper-file code")).toHaveCount(1);

  const { name, bytes } = await dossier(page);
  expect(name).toMatch(/\.zip$/);
  const entries = unzip(bytes);
  expect(entries.get("index.pdf").subarray(0, 5).toString()).toBe("%PDF-");
  const index = JSON.parse(entries.get("index.json"));
  const attached = [...entries].filter(([, content]) => content.equals(scan));
  expect(attached).toHaveLength(1);
  expect(index.papers.find((one) => one.kind === kind).status.status).toBe("expired");

  await page.reload();
  await ready(page);
  await tab(page, "Registration").click();
  await expect(paper.locator(".chip")).toHaveText(/^Expired/);
});

test("what is saved as a table comes back the same, and its cells start no formula", async ({ page }) => {
  const [titles, ...lines] = clean(2);
  const risky = [...lines[0]];
  risky[1] = "=HYPERLINK(1)";
  const given = [titles, risky, lines[1]];
  await records(page);
  await bring(page, "list.csv", csv(given));
  await expect(await cell(page, 0, PRODUCT)).toHaveText("=HYPERLINK(1)");
  const shown = await rows(page);

  const files = {};
  for (const format of ["csv", "xlsx", "json", "json-lines"]) files[format] = await exported(page, format);
  const text = files.csv.bytes.toString();
  expect(text).not.toMatch(/(^|[,"])=/m);
  expect(Object.values(cells(files.xlsx.bytes))[0].length).toBeGreaterThanOrEqual(3);

  for (const [format, file] of Object.entries(files)) {
    await tab(page, "Workspace").click();
    await page.getByRole("button", { name: "New workspace" }).click();
    await tab(page, "Lines").click();
    await expect(page.locator(".start")).toBeVisible();
    await bring(page, file.name, file.bytes);
    expect(await rows(page), format).toEqual(shown);
    const again = await exported(page, "json-lines");
    expect(again.bytes.toString(), format).toBe(files["json-lines"].bytes.toString());
  }
});

/** The longest tasks of the page's own thread in a trace, in milliseconds: by the clock, and of the processor. */
function longest(trace) {
  const { traceEvents } = JSON.parse(trace);
  const threads = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const own = new Set(threads.map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid }) => name === "RunTask" && own.has(`${pid} ${tid}`));
  const most = (part) => Math.max(...tasks.map((task) => task[part] ?? 0)) / 1000;
  return { tasks: tasks.length, clock: most("dur"), processor: most("tdur") };
}

test("100,000 lines: the page stays at hand all along, and the last line is there", async ({ page, browser }) => {
  await records(page);
  await make(page, "many.csv", 100_000);
  await page.evaluate(() => {
    window.long = [];
    window.steps = new Set();
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    const seen = () => {
      for (const work of document.querySelectorAll(".work")) window.steps.add(work.querySelector("span").textContent);
      if (document.querySelector(".work progress[value]")) window.steps.add("how far");
    };
    new MutationObserver(seen).observe(document.body, { childList: true, subtree: true, attributes: true });
  });
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  const spans = {};
  let since = Date.now();
  const step = (name) => {
    spans[name] = Date.now() - since;
    since = Date.now();
  };
  await dropMade(page);
  await expect(importing(page).locator(".lead")).toContainText("Records: 100000");
  step("read");
  await add(page).click();
  await expect(page.locator(".grid-row").first()).toBeVisible();
  step("added");
  await page.locator(".grid").evaluate((grid) => {
    grid.scrollTop = grid.scrollHeight;
  });
  await expect(page.locator(".grid-number", { hasText: /^100000$/ })).toBeInViewport();
  step("last line");
  await type(page, 99_999, PRODUCT, "Dry pump");
  await expect(await cell(page, 99_999, PRODUCT)).toHaveText("Dry pump");
  step("cell typed");
  await page.locator("input[name=search]").fill("dry");
  await expect(page.locator(".grid-row")).toHaveCount(1);
  await expect(page.locator(".grid-number", { hasText: /^100000$/ })).toBeVisible();
  step("searched");
  await page.locator("input[name=search]").fill("");
  await exported(page, "xlsx");
  step("saved as XLSX");
  const task = longest(await browser.stopTracing());
  const { long, steps } = await page.evaluate(() => ({ long: window.long, steps: [...window.steps] }));
  console.log("100,000 lines, in ms:", JSON.stringify({ ...spans, task, long }));
  expect(steps).toEqual(expect.arrayContaining(["Reading the file…", "Adding and checking the lines…", "how far"]));
  // A task that waits for a busy processor is long by the clock. What it computes itself is what the page answers for.
  expect(task.tasks).toBeGreaterThan(100);
  expect(task.processor, "the page's own thread was busy for longer than 50 ms").toBeLessThan(50);
  expect(Math.max(0, ...long), "no long task is more than a waiting one").toBeLessThan(250);
});

for (const moment of ["at once", "while the worker reads"]) {
  test(`reading can be left ${moment}, and the page goes on`, async ({ page }) => {
    await records(page);
    await bring(page, "list.csv", csv(clean(2)));
    await make(page, "many.csv", 200_000);
    // A press as early as can be comes before the file has reached the worker.
    await page.evaluate((selector) => {
      new MutationObserver((_, observer) => {
        const cancel = document.querySelector(selector)?.closest(".work").querySelector("button");
        if (!cancel) return;
        observer.disconnect();
        window.left = true;
        cancel.click();
      }).observe(document.body, { childList: true, subtree: true, attributes: true });
    }, moment === "at once" ? ".work button" : ".work progress[value]");
    await dropMade(page);
    await expect.poll(() => page.evaluate(() => window.left)).toBe(true);
    await expect(page.locator(".work")).toHaveCount(0);
    // A file that was left does not come back by itself.
    await page.waitForTimeout(1000);
    await expect(importing(page)).toHaveCount(0);
    await expect(page.locator(".grid-row")).toHaveCount(2);
    await bring(page, "more.csv", csv(clean(2, 10)));
    await expect(page.locator(".grid-row")).toHaveCount(4);
  });
}

const PICTURE = Buffer.from("89504e470d0a1a0a0000000d494844520000000100000001080600000", "hex");
const WIDE = csv([Array.from({ length: 16_384 }, (_, at) => `c${at}`), Array.from({ length: 16_384 }, () => "x")]);
for (const [what, name, bytes, code] of [
  ["an empty file", "empty.csv", () => Buffer.alloc(0), "intake.empty"],
  ["a picture that is named .csv", "list.csv", () => PICTURE, "intake.picture"],
  ["a workbook with a password", "list.xlsx", locked, "intake.password"],
  ["a bomb", "list.xlsx", bomb, "intake.expands"],
  ["a web page that is named .xls", "list.xls", () => Buffer.from("<html><body><table><tr><td>20260517-0001</td></tr></table></body></html>"), "intake.html"],
  ["16,384 columns", "wide.csv", () => Buffer.from(WIDE), "intake.too-many-columns"],
]) {
  test(`${what} is told apart, and the page goes on`, async ({ page }) => {
    await records(page);
    await drop(page, name, bytes());
    await expect(page.locator(`.note[data-code='${code}']`)).toBeVisible();
    await expect(page.locator(".work")).toHaveCount(0);
    await bring(page, "list.csv", csv(clean(1)));
    await expect(page.locator(".grid-row")).toHaveCount(1);
  });
}

test("a file of a gigabyte is refused before it is read", async ({ page }) => {
  await records(page);
  await page.evaluate(() => {
    const piece = new Blob([new Uint8Array(1 << 20)]);
    const transfer = new DataTransfer();
    transfer.items.add(new File(Array(1024).fill(piece), "huge.csv"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect(page.locator(".note[data-code='intake.too-many-mebibytes']")).toContainText("1024 MiB");
  await bring(page, "list.csv", csv(clean(1)));
});

test("the grid can be walked and written with the keyboard alone", async ({ page }) => {
  await open(page);
  /** Presses Tab until something that matches has the focus; gives what had it on the way. */
  const tabTo = async (selector) => {
    const passed = [];
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate((selector) => [document.activeElement.matches(selector), document.activeElement.className], selector);
      if (at[0]) return passed;
      passed.push(at[1]);
    }
    throw new Error(`Tab does not reach ${selector}: ${passed}`);
  };
  await tabTo(".places a[href='#records']");
  await page.keyboard.press("Enter");
  await ready(page);
  await drop(page, "list.csv", csv(clean(3)));
  await tabTo(".import .primary");
  await page.keyboard.press("Enter");
  await expect(page.locator(".grid-row")).toHaveCount(3);
  await tabTo("[role=tab][aria-selected=true]");
  const passed = await tabTo(".grid");
  expect(passed.length, "everything between the tabs and the grid is reached on the way").toBeGreaterThan(4);

  const selected = page.locator(".grid [aria-selected=true]");
  await expect(selected).toHaveAttribute("id", "cell-0-0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(selected).toHaveAttribute("id", "cell-1-1");
  await expect(page.locator(".grid")).toHaveAttribute("aria-activedescendant", "cell-1-1");
  await page.keyboard.press("Enter");
  await expect(typing(page)).toBeFocused();
  await page.keyboard.type(" two");
  await page.keyboard.press("Escape");
  await expect(selected).toHaveText("Turbomolecular pump");
  await expect(page.locator(".grid")).toBeFocused();
  // A letter begins a new text; Tab goes on to the cell beside it, Shift Enter to the one above.
  await page.keyboard.type("Dry pump");
  await page.keyboard.press("Tab");
  await expect(page.locator("#cell-1-1")).toHaveText("Dry pump");
  await expect(selected).toHaveAttribute("id", "cell-1-2");
  await expect(page.locator(".grid")).toBeFocused();
  await page.keyboard.press("End");
  await expect(selected).toHaveAttribute("id", "cell-1-4");
  await page.keyboard.press("Control+Home");
  await expect(selected).toHaveAttribute("id", "cell-0-4");
  // One press leaves the grid.
  await page.keyboard.press("Tab");
  await expect(page.locator(".grid")).not.toBeFocused();
});

test("Enter that ends a composition of Chinese or Vietnamese is none that ends the cell", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(1)));
  const box = await begin(page, 0, PRODUCT);
  await box.fill("真空泵");
  for (const key of ["Enter", "Escape", "Tab"]) {
    await box.evaluate((box, key) => box.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true })), key);
    await page.waitForTimeout(50);
    await expect(box, key).toBeFocused({ timeout: 500 });
  }
  await box.press("Enter");
  await expect(await cell(page, 0, PRODUCT)).toHaveText("真空泵");
});

test("lines are searched, sorted, and reached by their batch", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(30)));
  await page.locator("input[name=search]").fill("ir-2026-0007");
  await expect(page.locator(".grid-row")).toHaveCount(1);
  await expect(page.locator(".grid-number").nth(1)).toHaveText("7");
  await page.locator("input[name=search]").fill("nowhere");
  await expect(page.locator(".grid-empty")).toBeVisible();
  await page.locator("input[name=search]").fill("");
  const column = page.getByRole("columnheader", { name: BATCH });
  await column.getByRole("button").click();
  await expect(column).toHaveAttribute("aria-sort", "ascending");
  await column.getByRole("button").click();
  await expect(column).toHaveAttribute("aria-sort", "descending");
  await expect(await cell(page, 0, BATCH)).toHaveText("20260517-0030");
  await tab(page, "Batches").click();
  await page.getByRole("button", { name: "20260517-0012" }).click();
  await expect(page.locator(".grid-row")).toHaveCount(1);
  await expect(await cell(page, 0, BATCH)).toHaveText("20260517-0012");
});

test("a line becomes a label", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", csv(clean(2)));
  await (await cell(page, 1, PRODUCT)).click();
  await panel(page).getByRole("button", { name: "Make a label" }).click();
  await expect(field(page, "manufacturer")).toHaveValue("Lotus Vacuum Technology Co., Ltd.");
  await expect(field(page, "batch")).toHaveValue("20260517-0002");
  await expect(field(page, "report")).toHaveValue("IR-2026-0002");
  await expect(page.locator(".preview")).toBeVisible();
  await page.goBack();
  await expect(page.locator(".grid-row")).toHaveCount(2);
});

test("many cells are mended at once, after a look at what would change", async ({ page }) => {
  await records(page);
  await bring(page, "list.csv", gb18030(csv(CHINESE)));
  await page.getByRole("button", { name: "Mend many" }).click();
  await expect(page.locator(".mend")).toContainText("cells 4, lines 3");
  await expect(await cell(page, 0, "Result")).toHaveText("合格");
  await page.locator(".mend").getByRole("button", { name: "Mend the cells (4)" }).click();
  await expect(notice(page)).toContainText("Cells mended: 4, in lines: 3");
  await expect(await cell(page, 0, "Result")).toHaveText("pass");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(await cell(page, 0, "Result")).toHaveText("合格");
});

test("a whole journey of records asks for nothing, and works with the network gone", async ({ page, context }) => {
  await records(page);
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await context.setOffline(true);
  await bring(page, "list.xlsx", sheet(clean(3)));
  await type(page, 0, PRODUCT, "Dry pump");
  await exported(page, "xlsx");
  await tab(page, "Registration").click();
  await dossier(page);
  await tab(page, "Batches").click();
  await expect(page.locator("table.batches tbody tr")).toHaveCount(3);
  await page.getByRole("combobox", { name: "Language" }).selectOption("zh");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  expect(asked.filter((url) => !/^(blob|data):/.test(url))).toEqual([]);
});
