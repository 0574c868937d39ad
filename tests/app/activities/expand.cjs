// Reads a calendar from standard input and says what ical.js, the engine of Thunderbird, makes of it.
const ICAL = require(process.argv[2]);
const first = Number(process.argv[3]);
const last = Number(process.argv[4]);
const root = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
for (const zone of root.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone.getFirstPropertyValue("tzid"), new ICAL.Timezone(zone));
}
const masters = new Map();
const exceptions = new Map();
for (const part of root.getAllSubcomponents("vevent")) {
  const uid = part.getFirstPropertyValue("uid");
  if (part.getFirstProperty("recurrence-id")) exceptions.set(uid, (exceptions.get(uid) || []).concat(part));
  else masters.set(uid, part);
}
const found = [];
const note = (uid, details) =>
  found.push([
    uid.split("@")[0].slice(0, 36),
    details.startDate.toUnixTime(),
    details.endDate.toUnixTime(),
    (details.item.component.getFirstPropertyValue("status") || "") === "CANCELLED",
  ]);
for (const [uid, part] of masters) {
  const event = new ICAL.Event(part, { exceptions: exceptions.get(uid) || [] });
  if (!event.isRecurring()) {
    note(uid, { startDate: event.startDate, endDate: event.endDate, item: event });
    continue;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.toUnixTime() < last; next = iterator.next()) {
    note(uid, event.getOccurrenceDetails(next));
  }
}
console.log(JSON.stringify(found.filter((each) => each[2] > first)));
