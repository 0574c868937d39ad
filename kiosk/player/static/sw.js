// The worker of all boards: keeps one whole player on the device, and hands it out when the network does not.
//
// A build is kept whole or not at all. A new one is on trial: it is handed out once, and becomes the current one when
// its page says that it plays. If the next page is asked for before that, the build is bad and never tried again.

const STATE = "board-state";
const STATE_KEY = "/kiosk/state";
const SHELL = "board-shell-";
const HEADER = "X-Board-Build";
const PATIENCE = 3_000; // for a page, while there is one at hand
const ABORT = 20_000; // for a file of a new build
const PAGE = /^\/kiosk\/[^/]+\/$/;
const FILE = /^\/static\/kiosk\/([0-9a-f]+)\//;
const NONE = { current: null, trial: null, isTried: false, bad: [] };

async function readState() {
  try {
    const kept = await (await caches.open(STATE)).match(STATE_KEY);
    return { ...NONE, ...(kept && (await kept.json())) };
  } catch {
    return { ...NONE };
  }
}

async function writeState(state) {
  await (await caches.open(STATE)).put(STATE_KEY, new Response(JSON.stringify(state)));
  for (const name of await caches.keys()) {
    const isNeeded = [state.current, state.trial].some((build) => name === SHELL + build);
    if (name.startsWith(SHELL) && !isNeeded) await caches.delete(name);
  }
}

// Everything that reads and writes the state waits for its turn, so that no two mix.
let last = Promise.resolve();
function inTurn(work) {
  last = last.then(work, work);
  return last;
}

async function get(address, patience) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const answer = await fetch(address, { cache: "no-store", credentials: "omit", redirect: "error", signal: stop.signal });
    const body = await answer.arrayBuffer();
    return { answer, body };
  } finally {
    clearTimeout(timer);
  }
}

// An answer is ours when it says so; an error page, a sign-in page or a page of the hotel does not.
function isOf(build, answer) {
  return answer.status === 200 && answer.headers.get(HEADER) === build;
}

async function digestOf(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const copyOf = ({ answer, body }) => new Response(body, { status: 200, headers: answer.headers });

// Fetch a build and the pages it is for; nothing is kept before all of it is here and every file is what it should be.
async function gather(paths) {
  const list = await get("/kiosk/shell.json", ABORT);
  const { build, files } = JSON.parse(new TextDecoder().decode(list.body));
  if (!isOf(build, list.answer)) throw new Error("not our list");
  const found = [];
  for (const [address, digest] of Object.entries(files)) {
    const file = await get(address, ABORT);
    if (!isOf(build, file.answer) || (await digestOf(file.body)) !== digest) throw new Error(`broken: ${address}`);
    found.push([address, copyOf(file)]);
  }
  for (const path of paths) {
    const page = await get(path, ABORT);
    if (!isOf(build, page.answer)) throw new Error(`another build: ${path}`);
    found.push([path, copyOf(page)]);
  }
  const cache = await caches.open(SHELL + build);
  for (const [address, answer] of found) await cache.put(address, answer);
  return build;
}

async function pagesOf(build) {
  if (!build) return [];
  const requests = await (await caches.open(SHELL + build)).keys();
  return requests.map(({ url }) => new URL(url).pathname).filter((path) => PAGE.test(path));
}

// What a page may tell or ask. Every answer says which build is kept and which waits.
const ANSWERS = {
  // "I play, and I am of this build": keep it, or if it was on trial, let it stay.
  async plays({ build, path }) {
    const state = await readState();
    if (state.trial === build) Object.assign(state, { current: build, trial: null, isTried: false });
    const isWhole = state.current === build && (await pagesOf(build)).includes(path);
    if (!isWhole) {
      const paths = new Set([path, ...(await pagesOf(state.current))]);
      const gathered = await gather(paths);
      if (gathered !== build) return state; // Deployed in between; the page will notice.
      Object.assign(state, { current: build, trial: null, isTried: false });
    }
    await writeState(state);
    return state;
  },
  // "The server has another build": get it, to be tried at the next page.
  async update({ build }) {
    const state = await readState();
    if (!state.current || state.bad.includes(build) || state.current === build) return state;
    if (state.trial !== build) {
      const gathered = await gather(await pagesOf(state.current));
      if (state.bad.includes(gathered) || gathered === state.current) return state;
      Object.assign(state, { trial: gathered, isTried: false });
      await writeState(state);
    }
    return state;
  },
  // "I do not get going": if that was a trial, it is over.
  async fails({ build }) {
    const state = await readState();
    if (state.trial === build && state.current) {
      refuse(state);
      await writeState(state);
      return { ...state, isOver: true };
    }
    return state;
  },
};

function refuse(state) {
  state.bad = [...state.bad, state.trial].slice(-20);
  Object.assign(state, { trial: null, isTried: false });
}

async function buildForNextPage() {
  const state = await readState();
  if (!state.trial) return state.current;
  if (state.isTried) refuse(state);
  else state.isTried = true;
  await writeState(state);
  return state.trial ?? state.current;
}

async function page(request) {
  const path = new URL(request.url).pathname;
  const build = await inTurn(buildForNextPage);
  const cache = build && (await caches.open(SHELL + build));
  const kept = cache && (await cache.match(path));
  if (!kept) return fetch(request);
  try {
    const fresh = await get(path, PATIENCE);
    if (isOf(build, fresh.answer)) {
      await cache.put(path, copyOf(fresh));
      return copyOf(fresh);
    }
  } catch { /* nobody there, or too slow: there is a page at hand */ }
  return kept;
}

async function file(request, build) {
  const kept = await caches.match(new URL(request.url).pathname, { cacheName: SHELL + build });
  return kept ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  const [, build] = pathname.match(FILE) ?? [];
  if (request.mode === "navigate" && PAGE.test(pathname)) event.respondWith(page(request));
  else if (build) event.respondWith(file(request, build));
});
addEventListener("message", (event) => {
  const { data, ports: [port] } = event;
  const answer = ANSWERS[data.says];
  if (!answer || !port) return;
  const work = inTurn(() => answer(data)).then(
    (state) => port.postMessage(state),
    (error) => port.postMessage({ error: String(error) }),
  );
  event.waitUntil(work);
});
