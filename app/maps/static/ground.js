// What the public map and the back office share: Leaflet, fetched only now, with tiles beneath, or outlines.
const RETRIES = [700, 2000, 5000]; // The server fetches few tiles at once; the others are asked for again.
const MOST_NAMES = 12;
const NAMES_FROM = 14; // Further away the names would lie over each other.
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

export async function openGround(element) {
  const { script, styles, box, zooms, credit } = element.dataset;
  await Promise.all([...styles.split(" ").map(loadStyle), loadScript(script)]);
  const L = window.L;
  const [west, south, east, north] = box.split(",").map(Number);
  const [minZoom, maxZoom] = zooms.split(",").map(Number);
  const bounds = L.latLngBounds([south, west], [north, east]);
  element.hidden = false;
  const map = L.map(element, {
    minZoom,
    maxZoom,
    maxBounds: bounds,
    zoomControl: false,
    scrollWheelZoom: false, // The page scrolls; the buttons zoom.
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
    inertia: !calm,
  });
  map.attributionControl.setPrefix(false);
  const { nearer, farther, close } = element.dataset;
  L.control.zoom({ position: "bottomleft", zoomInTitle: nearer, zoomOutTitle: farther }).addTo(map);
  map.on("popupopen", ({ popup }) => popup.getElement().querySelector(".leaflet-popup-close-button").setAttribute("aria-label", close));
  map.setView(bounds.getCenter(), 13);
  const outlines = once(() => drawOutlines(L, map, element));
  if (element.dataset.tiles) layTiles(L, map, element, bounds, credit, outlines);
  else await outlines();
  return { L, map, bounds };
}

function layTiles(L, map, element, bounds, credit, outlines) {
  const { tiles, silent } = element.dataset;
  const tried = new WeakMap();
  let seen = false;
  const layer = L.tileLayer(tiles, { bounds, attribution: plain(credit), minZoom: map.getMinZoom(), maxZoom: map.getMaxZoom() });
  layer.on("tileload", () => { seen = true; });
  layer.on("tileerror", ({ tile }) => {
    const times = tried.get(tile) || 0;
    tried.set(tile, times + 1);
    if (times && !seen) outlines();
    if (times < RETRIES.length) setTimeout(() => { if (tile.isConnected) tile.src = tile.src; }, RETRIES[times]);
    else if (!seen) say(element, silent);
  });
  layer.addTo(map);
}

// Names and credits come from a file of others: they are text, never markup.
async function drawOutlines(L, map, element) {
  if (!element.dataset.outlines) return;
  const answer = await fetch(element.dataset.outlines).catch(() => null);
  if (!answer || !answer.ok) return;
  const found = await answer.json();
  const layer = L.geoJSON(found, { interactive: false, style: { className: "map-border", weight: 2 } }).addTo(map);
  if (found.features.length <= MOST_NAMES) {
    const mark = () => element.classList.toggle("map-far", map.getZoom() < NAMES_FROM);
    map.on("zoomend", mark);
    mark();
    layer.eachLayer((each) => {
      const name = document.createElement("span");
      name.textContent = each.feature.properties.name;
      each.bindTooltip(name, { permanent: true, direction: "center", className: "map-area" });
    });
  }
  for (const each of found.credit) map.attributionControl.addAttribution(plain(each));
}

export function say(element, words) {
  const status = element.parentElement.querySelector("[data-map-status]");
  if (status) status.textContent = words;
}

function plain(text) {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
}

function once(work) {
  let running = null;
  return () => running || (running = work());
}

function loadScript(src) {
  return loaded(Object.assign(document.createElement("script"), { src }));
}

function loadStyle(href) {
  return loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

function loaded(tag) {
  return new Promise((resolve, reject) => {
    tag.onload = resolve;
    tag.onerror = reject;
    document.head.append(tag);
  });
}
