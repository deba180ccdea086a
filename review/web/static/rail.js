// The left side with its tabs, and on a small screen the panels of which one is seen at a time.
import { element } from "./elements.js";
import { say } from "./words.js";

// createRail shows one of the panels ({name, panel}) in root. tabs is the bar of a small screen.
export function createRail(root, tabs, app, panels) {
  const buttons = panels.map(({ name }) =>
    element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, onclick: () => rail.show(name) }),
  );
  const bar = element("div", { class: "rail-tabs", role: "tablist", "data-say-label": "rail" }, buttons);
  for (const { name, panel } of panels) {
    panel.id = `panel-${name}`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${name}`);
  }
  root.append(bar, ...panels.map(({ panel }) => panel));
  const seen = ["queue", "text", "row"].map((name) =>
    element("button", { type: "button", "data-panel-name": name, onclick: () => rail.showPanel(name === "queue" ? "rail" : name) }),
  );
  tabs.append(...seen);

  bar.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!steps) return;
    const next = (buttons.indexOf(document.activeElement) + steps + buttons.length) % buttons.length;
    rail.show(panels[next].name);
    buttons[next].focus();
    event.preventDefault();
  });

  const rail = {
    // show opens one of the rail's panels.
    show(name, { focus = false } = {}) {
      panels.forEach(({ name: other, panel }, i) => {
        panel.hidden = other !== name;
        buttons[i].setAttribute("aria-selected", String(other === name));
        buttons[i].tabIndex = other === name ? 0 : -1;
      });
      if (focus) {
        rail.showPanel("rail");
        (panels.find((one) => one.name === name).panel.querySelector("[data-first]") ?? buttons.find((one) => one.id === `tab-${name}`)).focus();
      }
      app.emit("shown", name);
    },
    // showPanel says which panel a small screen shows: rail, text or row.
    showPanel(name) {
      document.body.dataset.panel = name;
      for (const button of seen) {
        const current = button.dataset.panelName === (name === "rail" ? "queue" : name);
        button.setAttribute("aria-pressed", String(current));
      }
      app.emit("panel", name);
    },
  };

  function draw() {
    panels.forEach(({ name }, i) => (buttons[i].textContent = say(`tab.${name}`)));
    for (const button of seen) button.textContent = say(wordOf(button.dataset.panelName));
    bar.setAttribute("aria-label", say("rail"));
  }

  // wordOf names a panel: that of the row holds the table or the charts where these are shown.
  const wordOf = (name) => (name === "row" && app.view && app.view !== "read" ? `view.${app.view}` : `tab.${name}`);

  draw();
  rail.show("queue");
  rail.showPanel("row");
  app.on("language", draw);
  app.on("view", () => (draw(), rail.showPanel("row")));
  return rail;
}
