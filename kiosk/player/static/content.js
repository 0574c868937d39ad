// What there is to show at an instant, as pages of which only the language is open. Pure: no clock, no page.

import { addDays, dayOf } from "./clock.js";

export const ROWS = 5; // on one page
const DAYS = 7;
const SOON = 30 * 60_000; // What starts within this time is never more than one slide away.

// {today, soon, urgent, deck}: lists of pages {kind, key, rows, ...}. `most` is how many rows a page of this screen
// holds; a plain screen has no room for codes and leaves out what lives by them.
export function contentOf(board, now, { most = ROWS, isPlain = false } = {}) {
  const today = dayOf(now);
  const coming = board.occurrences.filter((each) => each.ends > now);
  const notices = shownNotices(board, now);
  return {
    urgent: notices.filter((each) => each.priority).map(noticePage),
    soon: soonPages(coming, now, most),
    today: todayPages(board, today, coming, most),
    deck: deckOf(lanesOf(board, { today, coming, notices, most, isPlain }), board.languages.length),
  };
}

// Says whether a content still shows the same things, whatever their words are now.
export function keyOf(content) {
  const keys = Object.values(content).flat().map((page) => `${page.key}:${page.rows.map((row) => row.id).join(",")}`);
  return keys.join("|");
}

export const pagesIn = ({ urgent, soon, today, deck }) => [...urgent, ...soon, ...today, ...deck];

// Pages of at most `most` rows, as even as can be: six rows make two pages of three.
export function pagesOf(kind, day, rows, most = ROWS) {
  const count = Math.ceil(rows.length / most);
  const pages = [];
  for (let page = 0, from = 0; page < count; page += 1) {
    const size = Math.ceil((rows.length - from) / (count - page));
    pages.push({ kind, key: `${kind}/${day}/${page}`, day, rows: rows.slice(from, from + size), page: page + 1, pages: count });
    from += size;
  }
  return pages;
}

function shownNotices(board, now) {
  const { without_notices: without, without_slides: kinds } = board.screen;
  return board.notices.filter((each) => {
    const isWanted = !without.includes(each.id) && (each.priority || !kinds.includes("notice"));
    return isWanted && each.starts <= now && each.ends > now;
  });
}

function todayPages(board, today, coming, most) {
  const rows = coming.filter((each) => each.day <= today);
  const closed = board.closed.find((each) => each.from <= today && each.through >= today);
  const next = coming.filter((each) => each.status !== "cancelled" && each.day > today).slice(0, 1);
  const pages = pagesOf("today", today, rows, most);
  if (closed) return [quietPage("closed", today, next, closed.note), ...pages];
  if (pages.length) return pages;
  const had = board.occurrences.some((each) => each.day === today);
  const kind = !had && board.holidays.includes(today) ? "holiday" : had ? "over_today" : "nothing_today";
  return [quietPage(kind, today, next, null)];
}

// `why` is the word that heads the page, `note` a position in the notes of the board.
function quietPage(why, day, rows, note) {
  return { kind: "quiet", key: `quiet/${day}/${why}`, day, why, note, rows };
}

function soonPages(coming, now, most) {
  const rows = coming.filter((each) => each.starts > now && each.starts <= now + SOON);
  return rows.length ? pagesOf("soon", dayOf(now), rows, most) : [];
}

function noticePage(notice) {
  return { kind: "notice", key: `notice/${notice.id}`, notice, rows: [] };
}

// Four lanes from which the deck takes its pages in turn.
function lanesOf(board, { today, coming, notices, most, isPlain }) {
  const without = board.screen.without_slides;
  const onDay = (day) => coming.filter((each) => each.day === day);
  const wanted = (page) => !without.includes(page.kind) && !(isPlain && ["spotlight", "topic", "site"].includes(page.kind));
  const tomorrow = addDays(today, 1);
  const week = [];
  for (let ahead = 2; ahead < DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    week.push(...pagesOf("week", day, onDay(day), most));
  }
  const numbers = { kind: "numbers", key: "numbers", rows: [] };
  const site = { kind: "site", key: "site", rows: [] };
  const lanes = [
    [...pagesOf("tomorrow", tomorrow, onDay(tomorrow), most), ...notices.filter((each) => !each.priority).map(noticePage)],
    spotlights(coming, addDays(today, DAYS)),
    [...week, numbers, site],
    board.topics.map((topic) => ({ kind: "topic", key: `topic/${topic.slug}`, topic, rows: [] })),
  ];
  return lanes.map((lane) => lane.filter(wanted));
}

// The next date of every activity of the coming days that happens.
function spotlights(coming, before) {
  const seen = new Set();
  const pages = [];
  for (const row of coming) {
    if (row.day >= before || row.status === "cancelled" || seen.has(row.activity)) continue;
    seen.add(row.activity);
    pages.push({ kind: "spotlight", key: `spotlight/${row.id}`, day: row.day, rows: [row] });
  }
  return pages;
}

// Tomorrow often, single activities most, further days and help in between. The pattern's length shares no factor
// with the number of languages, so that every lane moves through the languages.
function deckOf([soon, single, later, help], languages) {
  const pattern = languages % 5 ? [soon, single, later, help, single] : [soon, single, later, single, help, single];
  const lanes = new Map([soon, single, later, help].map((lane) => [lane, 0]));
  const deck = [];
  const isDone = () => [...lanes].every(([lane, taken]) => taken >= lane.length);
  for (let step = 0; !isDone(); step += 1) {
    const lane = pattern[step % pattern.length];
    if (!lane.length) continue;
    deck.push(lane[lanes.get(lane) % lane.length]);
    lanes.set(lane, lanes.get(lane) + 1);
  }
  return deck;
}
