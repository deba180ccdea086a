// Dialogs: modal, closed by Escape, and the focus goes back to where it was. The browser's own <dialog> does all three.
import { element, keycap } from "./elements.js";
import { say } from "./words.js";

// openDialog shows a dialog. buttons are {label, act, main, key}; closed is called once, however it was closed; keys handles keys that
// are pressed in it, and says by true that it took one.
export function openDialog({ name, title, body, buttons = [], closed = () => {}, keys = () => false }) {
  const id = `dialog-${name}`;
  const shut = element("button", { type: "button", class: "plain", "aria-label": say("close"), onclick: () => dialog.close() }, "✕");
  const content = element("div", { class: "content" }, body);
  if (!content.querySelector("button, input, select, textarea")) content.tabIndex = 0; // so that keys can scroll it
  const dialog = element(
    "dialog",
    { class: `dialog ${name}`, "aria-labelledby": id },
    element("header", {}, element("h2", { id }, title), shut),
    content,
    buttons.length > 0 && element("footer", {}, buttons.map(buttonOf)),
  );
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // keys of the page do nothing behind a dialog
    if (!event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && keys(event)) event.preventDefault();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector("[autofocus]") ?? dialog.querySelector("button.main") ?? shut).focus();
  return dialog;
}

function buttonOf({ label, act, main, key }) {
  return element("button", { type: "button", class: main ? "main" : null, onclick: act }, label, key && keycap(key));
}
