// The looks ahead beside a form follow what is typed. Without this script their buttons do the same when pressed.
const WAIT = 500;
const form = document.querySelector("form[data-preview]");
const buttons = form ? [...form.querySelectorAll("button[formtarget=preview]")] : [];
const looks = form ? [...form.querySelectorAll("iframe")].map((frame) => ({ frame, button: follower(frame) })) : [];
let chosen = buttons[0];
let timer = 0;
let asking = null;

// A frame beside the first one has a button of its own; it shows the language that is chosen for the first.
function follower(frame) {
  return form.querySelector(`button[data-follows][formtarget="${frame.name}"]`);
}

function addressOf({ button }) {
  const address = (button || chosen).getAttribute("formaction");
  return button ? address.replace(/[^/]+\/$/, `${chosen.dataset.code}/`) : address;
}

// A module runs once in a frame, so a page with a script of its own needs a new frame.
function anew(frame) {
  const fresh = frame.cloneNode();
  frame.replaceWith(fresh);
  return fresh;
}

async function show(look, signal) {
  const answer = await fetch(addressOf(look), { method: "POST", body: new FormData(form), signal });
  const html = await answer.text();
  if (look.button) look.frame = anew(look.frame);
  const { frame } = look;
  const top = frame.contentWindow.scrollY;
  // Written into the frame, not loaded: so the back button still leads to the page before this one.
  const page = frame.contentDocument;
  page.open();
  page.write(html);
  page.close();
  frame.contentWindow.scrollTo(0, top);
}

// One after the other; what was asked before somebody typed on is not waited for, nor asked any more.
async function showAll() {
  if (asking) asking.abort();
  const { signal } = (asking = new AbortController());
  for (const look of looks) {
    if (!signal.aborted) await show(look, signal).catch(() => null);
  }
}

function choose(button) {
  chosen = button;
  for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
  showAll();
}

if (chosen && window.fetch) {
  for (const { button } of looks) if (button) button.parentElement.hidden = true;
  for (const button of buttons) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      choose(button);
    });
  }
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => {
      clearTimeout(timer);
      timer = setTimeout(showAll, WAIT);
    });
  }
  choose(chosen);
}
