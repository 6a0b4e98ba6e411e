// A worker that reads by other readers: zxing-wasm, jsQR, zbar. It says how long each took, without the way here.
"use strict";

importScripts("/peers/zxing.js", "/peers/jsqr.js", "/peers/zbar.js");

const zxing = (more) => async (picture) => (await ZXingWASM.readBarcodes(picture, { formats: ["QRCode"], ...more })).length;

const READERS = {
  "zxing-wasm": zxing({}),
  "zxing-wasm, not harder": zxing({ tryHarder: false }),
  jsQR: ({ data, width, height }) => (jsQR(data, width, height) ? 1 : 0),
  zbar: async ({ width, height, grey }) => (await zbarWasm.scanGrayBuffer(grey.buffer, width, height)).length,
};

let picture;

self.onmessage = async ({ data: { frame, reader } }) => {
  if (frame) {
    // These take colours; making them of grey is not their work and not in their time.
    const { width, height, grey } = frame;
    const image = new ImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    grey.forEach((value, at) => (pixels[at] = 0xff000000 | (value * 0x010101)));
    picture = { image, grey };
    self.postMessage({ readers: Object.keys(READERS) });
    return;
  }
  const { image, grey } = picture;
  const given = reader === "zbar" ? { width: image.width, height: image.height, grey } : image;
  const begun = performance.now();
  const found = await READERS[reader](given);
  self.postMessage({ ms: performance.now() - begun, found });
};

(async () => {
  const wasm = await (await fetch("/peers/zxing.wasm")).arrayBuffer();
  await ZXingWASM.prepareZXingModule({ overrides: { wasmBinary: wasm }, fireImmediately: true });
  self.postMessage({ ready: true });
})();
