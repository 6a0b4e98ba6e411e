// The first lines of a worker, after the code that wasm-bindgen wrote for it. The page puts both into one `blob:`
// URL, so that the worker inherits the page's policy, the seal included, and starting one asks nobody for anything.
"use strict";

// `data:` is allowed before the seal and refused after it; asking for it never leaves the browser.
const sealed = fetch("data:,").then(() => false, () => true);

self.onmessage = async ({ data: { module, chinese, device } }) => {
  const { memory } = await wasm_bindgen({ module_or_path: module });
  wasm_bindgen.supply_device(device);
  if (chinese) wasm_bindgen.supply_chinese_face(new Uint8Array(chinese));
  // For whoever measures: how much memory the work has needed so far. It never shrinks.
  self.memoryBytes = () => memory.buffer.byteLength;
  self.onmessage = async ({ data: { id, job, bytes } }) => {
    const progress = (done, total) => self.postMessage({ id, progress: { done, total } });
    const done = await wasm_bindgen.run(job, new Uint8Array(bytes ?? 0), progress);
    self.postMessage({ id, reply: done.reply, bytes: done.bytes }, done.bytes ? [done.bytes.buffer] : []);
  };
  // A panic inside a promise is no `error` event by itself; as one, it reaches the page and ends this worker.
  self.onunhandledrejection = ({ reason }) => { throw reason; };
  self.postMessage({ ready: { sealed: await sealed } });
};
