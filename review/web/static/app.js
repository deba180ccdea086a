// The reading view: it puts the store, the queue, the views and the keys together, and says what is selected.
import { createActions } from "./actions.js";
import { createAnnouncer } from "./announce.js";
import { createBar } from "./bar.js";
import { createCharts } from "./charts.js";
import { createDecisions } from "./decisions.js";
import { createDocuments } from "./documents.js";
import { createDocumentView } from "./document.js";
import { createEmitter } from "./emitter.js";
import { createFilterPanel } from "./filter.js";
import { createHelp } from "./help.js";
import { listenToKeys } from "./keys.js";
import { createPoll } from "./poll.js";
import { createQueueList } from "./queuelist.js";
import { createQueueView } from "./queue.js";
import { createRail } from "./rail.js";
import { createRow } from "./row.js";
import { parseRoute, printRoute } from "./route.js";
import { createSelection } from "./selection.js";
import { applyTheme, setSetting, setting } from "./settings.js";
import { createSettingsDialog } from "./settingsdialog.js";
import { createStore, sameKey } from "./store.js";
import { createTable } from "./table.js";
import { languages, say, sayAll, setLanguage, setRunWords } from "./words.js";

const byId = (id) => document.getElementById(id);

// start reads the run from source and shows it.
export async function start(source) {
  applyTheme(setting("theme", ""));
  setLanguage(setting("language", firstLanguage()));
  sayAll(document);
  const app = createApp(source);
  app.announcer = createAnnouncer(byId("said"), byId("alert"), byId("notices"));
  try {
    source.setReviewer(setting("reviewer", ""));
    app.store = await createStore(source, app);
  } catch (error) {
    return app.announcer.failed(error, "failed.load", () => location.reload());
  }
  setRunWords(app.store.run);
  build(app);
  sayAll(document); // what was built has words too
  addEventListener("popstate", () => app.show(parseRoute(location.hash)));
  await app.show(parseRoute(location.hash));
  document.body.classList.add("ready"); // for whoever waits for the page, tests above all
}

// firstLanguage is that of the browser where it is one of ours.
function firstLanguage() {
  const known = navigator.languages.map((name) => name.slice(0, 2)).find((name) => name in languages);
  return known ?? "en";
}

function createApp(source) {
  const app = {
    ...createEmitter(),
    source,
    view: null, // read, table or charts
    filters: {},
    selected: null, // the key of a claim
    suppressed: -1, // the chosen one of the open document's suppressed numbers, in place of a claim
    showSuppressed: false,

    // item is the claim that keys and buttons act on: none while a suppressed number is chosen in its place.
    item: () => (app.selected && app.suppressed < 0 ? app.store.get(app.selected) : null),

    // show brings what an address says onto the page.
    async show(route) {
      const filtersChanged = JSON.stringify(route.filters) !== JSON.stringify(app.filters) || app.view === null;
      app.filters = route.filters;
      if (route.view !== app.view) {
        app.view = route.view;
        document.body.dataset.view = app.view;
        app.emit("view", app.view);
      }
      try {
        if (filtersChanged) await loadFiltered(app);
        if (app.view === "read") await selectFirst(app, route);
      } catch (error) {
        app.announcer.failed(error, "failed.load", () => app.show(route));
      }
    },

    // go shows another address; how is "push" where Back should lead here again, "replace" where not.
    go(change, how = "push") {
      const route = { view: app.view, filters: app.filters, claim: app.selected?.claim_id ?? null, source: app.selected?.source, ...change };
      remember(app, route, how);
      return app.show(route);
    },

    // select opens the document of a claim and makes it the current one.
    async select(key, { push = false, quiet = false } = {}) {
      if (app.view !== "read") return app.go({ view: "read", claim: key.claim_id, source: key.source });
      const item = await app.store.recall(key);
      if (!(await app.store.open(item.source))) return;
      app.selected = { source: item.source, claim_id: item.claim_id };
      app.suppressed = -1;
      remember(app, { view: "read", filters: app.filters, claim: item.claim_id, source: item.source }, push ? "push" : "replace");
      app.emit("selected", { quiet });
    },

    // move selects a claim some steps away in the queue.
    async move(steps) {
      const key = await app.queue.neighbour(app.selected, steps);
      if (key) return app.select(key);
      app.announcer.say(say(steps > 0 ? "said.last" : "said.first"));
    },

    chooseSuppressed(index) {
      app.suppressed = index;
      app.emit("selected", {});
    },

    setShowSuppressed(on) {
      app.showSuppressed = on;
      if (!on && app.suppressed >= 0) app.chooseSuppressed(-1);
      app.emit("suppressed", on);
      app.announcer.say(say(on ? "said.suppressedOn" : "said.suppressedOff"));
    },

    // setFilters keeps the current claim where it passes them.
    setFilters: (filters) => app.go({ filters, claim: null }),

    setLanguage(name) {
      setSetting("language", name);
      setLanguage(name);
      sayAll(document);
      app.emit("language", name);
    },

    setTheme(theme) {
      setSetting("theme", theme);
      applyTheme(theme);
      app.emit("theme", theme);
    },
  };
  return app;
}

async function loadFiltered(app) {
  const loaded = await app.queue.load();
  if (loaded) app.emit("filters", app.filters);
}

// selectFirst selects the claim of the address, or else the first of the queue.
async function selectFirst(app, route) {
  const asked = route.claim ? { claim_id: route.claim, source: route.source } : app.queue.at(0);
  if (!asked) return app.emit("selected", { quiet: true });
  if (route.claim === null && app.selected && app.queue.positionOf(app.selected) >= 0) return app.select(app.selected, { quiet: true });
  if (app.selected && sameKey(app.selected, asked)) return app.emit("selected", { quiet: true });
  try {
    await app.select(asked, { quiet: true });
  } catch (error) {
    if (!route.claim || !app.queue.at(0)) throw error;
    app.announcer.warn(say("said.noRow", { id: route.claim }));
    await app.select(app.queue.at(0), { quiet: true });
  }
}

function remember(app, route, how) {
  const source = route.source && app.store.ambiguous(route.source) ? route.source : null;
  const fragment = printRoute({ ...route, source });
  if (fragment === (location.hash || "#/")) return;
  history[how === "push" ? "pushState" : "replaceState"](null, "", fragment);
  app.emit("address", fragment);
}

// tellPart says so where a report does not hold the whole run.
function tellPart(app) {
  const { documents, shown_documents: shown } = app.store.run;
  if (shown < documents) app.announcer.notice("part", say("report.partial", { shown, documents }));
}

function build(app) {
  app.queue = createQueueList(app);
  app.decisions = createDecisions(app);
  app.documentView = createDocumentView(byId("text"), app);
  app.row = createRow(byId("row"), app);
  app.filterPanel = createFilterPanel(app);
  app.queueView = createQueueView(app);
  app.rail = createRail(byId("rail"), byId("tabs"), app, [
    { name: "queue", panel: app.queueView.root },
    { name: "filter", panel: app.filterPanel.root },
    { name: "documents", panel: createDocuments(app).root },
  ]);
  app.settingsDialog = createSettingsDialog(app);
  app.help = createHelp(app);
  app.bar = createBar(app, { search: byId("search"), progress: byId("progress"), tools: byId("tools") });
  app.selection = createSelection(app);
  createTable(app);
  createCharts(app);
  createActions(byId("actions"), app);
  listenToKeys(app);
  byId("skip").addEventListener("click", () => byId("row").focus());
  document.body.dataset.panel = "row";
  document.body.classList.toggle("read-only", app.source.readOnly);
  document.body.dataset.face = setting("face", "sans");
  if (app.source.readOnly) tellPart(app);
  else createPoll(app);
}
