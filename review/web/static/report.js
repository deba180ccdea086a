// The page that `statclaim report` writes: the same reading view over the rows that stand in the file itself.
import { start } from "./app.js";
import { createEmbeddedSource } from "./embedded.js";

start(createEmbeddedSource(JSON.parse(document.getElementById("data").textContent)));
