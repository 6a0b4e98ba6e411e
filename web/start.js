// Starts the page. Trunk's own starter would be an inline script, which the page's policy forbids.
const { js, wasm } = document.querySelector("script[data-js]").dataset;

try {
  const { default: init } = await import(new URL(js, document.baseURI).href);
  await init({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  // Nothing of the page runs yet, so its words are not there either.
  document.getElementById("app").innerHTML =
    '<p class="before" role="alert">TemQR could not start: this browser is too old, or a part did not load. Reload the page, or use a current Chrome, Edge, Firefox or Safari.<br>' +
    "TemQR không khởi động được: trình duyệt quá cũ hoặc thiếu một phần. Hãy tải lại trang hoặc dùng bản mới của Chrome, Edge, Firefox hay Safari.<br>" +
    "TemQR 无法启动：浏览器版本过旧或部分文件未加载。请重新加载页面，或使用最新版 Chrome、Edge、Firefox 或 Safari。</p>";
  throw error;
}
