/// Asks twice a second whether the list has changed, and puts the new list in place of the old one.
///
/// That costs the server the reading of one stamp. Without the script the page works the same, and shows
/// changes when it is loaded again.
let pageScript = """
  "use strict";
  (() => {
    const pause = 500;
    let tag = null;
    const main = () => document.getElementById("tasks");
    async function look() {
      try {
        const headers = { "Tasks-Update": "1" };
        if (tag) headers["If-None-Match"] = tag;
        const answer = await fetch(location.href.split("#")[0], { headers, cache: "no-store" });
        if (answer.status === 200) {
          const text = await answer.text();
          const isFirst = tag === null;
          tag = answer.headers.get("ETag");
          const page = new DOMParser().parseFromString(text, "text/html");
          const fresh = page.getElementById("tasks");
          if (fresh && fresh.innerHTML !== main().innerHTML) put(fresh);
          if (isFirst) document.documentElement.dataset.live = "1";
        } else if (answer.status === 403) {
          return location.reload();
        }
        delete document.documentElement.dataset.away;
      } catch {
        document.documentElement.dataset.away = "1";
      }
      next();
    }
    function put(fresh) {
      const old = main();
      const open = new Set([...old.querySelectorAll("details[open]")]
        .map((note) => note.parentNode.querySelector(".text").id));
      const focus = old.contains(document.activeElement) ? document.activeElement.id : null;
      old.innerHTML = fresh.innerHTML;
      for (const id of open) {
        const text = document.getElementById(id);
        const note = text && text.parentNode.querySelector("details");
        if (note) note.open = true;
      }
      if (focus) (document.getElementById(focus) || old).focus({ preventScroll: true });
    }
    function next() {
      setTimeout(() => document.hidden ? next() : look(), pause);
    }
    look();
  })();

  """
