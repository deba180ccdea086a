// The settings of a reader: name, language, colours, the face of the text, and whether single keys act (WCAG 2.1.4).
import { openDialog } from "./dialog.js";
import { element } from "./elements.js";
import { setSetting, setting } from "./settings.js";
import { language, say } from "./words.js";

export function createSettingsDialog(app) {
  const open = () => {
    const dialog = openDialog({ name: "settings", title: say("settings.title"), body: body(app, () => (dialog.close(), open())) });
  };
  return { open };
}

function body(app, reopen) {
  return [
    !app.source.readOnly && reviewerField(app),
    choice("language", language(), { zh: "中文", en: "English" }, (name) => (app.setLanguage(name), reopen())),
    choice("theme", setting("theme", ""), { "": say("settings.theme.system"), light: say("settings.theme.light"), dark: say("settings.theme.dark") }, app.setTheme),
    choice("face", setting("face", "sans"), { sans: say("settings.face.sans"), serif: say("settings.face.serif") }, (face) => {
      setSetting("face", face);
      document.body.dataset.face = face;
    }),
    choice("keys", setting("keys", "on"), { on: say("settings.keys.on"), off: say("settings.keys.off") }, (value) => setSetting("keys", value)),
  ];
}

function reviewerField(app) {
  const input = element("input", { type: "text", name: "reviewer", id: "reviewer", autocomplete: "name", value: setting("reviewer", ""), "aria-describedby": "reviewer-hint", maxlength: 100 });
  input.addEventListener("change", () => {
    setSetting("reviewer", input.value.trim());
    app.source.setReviewer(input.value.trim());
  });
  return element(
    "div",
    { class: "field" },
    element("label", { for: "reviewer" }, say("settings.reviewer")),
    input,
    element("p", { class: "hint", id: "reviewer-hint" }, say("settings.reviewerHint", { name: app.store.run.reviewer ?? "" })),
  );
}

// choice is a row of radio buttons.
function choice(name, current, values, chosen) {
  const options = Object.entries(values).map(([value, label]) =>
    element(
      "label",
      {},
      element("input", { type: "radio", name: `setting-${name}`, value, checked: value === current, onchange: () => chosen(value) }),
      label,
    ),
  );
  return element("fieldset", { class: "choice-row" }, element("legend", {}, say(`settings.${name}`)), element("div", {}, options));
}
