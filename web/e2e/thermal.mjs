// A small interpreter of what thermal printers are sent: just enough of ZPL II and TSPL to see the dots that would be
// burnt, written from the printers' manuals and not from the program that is tested.

/** A white picture of dots, as RGBA. */
const white = (width, height) => ({ width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) });

function burn({ data, width, height }, x, y) {
  if (x < 0 || y < 0 || x >= width || y >= height) throw new Error(`(${x}, ${y}) is off the label`);
  data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
}

/** Burns the bits of bytes, rows of `stride` bytes, most significant bit first. */
function burnBits(picture, left, top, stride, bytes, isDark) {
  for (let at = 0; at < bytes.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      if (((bytes[at] >> (7 - bit)) & 1) === isDark) burn(picture, left + (at % stride) * 8 + bit, top + Math.floor(at / stride));
    }
  }
}

/** Hexadecimal digits with run lengths, as the Alternative Data Compression Scheme of ZPL II packs them. */
function unpack(packed, stride) {
  const rows = [];
  let [row, times] = ["", 0];
  const end = (text) => {
    if (text.length !== stride * 2) throw new Error(`a row of ${text.length} digits instead of ${stride * 2}`);
    rows.push(text);
    row = "";
  };
  for (const sign of packed.replaceAll(/\s/g, "")) {
    if (sign >= "G" && sign <= "Y") times += sign.charCodeAt(0) - 70;
    else if (sign >= "g" && sign <= "z") times += (sign.charCodeAt(0) - 102) * 20;
    else if (sign === ",") end(row.padEnd(stride * 2, "0"));
    else if (sign === "!") end(row.padEnd(stride * 2, "F"));
    else if (sign === ":") end(rows.at(-1));
    else if (/[0-9A-F]/.test(sign)) {
      row += sign.repeat(times || 1);
      times = 0;
      if (row.length === stride * 2) end(row);
    } else throw new Error(`${sign} in packed digits`);
  }
  if (row) throw new Error("the last row is not full");
  return Buffer.from(rows.join(""), "hex");
}

/** The labels in a ZPL II file: their dots, and how many of each are printed. */
export function zpl(file) {
  const labels = [];
  let label, at;
  for (const [, command, words] of file.toString("latin1").matchAll(/[\^~]([A-Z@][A-Z0-9@])([^^~]*)/g)) {
    const numbers = words.trim().split(",").map(Number);
    if (command === "XA") label = { copies: 1, width: 0 };
    else if (command === "PW") label.width = numbers[0];
    else if (command === "LL") label.picture = white(label.width, numbers[0]);
    else if (command === "FO") at = numbers;
    else if (command === "GF") {
      const [kind, sent, whole, stride] = words.split(",", 4);
      const bytes = unpack(words.split(",").slice(4).join(","), Number(stride));
      if (kind !== "A" || bytes.length !== Number(whole) || sent !== whole) throw new Error(`${bytes.length} bytes instead of ${whole}`);
      burnBits(label.picture, ...at, Number(stride), bytes, 1);
    } else if (command === "PQ") label.copies = numbers[0];
    else if (command === "XZ") labels.push(label);
    else if (!["FX", "FS", "PO", "PM", "LR", "LH", "LS", "MN"].includes(command)) throw new Error(`^${command} does not belong here`);
  }
  return labels;
}

/** The labels in a TSPL file. */
export function tspl(file, dotsPerMm) {
  const labels = [];
  let [label, at] = [undefined, 0];
  while (at < file.length) {
    const end = file.indexOf("\r\n", at);
    if (end < 0) throw new Error("a line without an end");
    const line = file.subarray(at, end).toString("latin1");
    const [, command, words] = /^([A-Z]+) ?(.*)$/s.exec(line) ?? [];
    at = end + 2;
    if (command === "SIZE") {
      const [width, height] = words.split(",").map((mm) => Math.round(parseFloat(mm) * dotsPerMm));
      // A head prints whole bytes; what is beyond the label is not seen.
      label = { picture: white(Math.ceil((width + 8) / 8) * 8, height + 8) };
    } else if (command === "BITMAP") {
      const start = end - line.length + "BITMAP ".length;
      const numbers = /^(\d+),(\d+),(\d+),(\d+),0,/.exec(line.slice("BITMAP ".length));
      const [x, y, stride, rows] = numbers.slice(1).map(Number);
      const from = start + numbers[0].length;
      // Zeros burn; in them a line may end, so that the length decides.
      burnBits(label.picture, x, y, stride, file.subarray(from, from + stride * rows), 0);
      at = from + stride * rows;
      if (file.subarray(at, at + 2).toString() !== "\r\n") throw new Error("a bitmap of another length");
      at += 2;
    } else if (command === "PRINT") {
      const [sets, copies = 1] = words.split(",").map(Number);
      labels.push({ ...label, copies: sets * copies });
    } else if (!["REM", "GAP", "DIRECTION", "REFERENCE", "CLS", "OFFSET", "SHIFT", "SET"].includes(command)) {
      throw new Error(`${line} does not belong here`);
    }
  }
  return labels;
}
