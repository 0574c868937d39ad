// Back office: tap the map, drag the pin, or take the middle of the map; the two fields say it and are what is saved.
const box = document.querySelector("[data-pin-map]");
const [latitude, longitude] = ["latitude", "longitude"].map((name) => document.querySelector(`[name=${name}]`));
const DIGITS = 6;

async function begin() {
  const element = box.querySelector(".map");
  box.hidden = false;
  const { openGround } = await import(element.dataset.ground);
  const { L, map } = await openGround(element);
  let pin = null;

  const write = ({ lat, lng }) => {
    latitude.value = lat.toFixed(DIGITS);
    longitude.value = lng.toFixed(DIGITS);
  };
  const put = (spot) => {
    if (!pin) {
      pin = L.circleMarker(spot, { radius: 12, className: "map-chosen", interactive: false }).addTo(map);
    }
    pin.setLatLng(spot);
  };
  const choose = (spot) => {
    put(spot);
    write(spot);
  };
  const read = () => {
    const spot = [latitude, longitude].map((field) => Number(field.value.replace(",", ".")));
    if (latitude.value && longitude.value && spot.every(Number.isFinite)) {
      put(spot);
      map.setView(spot, Math.max(map.getZoom(), 17), { animate: false });
    } else if (pin) {
      pin.remove();
      pin = null;
    }
  };
  map.on("click", (event) => choose(event.latlng));
  box.querySelector("[data-middle]").addEventListener("click", () => choose(map.getCenter()));
  for (const field of [latitude, longitude]) field.addEventListener("change", read);
  read();
}

if (box && latitude && longitude) begin().catch(() => { box.hidden = true; });
