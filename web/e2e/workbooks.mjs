// The files that exporters bring: made in the test, byte by byte where it matters.
import { deflateRawSync } from "node:zlib";
import XLSX from "xlsx";

/** The checksum of ZIP archives; the one of node:zlib came with Node 20.15. */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

const { CFB, utils } = XLSX;

/** Two bytes of GB18030 by character, from the decoder that Node.js brings. */
const GB18030 = (() => {
  const table = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const text = second === 0x7f ? "" : decoder.decode(Uint8Array.of(first, second));
      if ([...text].length === 1 && text !== "\uFFFD") table.set(text, [first, second]);
    }
  }
  return table;
})();

/** A text as Excel in China saves it: no mark in front, two bytes a character. */
export function gb18030(text) {
  const bytes = [...text].flatMap((character) =>
    character < "\u0080" ? [character.charCodeAt(0)] : (GB18030.get(character) ?? fail(character)),
  );
  return Buffer.from(bytes);
}

const fail = (character) => {
  throw new Error(`${character} has no two bytes in GB18030`);
};

/** The headings of an exporter, and lines with what goes wrong in such files. */
export const CHINESE = [
  ["制造商", "产品名称", "型号", "生产批号", "生产日期", "数量", "检验报告编号", "报告日期", "实验室", "检验结果"],
  ["莲花真空技术有限公司", "涡轮分子泵", "LVT-700", "20260517-0001", "2026-05-17", "4", "IR-2026-00418", "2026-05-19", "苏州真空实验室", "合格"],
  ["莲花真空技术有限公司", "涡轮分子泵", "LVT-700", "２０２６０５１７-0002", "2026-05-17", "4", "IR-2026-00419", "2026-05-19", "苏州真空实验室", "合格"],
  ["莲花真空技术有限公司", "真空腔体", "LVC-300", "20260230-0001", "2026-05-18", "1", "IR-2026-00420", "2026-05-20", "苏州真空实验室", "合格"],
];

/** Records without a problem, as many as are wanted. */
export const clean = (count, from = 1) => [
  ["Manufacturer", "Product name", "Model", "Batch number", "Report reference"],
  ...Array.from({ length: count }, (_, at) => {
    const number = String(from + at).padStart(4, "0");
    return ["Lotus Vacuum Technology Co., Ltd.", "Turbomolecular pump", "LVT-700", `20260517-${number}`, `IR-2026-${number}`];
  }),
];

/** Rows as comma-separated text. */
export const csv = (rows) =>
  rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")).join("\r\n") + "\r\n";

/** Two sheets to choose from and one that is hidden, with merged cells, a true date and a formula that failed. */
export function workbook() {
  const book = utils.book_new();
  const list = utils.aoa_to_sheet(
    [
      ["Manufacturer", "Product name", "Batch number", "Production date", "Quantity", "Report reference"],
      ["Lotus Vacuum Technology Co., Ltd.", "Turbomolecular pump", "20260517-0001", new Date(Date.UTC(2026, 4, 17)), 4, "IR-2026-00418"],
      [null, "Vacuum chamber", "20260518-0001", new Date(Date.UTC(2026, 4, 18)), 1, "IR-2026-00419"],
    ],
    { cellDates: false, dateNF: "yyyy-mm-dd" },
  );
  list["!merges"] = [utils.decode_range("A2:A3")];
  list.E3 = { t: "e", v: 0x07, w: "#DIV/0!", f: "1/0" };
  utils.book_append_sheet(book, list, "Pumps");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["Batch number", "Report reference"], ["20260601-0001", "IR-2026-00500"]]), "June");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["Batch number"], ["20250101-0009"]]), "Archive");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] };
  return XLSX.write(book, { type: "buffer", bookType: "xlsx" });
}

/** A workbook of one sheet. */
export function sheet(rows) {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "Records");
  return XLSX.write(book, { type: "buffer", bookType: "xlsx" });
}

/** The cells of a workbook's sheets, by name, as an independent reader reads them. */
export function cells(bytes) {
  const { SheetNames, Sheets } = XLSX.read(bytes, { type: "buffer" });
  return Object.fromEntries(SheetNames.map((name) => [name, utils.sheet_to_json(Sheets[name], { header: 1, raw: false, defval: "" })]));
}

/** The entries of a ZIP archive: their bytes by name. */
export function unzip(bytes) {
  const { FullPaths, FileIndex } = CFB.read(bytes, { type: "buffer" });
  const root = FullPaths[0];
  const files = FileIndex.map((entry, at) => [FullPaths[at].slice(root.length), entry]);
  // The reader adds a mark of its own.
  const wanted = files.filter(([name, entry]) => entry.type === 2 && !name.startsWith("\u0001"));
  return new Map(wanted.map(([name, entry]) => [name, Buffer.from(entry.content)]));
}

/** A ZIP archive of these entries, packed as tightly as it goes. */
function zip(parts) {
  const local = [];
  const central = [];
  let at = 0;
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content, { level: 9 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    local.push(Buffer.from("PK\x03\x04"), head, Buffer.from(name), packed);
    central.push(Buffer.from("PK\x01\x02\x14\0"), head, place, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(Buffer.concat(central).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, ...central, Buffer.from("PK\x05\x06"), end]);
}

/** What Excel writes for a workbook with a password: another kind of container. */
export function locked() {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, "/EncryptionInfo", Buffer.from("04000400400000003c656e6372797074696f6e2f3e", "hex"));
  CFB.utils.cfb_add(file, "/EncryptedPackage", Buffer.alloc(8192, 0x5a));
  return Buffer.from(CFB.write(file, { type: "buffer" }));
}

/** A workbook of some ten kilobytes that takes many megabytes when unpacked. */
export function bomb() {
  const padding = Buffer.alloc(64 << 20, " ");
  const parts = [...unzip(sheet([["Batch number"], ["20260517-0001"]]))];
  return zip(parts.map(([name, content]) => [name, name.endsWith("sheet1.xml") ? Buffer.concat([content, padding]) : content]));
}
