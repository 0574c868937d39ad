// The page's side of the worker: it keeps this build on the device, brings the next one, and reloads between slides.

const main = document.querySelector("[data-board]");
const OWN = main.dataset.build;
const ADDRESS = "/kiosk/sw.js";
const WAIT = 30_000; // between two tries to have a build kept
const SPREAD = 120_000; // within which the screens of a server come for a new build, so that they do not come at once
const CALM = 10 * 60_000; // a page lives at least so long before it makes room: the guard against going round and round
const worker = navigator.serviceWorker; // absent where the page is not served safely; the board plays without it

const shell = { isKept: false, isBusy: false, isReady: false, askedAt: -Infinity, newFrom: null };

// What the worker answers, or null when there is none or it cannot.
export async function tell(says, build) {
  const active = worker && ((await worker.getRegistration(ADDRESS)) ?? (await worker.register(ADDRESS, { scope: "/kiosk/" })));
  const someone = active && (active.active ?? (await worker.ready).active);
  if (!someone) return null;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(data.error ? null : data);
    };
    someone.postMessage({ says, build, path: location.pathname }, [port2]);
  });
}

async function busy(work) {
  if (shell.isBusy) return;
  shell.isBusy = true;
  try {
    await work();
  } catch { /* a device that forbids it, or a server that is away: the next try is soon enough */ }
  shell.isBusy = false;
}

// Called with every good answer of the server, which says its build.
export function noteBuild(build) {
  const now = performance.now();
  const isNew = Boolean(build) && build !== OWN;
  shell.newFrom = isNew ? shell.newFrom ?? now + Math.random() * SPREAD : null;
  const isDue = shell.isKept ? isNew && !shell.isReady && now >= shell.newFrom : true;
  if (!isDue || now - shell.askedAt < WAIT) return;
  shell.askedAt = now;
  busy(async () => {
    if (shell.isKept) shell.isReady = (await tell("update", build))?.trial === build;
    else shell.isKept = (await tell("plays", OWN))?.current === OWN;
  });
}

// At the edge of a slide: whether the page makes room for a new build now.
export function makesRoom() {
  if (!shell.isReady || performance.now() < CALM) return false;
  shell.isReady = false;
  location.reload();
  return true;
}

// This build cannot draw: back to the one before, if it was only on trial.
export function giveUp() {
  return busy(async () => {
    if ((await tell("fails", OWN))?.isOver) location.reload();
  });
}
