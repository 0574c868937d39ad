// Use without internet, only after the reader asked for it. Home and the activities are kept, and then what the reader
// keeps on purpose; all of it stands in a list on the page, and one tap forgets everything.
const STORE = "noordwijzer-kept";
const MOST_BYTES = 300000;
const FRESH = 3600000; // After an hour online what is kept is fetched anew.
const box = document.querySelector("[data-keep]");
const find = (name) => box.querySelector(`[data-keep-${name}]`);
const home = box && box.dataset.keep;
const keptAt = document.documentElement.dataset.keptAt;

const GONE = Symbol("gone");

class DoesNotFit extends Error {}
class NoAnswer extends Error {}

const parsed = async (answer) => new DOMParser().parseFromString(await answer.clone().text(), "text/html");
const isPage = (address) => !new URL(address, location.href).pathname.startsWith("/static/");
const pagesIn = async (store) =>
  (await store.keys()).map((request) => new URL(request.url).pathname).filter(isPage);

// The page as it is now, or GONE when it may not be kept (any more). Null says nothing about the page: the server is
// being restarted, the page moved, or a gate to the internet answered in its place.
async function ask(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (answer.status === 404 || answer.status === 410) return GONE;
  if (!answer.ok) return null;
  const page = await parsed(answer);
  if (page.querySelector("[data-keepable]")) return answer.redirected ? null : answer;
  return page.querySelector("[data-keep]") ? GONE : null; // Only a page of ours can say that it is not for keeping.
}

// The style sheets, scripts and icons without which a page is not whole.
async function filesOf(answer) {
  const page = await parsed(answer);
  const files = new Set();
  for (const each of page.querySelectorAll("link[rel=stylesheet], link[rel=icon]")) files.add(each.getAttribute("href"));
  for (const each of page.querySelectorAll("script[src]")) files.add(each.getAttribute("src"));
  for (const each of page.querySelectorAll("use")) files.add(each.getAttribute("href").split("#")[0]);
  return files;
}

async function askFile(address) {
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) throw new NoAnswer();
  return answer;
}

async function weight(answers) {
  let bytes = 0;
  for (const answer of answers) bytes += (await answer.clone().arrayBuffer()).byteLength;
  return bytes;
}

// Only the server's own word takes a page away. All the rest is fetched and weighed before the first of it is written,
// so that a line that breaks halfway, or what would be too much, leaves what was there.
async function keepAll(addresses) {
  const store = await caches.open(STORE);
  const fresh = new Map();
  const staying = new Map();
  for (const address of addresses) {
    const answer = await ask(address);
    const kept = await store.match(address);
    if (answer === GONE) await store.delete(address);
    else if (answer) fresh.set(address, answer);
    else if (kept) staying.set(address, kept);
    else throw new NoAnswer();
  }
  const files = new Map();
  for (const page of [...fresh.values(), ...staying.values()]) {
    for (const file of await filesOf(page)) {
      if (files.has(file) || staying.has(file)) continue;
      const kept = await store.match(file);
      if (kept) staying.set(file, kept);
      else files.set(file, await askFile(file));
    }
  }
  if ((await weight([...fresh.values(), ...files.values(), ...staying.values()])) > MOST_BYTES) throw new DoesNotFit();
  await write(store, [...files, ...fresh]);
}

// A phone that is full in the midst of it loses no page, and keeps no page that was not there.
async function write(store, entries) {
  const before = await pagesIn(store);
  try {
    for (const [address, answer] of entries) await store.put(address, answer);
  } catch (error) {
    for (const [address] of entries) if (isPage(address) && !before.includes(address)) await store.delete(address);
    throw new DoesNotFit();
  } finally {
    await dropUnused(store);
  }
}

async function dropUnused(store) {
  const needed = new Set();
  for (const address of await pagesIn(store)) {
    const kept = await store.match(address); // Another tab may forget it meanwhile.
    if (kept) (await filesOf(kept)).forEach((file) => needed.add(new URL(file, location.href).href));
  }
  for (const request of await store.keys()) {
    if (!isPage(request.url) && !needed.has(request.url)) await store.delete(request);
  }
}

const keptPages = async () => pagesIn(await caches.open(STORE));

const isOn = () => caches.has(STORE);

async function keep(addresses) {
  try {
    await keepAll(addresses);
  } catch (error) {
    if (error instanceof DoesNotFit) find("status").textContent = find("status").dataset.full;
    if (!(await keptPages()).length) await forget();
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
