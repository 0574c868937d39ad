// Stands between the pages and the network, and only for a reader who chose to use the site without internet.
// Online everything comes from the network: nothing old is ever shown instead of a cancellation. Without network a
// kept page is shown with the moment it was fetched. What is kept is decided by the page (scripts/keep.js).
const STORE = "noordwijzer-kept";
const NOT_OURS = /^\/(beheer|kiosk|api)(\/|$)|^\/[a-z]+\/(zoeken|kaartje|print)\//;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || NOT_OURS.test(url.pathname)) return;
  event.respondWith(answer(request, url));
});

async function answer(request, url) {
  try {
    return await fetch(request);
  } catch (error) {
    const store = await caches.open(STORE);
    const kept = await store.match(request.url);
    if (kept) return request.mode === "navigate" ? dated(kept) : kept;
    const home = request.mode === "navigate" && (await store.match(`/${url.pathname.split("/")[1]}/`));
    if (home) return Response.redirect(`/${url.pathname.split("/")[1]}/`, 302);
    throw error;
  }
}

// The page says its own age in its own language; it finds the moment here.
async function dated(kept) {
  const html = await kept.text();
  const moment = kept.headers.get("date") || "";
  const headers = new Headers(kept.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(html.replace("<html ", `<html data-kept-at="${moment}" `), { headers });
}
