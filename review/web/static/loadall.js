// Reading the whole selection, for what needs every row at once: sorting and charts.

// mostRows bounds what a table or a chart is made of; the page says so where there are more.
export const mostRows = 20000;

const pageSize = 1000;

// loadAll reads the claims that pass the app's filters: {items, total}. goOn says after each page whether they are still wanted.
async function loadAll(app, goOn) {
  const items = [];
  let cursor = null;
  let total = 0;
  do {
    const page = await app.source.claims(app.filters, { order: "document", limit: pageSize, cursor });
    if (!goOn()) return null;
    items.push(...app.store.put(page.claims));
    ({ total, next: cursor } = page);
  } while (cursor && items.length < mostRows);
  return { items, total };
}

// createSelection reads the selection for a view whose root is busy meanwhile, and hands it to use. An answer that a later load has
// overtaken is dropped.
export function createSelection(app, root, use) {
  let generation = 0;
  let loadedFor = null; // the filters that it was read for

  async function load() {
    const mine = ++generation;
    loadedFor = app.filters;
    root.setAttribute("aria-busy", "true");
    try {
      const answer = await loadAll(app, () => mine === generation);
      if (answer) use(answer);
    } catch (error) {
      loadedFor = null;
      app.announcer.failed(error, "failed.load", load);
    } finally {
      root.removeAttribute("aria-busy");
    }
  }

  const forget = () => (loadedFor = null);
  return { load, forget, isCurrent: () => loadedFor === app.filters };
}
