// What time it is in Velsen-Noord. The device's clock may be wrong, so it is corrected by the server's.
// Intl is used for figures only: its words are wrong in some of our languages.

const ZONE = "Europe/Amsterdam";
const FIGURES = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const SLACK = 2000; // The Date header counts whole seconds; less than this is no difference.

export function createClock(device = () => Date.now()) {
  let offset = 0;
  return {
    now: () => device() + offset,
    offset: () => offset,
    // `header` is the Date of an answer we trust, `asked` the device's time when we asked.
    correct(header, asked) {
      const server = Date.parse((header ?? "").split("GMT")[0] + "GMT"); // A server and its framework may both say it.
      if (Number.isNaN(server)) return;
      const found = server + 500 - (asked + device()) / 2;
      offset = Math.abs(found) < SLACK ? 0 : found;
    },
  };
}

function parts(instant) {
  return Object.fromEntries(FIGURES.formatToParts(instant).map(({ type, value }) => [type, value]));
}

export function dayOf(instant) {
  const { year, month, day } = parts(instant);
  return `${year}-${month}-${day}`;
}

export function timeOf(instant) {
  const { hour, minute } = parts(instant);
  return `${hour}:${minute}`;
}

export function addDays(day, count) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
