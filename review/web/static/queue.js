// The queue: the claims that are gone through, with what each needs a look for.
import { element } from "./elements.js";
import { briefFigureOf, signOf, statusLabel, statusOf, titleOf } from "./naming.js";
import { sameKey } from "./store.js";
import { createVirtualList } from "./virtual.js";
import { reasonLabel, say } from "./words.js";

export function createQueueView(app) {
  const order = select("order", ["attention", "document"]);
  const scope = select("scope", ["open", "all"]);
  const count = element("p", { class: "queue-count muted" });
  const list = element("div", { class: "queue-list scrolls", role: "listbox", tabindex: 0, "data-say-label": "queue.list" });
  const empty = element("p", { class: "empty", hidden: true });
  const root = element("div", { class: "queue" }, element("div", { class: "queue-head" }, order.root, scope.root), count, list, empty);
  const rows = createVirtualList(list, {
    count: () => app.queue.length,
    row: (position) => rowOf(app, position),
    near: (position) => position > app.queue.length - 50 && app.queue.hasMore() && app.queue.more().catch(() => {}),
  });

  order.onchange = (value) => ((app.queue.order = value), reload());
  scope.onchange = (value) => ((app.queue.scope = value), reload());
  if (app.source.readOnly) {
    app.queue.scope = "all"; // a report is read; most of it may be decided already
    scope.value = "all";
  }

  async function reload() {
    try {
      await app.queue.load();
      rows.top();
      const first = app.queue.at(0);
      if (first && app.view === "read") await app.select(first);
    } catch (error) {
      app.announcer.failed(error, "failed.load", reload);
    }
  }

  function draw() {
    count.textContent = say("queue.count", { n: app.queue.total });
    empty.hidden = app.queue.length > 0;
    list.hidden = app.queue.length === 0;
    empty.textContent = say(app.queue.scope === "open" ? "queue.empty" : "queue.emptyAll");
    rows.refresh();
  }

  function reveal() {
    const position = app.queue.positionOf(app.selected);
    rows.reveal(position);
    if (position >= 0) list.setAttribute("aria-activedescendant", `queued-${position}`);
    else list.removeAttribute("aria-activedescendant");
  }

  list.addEventListener("click", (event) => {
    const row = event.target.closest("[data-position]");
    if (row) open(Number(row.dataset.position));
  });
  list.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (steps) app.move(steps);
    else if (event.key === "Enter" && app.queue.positionOf(app.selected) >= 0) app.rail.showPanel("row");
    else return;
    event.preventDefault();
  });

  function open(position) {
    app.rail.showPanel("row");
    app.select(app.queue.at(position), { push: true });
  }

  app.on("queue", draw);
  app.on("filters", () => rows.top());
  app.on("items", draw);
  app.on("selected", reveal);
  app.on("shown", (name) => name === "queue" && (draw(), reveal()));
  app.on("language", () => (order.draw(), scope.draw(), draw()));
  return { root };
}

function select(name, values) {
  const input = element("select", { name: `queue-${name}` });
  const draw = () => {
    const value = input.value || values[0];
    input.setAttribute("aria-label", say(`queue.${name}`));
    input.replaceChildren(...values.map((one) => element("option", { value: one }, say(`queue.${one}`))));
    input.value = value;
  };
  draw();
  const control = { root: input, draw, onchange: () => {} };
  Object.defineProperty(control, "value", { set: (value) => (input.value = value) });
  input.addEventListener("change", () => control.onchange(input.value));
  return control;
}

function rowOf(app, position) {
  const item = app.store.get(app.queue.at(position));
  const selected = sameKey(app.selected, item);
  const document = app.store.documentOf(item.source);
  const [first, ...others] = item.review.reasons;
  const reasons = first && [element("span", { class: "reason" }, reasonLabel(first)), others.length > 0 && element("span", {}, `+${others.length}`)];
  return element(
    "div",
    {
      class: `queued ${statusOf(item)}`,
      id: `queued-${position}`,
      role: "option",
      "data-position": position,
      "aria-selected": String(selected),
      "aria-setsize": app.queue.total,
      "aria-posinset": position + 1,
    },
    element("span", { class: "sign", role: "img", "aria-label": statusLabel(item) }, signOf(item)),
    element(
      "span",
      { class: "queued-first" },
      element("span", { class: item.indicator ? "queued-name" : "queued-name muted", lang: item.indicator ? "zh" : null }, item.indicator ?? say("queue.none")),
      element("span", { class: "queued-figure", lang: "zh" }, briefFigureOf(item)),
    ),
    element("span", { class: "queued-second" }, reasons, element("span", { class: "queued-source", lang: "zh" }, document ? titleOf(document) : item.source)),
  );
}
