// Care for the device: the screen stays on, and nothing burns into it.

import { dayOf, daysBetween, timeOf, weekdayOf } from "./clock.js";

const SHIFTS = 4;
const SHIFT_EVERY = 3 * 60_000;
const BEFORE = 60 * 60_000; // awake so long before the first and after the last activity of a day
const AFTER = 30 * 60_000;

export function keepAwake() {
  const ask = () => {
    if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}

// Where the picture stands, a hair from where it stood; and every other day head and foot change places.
export function placeOf(now) {
  return {
    shift: String(Math.floor(now / SHIFT_EVERY) % SHIFTS),
    swap: String(Math.abs(daysBetween("2026-01-01", dayOf(now))) % 2),
  };
}

// Until when the screen sleeps, as a time on the wall, or "" when it is awake. A screen without hours never sleeps;
// one with hours stays up for whatever is on.
export function asleepUntil(board, now) {
  const { hours } = board.screen;
  if (!Object.keys(hours).length) return "";
  const isNeeded = board.occurrences.some((each) => {
    return each.status !== "cancelled" && now >= each.starts - BEFORE && now < each.ends + AFTER;
  });
  const time = timeOf(now);
  const [from, until] = hours[weekdayOf(dayOf(now))] ?? ["24:00", "24:00"];
  if (isNeeded || (time >= from && time < until)) return "";
  return time < from && from !== "24:00" ? from : nextFrom(hours, weekdayOf(dayOf(now)));
}

function nextFrom(hours, weekday) {
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const times = hours[((weekday - 1 + ahead) % 7) + 1];
    if (times) return times[0];
  }
  return "24:00";
}
