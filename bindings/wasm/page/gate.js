// Written in the oldest JavaScript, so that browsers too old for the page can say so.
(function () {
  // A module with sign extension, saturating floats and bulk memory: what the page's own needs.
  var needed = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 5, 3, 1, 0, 1, 10, 25, 1, 23, 0,
    65, 0, 192, 26, 67, 0, 0, 0, 0, 252, 0, 26, 65, 0, 65, 0, 65, 0, 252, 11, 0, 11];
  var good = typeof WebAssembly === "object" && typeof Object.fromEntries === "function" &&
    WebAssembly.validate(new Uint8Array(needed));
  window.goujiTooOld = !good;
  if (good) return;
  document.getElementById("old").textContent =
    "此浏览器版本过低，无法运行本页。请使用 360、奇安信、统信 UOS 等浏览器的极速模式，且内核为 Chromium 75 或更高版本；" +
    "也可将本文件复制到装有新版浏览器的电脑上打开。(This browser is too old; Chromium 75 or newer is needed.)";
})();
