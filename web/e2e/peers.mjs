// Other libraries that make labels in a browser, to measure beside: code for a page, and what makes one PDF with it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const file = (name, path) => readFileSync(join(import.meta.dirname, "node_modules", name, path), "utf8");

/** A CommonJS package as one script: just enough for packages that require nothing but their own files. */
function bundled(entry, name) {
  const modules = new Map();
  const add = (path) => {
    if (modules.has(path)) return;
    modules.set(path, "");
    const own = createRequire(path);
    const code = readFileSync(path, "utf8").replace(/require\((['"])([^'"]+)\1\)/g, (_, __, of) => {
      const at = of.startsWith(".") ? own.resolve(of) : own.resolve(of, { paths: [dirname(path)] });
      add(at);
      return `need(${JSON.stringify(at)})`;
    });
    modules.set(path, code);
  };
  add(entry);
  const table = [...modules].map(([path, code]) => `${JSON.stringify(path)}: (module, exports, need) => {${code}\n}`);
  return `window.${name} = (() => {
    const modules = {${table.join(",\n")}}, made = {};
    const need = (path) => made[path]?.exports ?? (modules[path]((made[path] = { exports: {} }), made[path].exports, need), made[path].exports);
    return need(${JSON.stringify(entry)});
  })();`;
}

/** Scripts that put `bwipjs`, `QRCode` and `PDFLib` into a page. */
export const scripts = () => [
  file("bwip-js", "dist/bwip-js-min.js"),
  file("pdf-lib", "dist/pdf-lib.min.js"),
  bundled(join(import.meta.dirname, "node_modules/qrcode/lib/core/qrcode.js"), "QRCode"),
];

/**
 * In a page: labels as one PDF by pdf-lib, symbols by one of the others as vector paths. Texts are set in a standard
 * font that needs no embedding, in favour of the peers; ours are embedded, with kerning and Vietnamese letters.
 * Returns milliseconds and bytes.
 */
export async function labelsByPeer([peer, labels]) {
  const { PDFDocument, StandardFonts } = window.PDFLib;
  const POINTS = 72 / 25.4;
  const start = performance.now();
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const { payload, lines } of labels) {
    const page = pdf.addPage([80 * POINTS, 29 * POINTS]);
    let path, units;
    if (peer === "bwip-js") {
      const svg = window.bwipjs.toSVG({ bcid: "qrcode", text: payload, eclevel: "M" });
      path = /<path d="([^"]+)"/.exec(svg)[1];
      units = Number(/viewBox="0 0 (\d+)/.exec(svg)[1]);
    } else {
      const { modules } = window.QRCode.create(payload, { errorCorrectionLevel: "M" });
      units = modules.size;
      const parts = [];
      for (let y = 0; y < units; y++) {
        for (let x = 0; x < units; x++) {
          if (!modules.get(y, x)) continue;
          const from = x;
          while (x + 1 < units && modules.get(y, x + 1)) x++;
          parts.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`);
        }
      }
      path = parts.join("");
    }
    page.drawSvgPath(path, { x: 4 * POINTS, y: 25 * POINTS, scale: (21 * POINTS) / units, borderWidth: 0 });
    lines.forEach((line, at) => page.drawText(line, { x: 30 * POINTS, y: (23 - at * 3.2) * POINTS, size: at % 2 ? 8.5 : 5.5, font }));
  }
  const bytes = await pdf.save();
  return { ms: performance.now() - start, bytes: bytes.length };
}
