// "Exit this page": one tap, or Shift three times, and nothing of it is in sight any more. Without this script the
// button is a plain link. The page is blanked and silent first, because the other site may take seconds to come.
const button = document.querySelector("[data-exit]");
const WITHIN = 5000;
let presses = [];

function leave() {
  document.documentElement.classList.add("is-left");
  document.title = "";
  for (const each of document.querySelectorAll("audio")) each.pause();
  if (window.speechSynthesis) window.speechSynthesis.cancel();
  window.location.replace(button.href); // In its place: the back button does not lead here again.
}

if (button) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    const now = Date.now();
    presses = presses.filter((each) => now - each < WITHIN).concat(now);
    if (presses.length >= 3) leave();
  });
  // A browser that shows the page again as it was left must not show it blank, nor show it at all.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.classList.contains("is-left")) leave();
  });
}
