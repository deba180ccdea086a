// The help: which key does what, and what the marks mean.
import { openDialog } from "./dialog.js";
import { element } from "./elements.js";
import { statusSigns } from "./naming.js";
import { setting } from "./settings.js";
import { say } from "./words.js";

// Each group of keys as the help lists them. writes marks what only a reviewer can do.
const groups = [
  {
    title: "help.group.move",
    keys: [
      ["j ↓", "key.next"],
      ["k ↑", "key.previous"],
      ["/", "key.search"],
      ["f", "key.filter"],
    ],
  },
  {
    title: "help.group.decide",
    writes: true,
    keys: [
      ["a", "key.accept"],
      ["x", "key.reject"],
      ["e", "key.edit"],
      ["s", "key.unsure"],
      ["u", "key.undo"],
      ["U", "key.redo"],
      ["A", "key.alike"],
    ],
  },
  {
    title: "help.group.text",
    keys: [
      ["g", "key.suppressed"],
      ["[ ]", "key.suppressedMove"],
      ["p", "key.promote", true],
      ["n", "key.add", true],
    ],
  },
  {
    title: "help.group.view",
    keys: [
      ["r", "key.read"],
      ["t", "key.table"],
      ["c", "key.charts"],
      ["?", "key.help"],
      ["Esc", "key.close"],
    ],
  },
];

export function createHelp(app) {
  return {
    open() {
      const off = setting("keys", "on") === "off" && element("p", { class: "strong" }, say("help.off"));
      openDialog({ name: "help", title: say("help.title"), body: [off, element("div", { class: "keys" }, shownGroups(app), marks()), made(app)] });
    },
  };
}

function shownGroups(app) {
  const readOnly = app.source.readOnly;
  return groups
    .filter((group) => !(readOnly && group.writes))
    .map((group) => section(group.title, group.keys.filter(([, , writes]) => !(readOnly && writes)).map(([key, words]) => entry(keys(key), say(words)))));
}

const section = (title, entries) => element("section", {}, element("h3", {}, say(title)), element("dl", {}, entries));

const entry = (name, text) => element("div", {}, element("dt", {}, name), element("dd", {}, text));

const keys = (text) => text.split(" ").map((key) => element("kbd", {}, key));

function made(app) {
  if (!app.source.readOnly) return null;
  return element("p", { class: "muted" }, say("report.made", { version: app.store.run.versions?.tool ?? "" }));
}

function marks() {
  const entries = Object.entries(statusSigns).map(([status, sign]) =>
    entry(element("span", { class: `sample ${status}` }, sign), say(`status.${status}`)),
  );
  return section("help.marks", entries);
}
