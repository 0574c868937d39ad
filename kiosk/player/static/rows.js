// The lists of a board: today, what starts soon, tomorrow, the days after.

import { ROWS } from "./content.js";
import { DUTCH, dutchBeside, fill, isLong, make, makeIcon, say, sayMarks, sayTitle, setContract, setData, timeIn } from "./dom.js";

const SIZES = [["few", 2], ["some", 3], ["full", ROWS]]; // Fewer rows are larger rows.

// Five rows that stay for ever, in place of the ones the server wrote.
export function makeRows(list) {
  const rows = [];
  list.replaceChildren();
  for (let count = 0; count < ROWS; count += 1) {
    const row = { item: make("li", "row", list) };
    const time = make("p", "row-time", row.item);
    row.start = make("b", "", time);
    row.start.dir = "ltr";
    row.until = make("span", "", time);
    row.icon = makeIcon("row-icon", row.item);
    const name = make("div", "row-name", row.item);
    row.title = make("p", "row-title", name);
    const facts = make("div", "row-facts", row.item);
    const marks = make("p", "row-marks", facts);
    row.marks = marks;
    row.status = make("span", "mark", marks);
    row.example = make("span", "mark mark-example", marks);
    row.cost = make("p", "row-cost", facts);
    row.note = make("p", "row-note", facts);
    row.place = make("p", "row-place", facts);
    row.dutch = make("p", "dutch row-dutch", facts);
    Object.assign(row.dutch, { lang: DUTCH, dir: "ltr" });
    row.dutch.setAttribute("data-dutch", "");
    rows.push(row);
  }
  return rows;
}

export function showRows({ rows, parts }, board, occurrences, language) {
  const sizes = SIZES.filter(([, most]) => occurrences.length <= most).map(([size]) => size);
  setData(parts.rows, "size", sizes.shift());
  rows.forEach((row, at) => {
    const occurrence = occurrences[at];
    row.item.hidden = !occurrence;
    setData(row.item, "width", "part");
    setContract(row.item, occurrence);
    if (occurrence) showRow(row, board, occurrence, language);
  });
  const long = () => rows.filter(({ item, title }) => !item.hidden && isLong(title));
  while (sizes.length && long().length) setData(parts.rows, "size", sizes.shift());
  for (const { item } of long()) setData(item, "width", "whole"); // The smallest size, and still too long for its column.
}

function showRow(row, board, occurrence, language) {
  const activity = board.activities[occurrence.activity];
  const words = board.words[language];
  const { status } = occurrence;
  const isOff = status === "cancelled";
  say(row.start, timeIn(occurrence.start));
  say(row.until, isOff ? "" : fill(words.until, { time: timeIn(occurrence.end) }));
  row.icon.setAttribute("href", `#${activity.icon}`);
  sayTitle(row.title, activity, language);
  sayMarks(row, words, activity, status);
  const place = board.places[occurrence.place];
  say(row.note, board.notes[occurrence.note][language]);
  say(row.place, isOff ? "" : place[language]);
  say(row.cost, isOff ? "" : activity.texts[language].cost);
  say(row.dutch, dutchBeside(activity, language, isOff ? "" : place[DUTCH]));
}
