// The first lines of a worker, after the code that wasm-bindgen wrote for it. The page puts both into one `blob:`
// URL, so that the worker inherits the page's policy, the seal included, and starting one asks nobody for anything.
"use strict";

// `data:` is allowed before the seal and refused after it; asking for it never leaves the browser.
const sealed = fetch("data:,").then(() => false, () => true);

self.onmessage = async ({ data: { module } }) => {
  await wasm_bindgen({ module_or_path: module });
  self.onmessage = ({ data: { id, job, bytes } }) => {
    const done = wasm_bindgen.run(job, new Uint8Array(bytes ?? 0));
    self.postMessage({ id, reply: done.reply, bytes: done.bytes }, done.bytes ? [done.bytes.buffer] : []);
  };
  self.postMessage({ ready: { sealed: await sealed } });
};
