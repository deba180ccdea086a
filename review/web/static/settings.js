// What a reader chose, remembered by the browser. A browser that remembers nothing (a private window, a file) still works.
const prefix = "statclaim.";
const unremembered = new Map();

export function setting(name, otherwise) {
  if (unremembered.has(name)) return unremembered.get(name);
  try {
    return localStorage.getItem(prefix + name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function setSetting(name, value) {
  unremembered.set(name, value);
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // kept for as long as the page is open
  }
}

// applyTheme sets the colours: "light", "dark", or "" for those that the system prefers.
export function applyTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

export function isDark() {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
