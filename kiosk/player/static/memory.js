// The last good document outlives the page, the browser and a power cut. A device without storage only loses that.
// Kept in the cache store rather than in localStorage: that one writes to disk when it likes, and holds little.

const NAME = "board-memory";
const key = (what) => `/kiosk/memory/${document.querySelector("[data-board]").dataset.screen}/${what}`;
const CONTACT_EVERY = 60_000;
let contactKept = -Infinity;

async function put(what, text) {
  try {
    await (await caches.open(NAME)).put(key(what), new Response(text));
  } catch { /* full, forbidden or absent */ }
}

async function take(what) {
  try {
    const kept = await (await caches.open(NAME)).match(key(what));
    return kept ? await kept.text() : null;
  } catch {
    return null;
  }
}

export async function remember(text, at) {
  await put("board", text);
  contactKept = -Infinity;
  await rememberContact(at);
}

// Often enough to be honest about the age of a board, seldom enough to spare a memory card.
export async function rememberContact(at) {
  const now = performance.now();
  if (now - contactKept < CONTACT_EVERY) return;
  contactKept = now;
  await put("contact", String(at));
}

// {text, at} or null.
export async function recall() {
  const text = await take("board");
  const at = Number(await take("contact"));
  return text && at ? { text, at } : null;
}

export const rememberToken = (token) => put("token", token);
export const recallToken = () => take("token");
