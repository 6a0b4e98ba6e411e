// Makes the pictures and films that the journeys use, with the command line of the same core.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import { makeFilms } from "./films.mjs";
import { blank, grey, hollow, paste, png, y4m } from "./pictures.mjs";
import { SAMPLE } from "./page.mjs";

export const FIXTURES = new URL("./fixtures/", import.meta.url);
export const fixture = (name) => new URL(name, FIXTURES).pathname;

export default async function setup() {
  rmSync(FIXTURES, { recursive: true, force: true });
  mkdirSync(FIXTURES, { recursive: true });
  const label = (name, record) => {
    const file = fixture(`${name}-print.png`);
    const words = ["--manufacturer", record.manufacturer, "--batch", record.batch, "--report", record.report];
    execFileSync(process.env.TEMQR_CLI, ["label", ...words, "-o", file], { stdio: ["ignore", "ignore", "inherit"] });
    return grey(readFileSync(file));
  };
  const good = label("good", SAMPLE);
  const other = label("other", { ...SAMPLE, batch: "20260517-0007" });

  const second = label("second", { ...SAMPLE, batch: "20260517-0007", report: "IR-2026-10007" });
  const stranger = label("stranger", { ...SAMPLE, batch: "20260314-0200", report: "IR-2026-00099" });

  const photo = (print) => paste(blank(1280, 720), print, 200, 180, 880 / print.width);
  writeFileSync(fixture("good.png"), png(photo(good)));
  writeFileSync(fixture("other.png"), png(photo(other)));
  const photograph = await loadImage(fixture("good.png"));
  const drawn = createCanvas(photograph.width, photograph.height);
  drawn.getContext("2d").drawImage(photograph, 0, 0);
  writeFileSync(fixture("good.jpg"), drawn.toBuffer("image/jpeg", 80));
  writeFileSync(fixture("good.webp"), drawn.toBuffer("image/webp", 80));
  writeFileSync(fixture("nothing.png"), png(blank(640, 480)));
  writeFileSync(fixture("good.y4m"), y4m([photo(good)]));
  writeFileSync(fixture("other.y4m"), y4m([photo(other)]));
  makeFilms({ good, other, second, stranger }, fixture);
  writeFileSync(fixture("50-megapixels.png"), png(paste(blank(8192, 6144), good, 3000, 2500, 1)));
  writeFileSync(fixture("huge-header.png"), hollow(30_000, 30_000));
  writeFileSync(fixture("broken.png"), png(photo(good)).subarray(0, 3000));
  writeFileSync(fixture("empty.png"), "");
  writeFileSync(fixture("IMG_0412.HEIC"), Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"));
  writeFileSync(fixture("two.png"), png(paste(paste(blank(1280, 900), good, 60, 200, 560 / good.width), other, 660, 200, 560 / other.width)));
  writeFileSync(fixture("label.pdf"), "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n");
  const frame = "21f90404640000002c0000000001000100000202440100";
  const loop = "21ff0b4e45545343415045322e300301000000";
  writeFileSync(fixture("moving.gif"), Buffer.from(`47494638396101000100800000000000ffffff${loop}${frame}${frame}3b`, "hex"));
}
