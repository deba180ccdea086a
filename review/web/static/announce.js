// Saying what happened: aloud to screen readers, and to everybody in a line that passes or in one that stays until it is dismissed.
import { element } from "./elements.js";
import { say } from "./words.js";

const shownFor = 4000; // milliseconds

// createAnnouncer speaks through polite (role=status), which is also seen, and through urgent (role=alert); notices stay in list.
export function createAnnouncer(polite, urgent, list) {
  let timer = 0;
  const notices = new Map();

  const announcer = {
    say(text) {
      show(text, false);
    },

    // whisper says a thing to screen readers only.
    whisper(text) {
      show(text, true);
    },

    warn(text) {
      urgent.textContent = text;
      show(text, false);
    },

    // notice keeps a text on the page under a name, with a button that tries again, until it is dismissed or cleared.
    notice(name, text, retry = null) {
      announcer.clear(name);
      const again = retry && element("button", { type: "button", onclick: () => (announcer.clear(name), retry()) }, say("retry"));
      const dismiss = element("button", { type: "button", onclick: () => announcer.clear(name) }, say("dismiss"));
      const node = element("div", { class: "notice", "data-notice": name }, element("p", {}, text), again, dismiss);
      notices.set(name, node);
      list.append(node);
      urgent.textContent = text;
    },

    clear(name) {
      notices.get(name)?.remove();
      notices.delete(name);
    },

    // failed says plainly why something could not be done.
    failed(error, key, retry = null) {
      announcer.notice("failed", failureText(error, key), retry);
      if (error.status === undefined) console.error(error); // no refusal of the server but a mistake of ours
    },
  };

  function show(text, quiet) {
    clearTimeout(timer);
    polite.classList.toggle("unseen", quiet);
    polite.textContent = text;
    if (!quiet) timer = setTimeout(() => polite.classList.add("unseen"), shownFor);
  }

  return announcer;
}

function failureText(error, key) {
  if (error.status === 0) return say(key === "failed.save" ? "failed.offline" : "failed.load", { reason: say("failed.poll") });
  if (error.status === 401) return say("failed.login");
  return say(key, { reason: error.message });
}
