// Runs before the first paint, so that no other theme flashes; theme.ts goes on from here.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("theme");
  } catch {
    // Storage is forbidden: the system's theme it is.
  }
  if (theme !== "light" && theme !== "dark" && theme !== "arcade") {
    theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.dataset.theme = theme;
})();
