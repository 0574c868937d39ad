// Keeps what stands in a form a moment after somebody typed, and says so. Without this script nothing is kept.
const WAIT = 1500;
const here = document.querySelector("script[data-keep]");
const form = document.querySelector("form[data-draft]");

if (here && form && window.fetch) {
  const said = document.createElement("p");
  said.className = "draft-said";
  said.setAttribute("role", "status");
  form.append(said);
  let timer = 0;
  let isSent = false;

  const keep = async () => {
    const words = new FormData(form);
    words.set("draft_key", location.pathname);
    const answer = await fetch(here.dataset.keep, { method: "POST", body: words, keepalive: true }).catch(() => null);
    if (answer && answer.ok) {
      const time = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
      said.textContent = `${here.dataset.said} ${time}`;
    }
  };
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      clearTimeout(timer);
      timer = setTimeout(keep, WAIT);
    });
  }
  form.addEventListener("submit", (event) => {
    // A look ahead sends the same form into a frame; only a real step ends the draft.
    if (!event.submitter || !event.submitter.hasAttribute("formtarget")) {
      clearTimeout(timer);
      isSent = true;
    }
  });
  addEventListener("pagehide", () => {
    if (timer && !isSent && !said.textContent) keep();
  });
}
