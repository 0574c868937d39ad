// Use without internet, only after the reader asked for it. Home and the activities are kept, and then what the reader
// keeps on purpose; all of it stands in a list on the page, and one tap forgets everything.
const STORE = "noordwijzer-kept";
const MOST_BYTES = 300000;
const FRESH = 3600000; // After an hour online what is kept is fetched anew.
const box = document.querySelector("[data-keep]");
const find = (name) => box.querySelector(`[data-keep-${name}]`);
const home = box && box.dataset.keep;
const keptAt = document.documentElement.dataset.keptAt;

class DoesNotFit extends Error {}

// A page and the files it needs; null when it may not be kept (any more).
async function whole(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok || answer.redirected) return null;
  const page = new DOMParser().parseFromString(await answer.clone().text(), "text/html");
  if (!page.querySelector("[data-keepable]")) return null;
  const files = new Set();
  for (const each of page.querySelectorAll("link[rel=stylesheet], link[rel=icon]")) files.add(each.getAttribute("href"));
  for (const each of page.querySelectorAll("script[src]")) files.add(each.getAttribute("src"));
  for (const each of page.querySelectorAll("use")) files.add(each.getAttribute("href").split("#")[0]);
  return { answer, files };
}

const isPage = (address) => !new URL(address, location.href).pathname.startsWith("/static/");

async function weight(store) {
  let bytes = 0;
  for (const request of await store.keys()) {
    const kept = await store.match(request); // Another tab may forget it meanwhile.
    if (kept) bytes += (await kept.arrayBuffer()).byteLength;
  }
  return bytes;
}

// Fetch all these pages first and swap them in whole, so that a line that breaks halfway leaves what was there.
async function keepAll(addresses) {
  const store = await caches.open(STORE);
  const pages = new Map();
  const files = new Set();
  for (const address of addresses) {
    const found = await whole(address);
    if (found) pages.set(address, found.answer);
    if (found) found.files.forEach((file) => files.add(file));
  }
  for (const file of files) {
    if (!(await store.match(file))) await store.put(file, await fetch(file));
  }
  for (const [address, answer] of pages) await store.put(address, answer);
  const wanted = new Set([...pages.keys(), ...files].map((each) => new URL(each, location.href).href));
  for (const request of await store.keys()) if (!wanted.has(request.url)) await store.delete(request);
  if ((await weight(store)) > MOST_BYTES) throw new DoesNotFit();
}

async function keptPages() {
  const store = await caches.open(STORE);
  return (await store.keys()).map((request) => new URL(request.url).pathname).filter(isPage);
}

const isOn = () => caches.has(STORE);

async function keep(addresses) {
  const before = (await isOn()) ? await keptPages() : [];
  try {
    await keepAll(addresses);
  } catch (error) {
    find("status").textContent = find("status").dataset.full;
    if (before.length) await keepAll(before).catch(() => {});
    else await forget();
  }
  await show();
}

async function begin() {
  await navigator.serviceWorker.register("/sw.js");
  await keep([home, `${home}activiteiten/`]);
}

async function forget() {
  await caches.delete(STORE);
  const registration = await navigator.serviceWorker.getRegistration("/");
  if (registration) await registration.unregister();
}

async function show() {
  const on = await isOn();
  find("off").hidden = on;
  find("is-on").hidden = !on;
  if (!on) return;
  const store = await caches.open(STORE);
  const pages = await keptPages();
  const list = find("list");
  list.textContent = "";
  for (const address of pages) {
    const html = await (await store.match(address)).text();
    const link = document.createElement("a");
    link.href = address;
    link.textContent = new DOMParser().parseFromString(html, "text/html").title.split(" – ")[0];
    list.appendChild(document.createElement("li")).appendChild(link);
  }
  find("this").hidden = !("keepable" in box.dataset) || pages.includes(location.pathname);
  installable();
}

function installable() {
  if (document.querySelector("link[rel=manifest]")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = `${home}manifest.webmanifest`;
  document.head.appendChild(link);
}

async function refresh() {
  const store = await caches.open(STORE);
  const kept = await store.match(home);
  const age = kept ? Date.now() - Date.parse(kept.headers.get("date")) : Infinity;
  if (age > FRESH || age < 0) await keepAll(await keptPages());
}

// Only figures: the phone's own words for days are wrong in some languages.
function sayAge() {
  const at = new Date(keptAt);
  const two = (number) => String(number).padStart(2, "0");
  find("at").textContent =
    `${two(at.getDate())}-${two(at.getMonth() + 1)}-${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`;
  find("age").hidden = false;
  document.querySelector("main").prepend(find("age"));
}

if (box && "serviceWorker" in navigator && "caches" in window) {
  box.hidden = false;
  find("on").addEventListener("click", begin);
  find("this").addEventListener("click", async () => keep([...(await keptPages()), location.pathname]));
  find("forget").addEventListener("click", async () => {
    await forget();
    find("status").textContent = find("status").dataset.gone;
    await show();
  });
  document.addEventListener("visibilitychange", () => document.hidden || show()); // Another tab may have forgotten.
  if (keptAt) sayAge();
  (async () => {
    if ((await isOn()) && !keptAt) await refresh().catch(() => {}); // Without network what is kept stays.
    await show();
  })();
}
