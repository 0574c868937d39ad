// What the public map and the back office share: Leaflet, fetched only now, with tiles beneath, or outlines.
const RETRIES = [700, 2000]; // The server fetches few tiles at once; the others are asked for again.
const EARLY = 2500; // After so long without the first tile the outlines are drawn meanwhile,
const PATIENCE = 10000; // and after so long no tile is waited for.
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
  // After the caller has said where to look.
  if (element.dataset.tiles) setTimeout(() => layTiles(L, map, element, bounds, credit));
  else drawOutlines(L, map, element);
  return { L, map, bounds };
}

// One tile is asked first: a server that hangs would hold every line a browser has to us, the outlines' too.
async function layTiles(L, map, element, bounds, credit) {
  const { tiles, silent } = element.dataset;
  const spot = map.project(map.getCenter()).divideBy(256).floor();
  let outlines = null;
  const early = setTimeout(() => { outlines = drawOutlines(L, map, element); }, EARLY);
  const isThere = await answers(L.Util.template(tiles, { z: map.getZoom(), x: spot.x, y: spot.y }));
  clearTimeout(early);
  if (!isThere) {
    say(element, silent);
    return outlines || drawOutlines(L, map, element);
  }
  if (outlines) (await outlines).remove();
  const tried = new WeakMap();
  const layer = L.tileLayer(tiles, { bounds, attribution: plain(credit), minZoom: map.getMinZoom(), maxZoom: map.getMaxZoom() });
  layer.on("tileerror", ({ tile }) => {
    const times = tried.get(tile) || 0;
    tried.set(tile, times + 1);
    if (times < RETRIES.length) setTimeout(() => { if (tile.isConnected) tile.src = tile.src; }, RETRIES[times]);
  });
  return layer.addTo(map);
}

async function answers(address) {
  const stop = new AbortController();
  const end = setTimeout(() => stop.abort(), PATIENCE);
  const found = await fetch(address, { signal: stop.signal }).catch(() => null);
  clearTimeout(end);
  return Boolean(found && found.ok);
}

// Names and credits come from a file of others: they are text, never markup.
async function drawOutlines(L, map, element) {
  const answer = element.dataset.outlines && (await fetch(element.dataset.outlines).catch(() => null));
  if (!answer || !answer.ok) return L.layerGroup();
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
  return layer;
}

function say(element, words) {
  const status = element.parentElement.querySelector("[data-map-status]");
  if (status) status.textContent = words;
}

function plain(text) {
  const span = document.createElement("span");
  span.textContent = text;
  return span.innerHTML;
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
