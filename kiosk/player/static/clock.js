// What time it is in Velsen-Noord. The device's clock may be wrong, so it is corrected by the server's.
// Intl is used for figures only: its words are wrong in some of our languages.

const ZONE = "Europe/Amsterdam";
const FIGURES = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const SLACK = 2000; // The Date header counts whole seconds; less than this is no difference.

export function createClock(device = () => Date.now()) {
  let offset = 0;
  let isDoubtful = false;
  return {
    now: () => device() + offset,
    offset: () => offset,
    isDoubtful: () => isDoubtful,
    // `header` is the Date of an answer we trust, `asked` the device's time when we asked.
    correct(header, asked) {
      const server = Date.parse((header ?? "").split("GMT")[0] + "GMT"); // A server and its framework may both say it.
      if (Number.isNaN(server)) return;
      const found = server + 500 - (asked + device()) / 2;
      offset = Math.abs(found) < SLACK ? 0 : found;
      isDoubtful = false;
    },
    // It cannot be earlier than when the server last answered: a device whose clock says so forgot the time.
    atLeast(instant) {
      if (device() + offset >= instant - SLACK) return;
      offset = instant - device();
      isDoubtful = true;
    },
    // It cannot well be after everything we know of either; then we cannot tell what time it is.
    doubtAfter(instant) {
      if (device() + offset > instant) isDoubtful = true;
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

// 1 is Monday, 7 Sunday.
export function weekdayOf(day) {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

export function daysBetween(first, last) {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}
