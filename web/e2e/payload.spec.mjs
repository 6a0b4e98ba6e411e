// What stands in the symbol, profile by profile: written by the command line, read by programs of others.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { elementString, found, pixels } from "./reading.mjs";

const require = createRequire(import.meta.url);
const { parseBarcode } = require("gs1-barcode-parser-mod");
const { DigitalLink } = require("digital-link.js");

const RECORDS = [
  {
    manufacturer: "Pfeiffer Vacuum GmbH",
    batch: "20260517-0001",
    report: "TR-2026-0042",
    gtin: "04006381333931",
    gln: "4012345000009",
  },
  {
    manufacturer: "Công ty TNHH Chân không Việt",
    batch: "20260518-A7",
    report: "BC/2026/17",
    serials: "SN-0001",
    model: "HV-80",
    gtin: "04006381333931",
    gln: "8930000000019",
  },
  { manufacturer: "真空泵制造有限公司", batch: "20260519-0003", report: "IR-2026.3", model: "ZJ150", gtin: "00036000291452", gln: "6901234000009" },
  // Signs that mean something to an URL, to JSON and to the alphanumeric mode.
  {
    manufacturer: `O'Neill & "Sons" 100%`,
    batch: "20260517-1%2F",
    report: "R?X=1&Y=2;Z",
    serials: "S/N:1+%",
    gtin: "00614141000005",
    gln: "0614141000005",
  },
];

const CARRIED = {
  plain: ["manufacturer", "batch", "report"],
  compact: ["manufacturer", "batch", "report", "serials"],
  json: ["manufacturer", "batch", "report", "model", "serials", "gtin"],
  "gs1-digital-link": ["gtin", "gln", "batch", "serials", "report"],
  "gs1-element-string": ["gtin", "gln", "batch", "serials", "report"],
  "iso-15434": ["manufacturer", "model", "gtin", "batch", "serials", "report"],
  viewer: ["manufacturer", "batch", "report", "model", "serials"],
};

/** How each form is taken apart by what others wrote, or by nothing but the rules of the form. */
const TAKEN_APART = {
  plain: ({ text }) => named(text.split("\n").map((line) => line.split(/: (.*)/s, 2)), { Manufacturer: "manufacturer", Batch: "batch", Report: "report" }),
  compact: ({ text }) => {
    const [mark, ...values] = text.split("*");
    expect(mark).toBe("TQ1");
    return named(values.map((value, at) => [at, decodeURIComponent(value)]), CARRIED.compact);
  },
  json: ({ text }) => {
    const { temqr, ...values } = JSON.parse(text);
    expect(temqr).toBe(1);
    return named(Object.entries(values), { m: "manufacturer", b: "batch", r: "report", md: "model", s: "serials", g: "gtin" });
  },
  "gs1-digital-link": ({ text }) => {
    const link = DigitalLink(text);
    expect(link.isValid(), text).toBe(true);
    const values = { ...link.getIdentifier(), ...link.getKeyQualifiers(), ...link.getAttributes() };
    return named(Object.entries(values).map(([ai, value]) => [ai, decodeURIComponent(value)]), AI);
  },
  "gs1-element-string": (message) => {
    const { codeName, parsedCodeItems } = parseBarcode(`]Q3${elementString(message)}`);
    expect(codeName).toBe("GS1 QR Code");
    return named(parsedCodeItems.map(({ ai, data }) => [ai, data]), AI);
  },
  "iso-15434": ({ text }) => {
    expect(text.slice(0, 7)).toBe("[)>\u001e06\u001d");
    expect(text.slice(-2)).toBe("\u001e\u0004");
    const items = text.slice(7, -2).split("\u001d").map((item) => /^(\d*[A-Z])(.*)$/s.exec(item).slice(1));
    return named(items, { "1V": "manufacturer", "1P": "model", "8P": "gtin", "1T": "batch", S: "serials", "12S": "report" });
  },
  viewer: ({ text }) => {
    const { origin, hash } = new URL(text);
    expect(origin).toBe("https://example.com");
    expect(hash).toMatch(/^#v1\?/);
    // As a form that was sent, where a plus sign would be a space: it has to be escaped.
    return named([...new URLSearchParams(hash.slice(4))], { m: "manufacturer", b: "batch", r: "report", md: "model", s: "serials" });
  },
};

const AI = { "01": "gtin", 10: "batch", 21: "serials", 91: "report", 417: "gln" };

/** Texts by column, of pairs of their name in the symbol and themselves. */
const named = (pairs, columns) => Object.fromEntries(pairs.map(([name, text]) => [columns[name] ?? `?${name}`, text]));

let folder;
test.beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "temqr-payload-"))));
test.afterAll(() => rmSync(folder, { recursive: true }));

/** The arguments that make a label of a record. */
function label(profile, { manufacturer, batch, report, ...more }, file) {
  const values = Object.entries(more).flatMap(([column, text]) => ["--value", `${column}=${text}`]);
  const texts = ["--manufacturer", manufacturer, "--batch", batch, "--report", report, ...values];
  return ["label", ...texts, "--profile", profile, "--web-address", "https://example.com/temqr/", "--printer", "300", "-o", file, "--force", "--json"];
}

/** Upper case is all that the compact form has. */
const carried = (profile, record) =>
  Object.fromEntries(
    CARRIED[profile]
      .filter((column) => record[column])
      .map((column) => [column, profile === "compact" && column === "manufacturer" ? record[column].toUpperCase() : record[column]]),
  );

for (const [profile, columns] of Object.entries(CARRIED)) {
  for (const record of RECORDS) {
    test(`${profile}: ${record.batch} of ${record.manufacturer}`, () => {
      const file = join(folder, `${profile}.png`);
      execFileSync(process.env.TEMQR_CLI, label(profile, record, file), { stdio: ["ignore", "ignore", "inherit"] });
      const expected = carried(profile, record);
      expect(Object.keys(expected).length, `${columns}`).toBeGreaterThanOrEqual(3);

      const message = found(pixels(readFileSync(file)));
      expect(TAKEN_APART[profile](message)).toEqual(expected);

      const scan = JSON.parse(execFileSync(process.env.TEMQR_CLI, ["scan", "--json", file], { encoding: "utf8" }));
      expect(scan.symbols).toHaveLength(1);
      expect(scan.symbols[0]).toMatchObject({ profile, fields: expected });
      expect(scan.symbols[0].gs1 ?? false).toBe(profile === "gs1-element-string");
    });
  }
}

for (const [what, profile, wrong] of [
  ["a GTIN", "gs1-digital-link", { gtin: "04006381333932" }],
  ["a GTIN", "gs1-element-string", { gtin: "04006381333932" }],
  ["a GLN", "gs1-element-string", { gln: "4012345000008" }],
]) {
  test(`${profile}: ${what} with a wrong check digit makes no label`, () => {
    const file = join(folder, "wrong.png");
    const { status, stdout } = spawnSync(process.env.TEMQR_CLI, label(profile, { ...RECORDS[0], ...wrong }, file), { encoding: "utf8" });
    expect(status).toBe(1);
    const { files, findings } = JSON.parse(stdout);
    expect(files ?? []).toEqual([]);
    const [column] = Object.keys(wrong);
    expect(findings.map(({ code, field, severity }) => ({ code, field, severity }))).toContainEqual({
      code: expect.stringMatching(/check-digit/),
      field: column,
      severity: "error",
    });
    expect(() => readFileSync(file)).toThrow();
  });
}
