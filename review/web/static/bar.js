// The bar at the top: search, progress, language, colours, help.
import { element, keycap } from "./elements.js";
import { printRoute } from "./route.js";
import { isDark } from "./settings.js";
import { language, say } from "./words.js";

const typingPause = 250; // milliseconds without a key before a search starts

export function createBar(app, { search, progress, tools }) {
  const field = element("input", { type: "search", id: "search-field", autocomplete: "off", spellcheck: "false" });
  search.append(field, keycap("/"));
  const meter = element("progress", { max: 1, value: 0 });
  const progressText = element("span", {});
  progress.append(meter, progressText);

  let timer = 0;
  const run = () => {
    clearTimeout(timer);
    const words = field.value.trim();
    const { q, ...others } = app.filters;
    if (words === (q ?? []).join(" ")) return;
    app.setFilters(words ? { ...others, q: [words] } : others);
  };
  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(run, typingPause);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" || event.key === "Escape") {
      if (event.key === "Escape") field.value = "";
      run();
      document.getElementById("row").focus();
    }
  });

  function drawProgress() {
    const { total, open } = app.store.counts;
    const done = total - open;
    meter.max = Math.max(1, total);
    meter.value = done;
    meter.setAttribute("aria-label", say("progress.long", { done, total }));
    progressText.textContent = say("progress", { done, total });
  }

  function drawTools() {
    const button = (key, act, text, more = {}) => element("button", { type: "button", "data-focus": key, onclick: act, ...more }, text);
    tools.replaceChildren(
      button("language", () => app.setLanguage(language() === "zh" ? "en" : "zh"), say("tool.language"), { lang: language() === "zh" ? "en" : "zh-CN" }),
      button("theme", () => app.setTheme(isDark() ? "light" : "dark"), say(isDark() ? "tool.light" : "tool.dark")),
      button("settings", () => app.settingsDialog.open(), say("tool.settings")),
      button("help", () => app.help.open(), [say("tool.help"), keycap("?")], { "aria-keyshortcuts": "?" }),
    );
  }

  function drawViews() {
    for (const link of document.querySelectorAll(".views a")) {
      link.href = printRoute({ view: link.dataset.view, claim: null, filters: app.filters });
      if (link.dataset.view === app.view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function draw() {
    field.placeholder = say("search");
    field.setAttribute("aria-label", say("search.label"));
    drawProgress();
    drawTools();
    drawViews();
  }

  draw();
  app.on("language", () => {
    const focused = document.activeElement?.dataset?.focus;
    draw();
    if (focused) tools.querySelector(`[data-focus="${focused}"]`)?.focus();
  });
  app.on("theme", () => (drawTools(), tools.querySelector("[data-focus=theme]")?.focus()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawTools);
  app.on("counts", drawProgress);
  app.on("view", drawViews);
  app.on("filters", () => {
    drawViews();
    if (document.activeElement !== field) field.value = (app.filters.q ?? []).join(" ");
  });
  return {
    focusSearch() {
      field.focus();
      field.select();
    },
  };
}
