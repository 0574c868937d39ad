// The look ahead beside a form follows what is typed. Without this script its buttons do the same when pressed.
const WAIT = 500;
const form = document.querySelector("form[data-preview]");
const frame = form && form.querySelector("iframe");
const buttons = form ? Array.from(form.querySelectorAll("button[formtarget]")) : [];
let chosen = buttons[0];
let timer = 0;
let asked = 0;

async function show() {
  const mine = ++asked;
  const answer = await fetch(chosen.getAttribute("formaction"), { method: "POST", body: new FormData(form) });
  const html = await answer.text();
  if (mine !== asked) return;
  const top = frame.contentWindow.scrollY;
  // Written into the frame, not loaded: so the back button still leads to the page before this one.
  const page = frame.contentDocument;
  page.open();
  page.write(html);
  page.close();
  frame.contentWindow.scrollTo(0, top);
}

function choose(button) {
  chosen = button;
  for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
  show();
}

if (frame && chosen && window.fetch) {
  for (const button of buttons) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      choose(button);
    });
  }
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      clearTimeout(timer);
      timer = setTimeout(show, WAIT);
    });
  }
  choose(chosen);
}
