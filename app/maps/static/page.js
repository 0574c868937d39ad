// The page of places: a map on demand, and how long a walk takes. Without this the list says everything.
const cards = [...document.querySelectorAll("[data-pin]")];
const pinOf = (card) => card.dataset.pin.split(",").map(Number);

const offer = document.querySelector("[data-show-map]");
const element = document.querySelector(".map");
if (offer && element) {
  const button = offer.querySelector("button");
  offer.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const { openGround } = await import(element.dataset.ground);
      drawPins(await openGround(element));
      offer.hidden = true;
      element.focus({ preventScroll: true });
    } catch (error) {
      element.hidden = true;
      offer.hidden = true;
      document.querySelector("[data-map-broken]").hidden = false;
    }
  });
}

function drawPins({ L, map, bounds }) {
  const spots = new Map(); // Places in one building share a pin.
  for (const card of cards) {
    if (bounds.contains(pinOf(card))) spots.set(card.dataset.pin, [...(spots.get(card.dataset.pin) || []), card]);
  }
  const pins = L.featureGroup();
  for (const [pin, there] of spots) {
    const icon = L.divIcon({ className: "map-pin", html: needle(), iconSize: [32, 42], iconAnchor: [16, 42], popupAnchor: [0, -36] });
    const title = there.map((card) => card.querySelector("h2").textContent).join(", ");
    const marker = L.marker(pin.split(",").map(Number), { icon, title, riseOnHover: true });
    marker.bindPopup(() => copyOf(there), { maxWidth: 280, maxHeight: 260 });
    pins.addLayer(marker);
    for (const card of there) if (`#${card.id}` === location.hash) map.once("moveend", () => marker.openPopup());
  }
  pins.addTo(map);
  const asked = cards.find((card) => `#${card.id}` === location.hash);
  if (asked && bounds.contains(pinOf(asked))) map.setView(pinOf(asked), 17, { animate: false });
  else if (spots.size) map.fitBounds(pins.getBounds(), { padding: [48, 48], maxZoom: 16, animate: false });
}

function needle() {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  shape.setAttribute("viewBox", "0 0 32 42");
  for (const [name, facts] of [["path", { d: "M16 41C12 34 2 26 2 16a14 14 0 0 1 28 0c0 10-10 18-14 25z" }], ["circle", { cx: 16, cy: 16, r: 5 }]]) {
    const part = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [each, value] of Object.entries(facts)) part.setAttribute(each, value);
    shape.append(part);
  }
  return shape;
}

function copyOf(there) {
  const box = document.createElement("div");
  box.dir = document.documentElement.dir;
  for (const card of there) {
    const copy = card.cloneNode(true);
    copy.removeAttribute("id");
    copy.className = "map-words";
    box.append(copy);
  }
  return box;
}

// The walk is worked out here. Where the reader is goes nowhere: no request is made with it, and the map does not move
// to it, because the tiles of a map tell where somebody looks.
const walking = document.querySelector("[data-walking]");
if (walking && navigator.geolocation && cards.length) {
  const [ask, status] = [walking.querySelector("button"), walking.querySelector("[role=status]")];
  const steps = [...walking.querySelector("template").content.children];
  walking.hidden = false;
  ask.addEventListener("click", () => {
    ask.disabled = true;
    status.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        for (const card of cards) {
          const line = card.querySelector("[data-walk]");
          const minutes = walk([coords.latitude, coords.longitude], pinOf(card));
          const step = steps.find((each) => minutes <= Number(each.dataset.most));
          line.querySelector("span").textContent = step ? step.textContent : walking.dataset.longer;
          line.hidden = false;
        }
        ask.disabled = false;
      },
      () => {
        status.textContent = walking.dataset.refused;
        ask.disabled = false;
      },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 },
    );
  });
}

// Minutes on foot: the straight line, 1.3 times as long through streets, at 75 metres a minute (4.5 km an hour).
function walk([fromLatitude, fromLongitude], [toLatitude, toLongitude]) {
  const rad = Math.PI / 180;
  const half = (a, b) => Math.sin(((b - a) * rad) / 2) ** 2;
  const bow = half(fromLatitude, toLatitude) + Math.cos(fromLatitude * rad) * Math.cos(toLatitude * rad) * half(fromLongitude, toLongitude);
  return (2 * 6371000 * Math.asin(Math.sqrt(bow)) * 1.3) / 75;
}
