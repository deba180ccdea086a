// The bar of decisions: for hands on a mouse or a screen what the keys do.
import { acceptAlike } from "./alike.js";
import { element, keycap } from "./elements.js";
import { openReject } from "./reject.js";
import { say } from "./words.js";

export function createActions(root, app) {
  const decide = (decision) => () => app.item() && app.decisions.decide({ decision });
  const actions = app.source.readOnly
    ? []
    : [
        { name: "accept", key: "a", act: decide("accepted") },
        { name: "reject", key: "x", act: () => openReject(app) },
        { name: "edit", key: "e", act: () => app.item() && app.row.edit() },
        { name: "unsure", key: "s", act: decide("unsure") },
        { name: "alike", key: "A", act: () => acceptAlike(app) },
        { name: "undo", key: "u", act: () => app.decisions.undo(), always: true },
      ];
  const moves = [
    { name: "previous", key: "k", act: () => app.move(-1), always: true },
    { name: "next", key: "j", act: () => app.move(1), always: true },
  ];
  const all = [...actions, ...moves];
  const buttons = all.map(({ name, key, act }) => element("button", { type: "button", class: `action action-${name}`, "aria-keyshortcuts": key, onclick: act }));
  root.append(...buttons);

  function draw() {
    const none = app.item() === null;
    all.forEach(({ name, key, always }, i) => {
      buttons[i].replaceChildren(element("span", {}, say(`action.${name}`)), keycap(key));
      buttons[i].setAttribute("aria-disabled", String(none && !always)); // disabled buttons would lose the focus
    });
  }

  draw();
  app.on("selected", draw);
  app.on("language", draw);
}
