// The page of `statclaim review serve`: the reading view over the server's API.
import { start } from "./app.js";
import { createServerSource } from "./api.js";

start(createServerSource());
