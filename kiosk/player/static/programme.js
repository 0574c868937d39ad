// What the board shows, in which order, in which language and for how long. Pure: no clock, no page.
//
// A round is today's list in every language, then as many groups of other slides as fit. A group is one slide per
// language, so a round always is a whole number of turns through the languages: the language changes with every
// slide, and the time until a list returns in a language is exactly one round.

import { addDays, dayOf } from "./clock.js";

export const ROWS = 5; // on one page
export const PROMISE = 150; // seconds within which today's list returns in every language
const BUDGET = 145; // seconds of a round: the promise, less what a slow device may lose
const LEAST = { spotlight: 12, site: 12, notice: 10 };
const LEAST_OTHER = 8;
const MOST = { spotlight: 14, site: 14 };
const MOST_OTHER = 20;
const DAYS = 7;

// What there is to show at an instant: {today: [page], urgent: [page], deck: [page]}. Of a page only the language is
// open. `most` is how many rows a page of this screen holds.
export function contentOf(board, now, most = ROWS) {
  const today = dayOf(now);
  const coming = board.occurrences.filter((each) => each.ends > now);
  const notices = board.notices.filter((each) => each.starts <= now && each.ends > now);
  const onDay = (day) => coming.filter((each) => each.day === day);
  const todays = coming.filter((each) => each.day <= today);
  const first = todays.length ? pagesOf("today", today, todays, most) : [quietPage(board, today, coming)];
  const tomorrow = addDays(today, 1);
  const week = [];
  for (let ahead = 2; ahead < DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    week.push(...pagesOf("week", day, onDay(day), most));
  }
  return {
    urgent: notices.filter((each) => each.priority).map(noticePage),
    today: first,
    deck: deckOf(
      [...pagesOf("tomorrow", tomorrow, onDay(tomorrow), most), ...notices.filter((each) => !each.priority).map(noticePage)],
      spotlights(coming, addDays(today, DAYS)),
      [...week, { kind: "site", key: "site", rows: [] }],
      board.languages.length,
    ),
  };
}

// Says whether a content still shows the same things, whatever their words are now.
export function keyOf(content) {
  const keys = [...content.urgent, ...content.today, ...content.deck].map((page) => {
    return `${page.key}:${page.rows.map((row) => row.id).join(",")}`;
  });
  return keys.join("|");
}

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

function quietPage(board, today, coming) {
  const had = board.occurrences.some((each) => each.day === today);
  return { kind: "quiet", key: `quiet/${today}/${had}`, day: today, over: had, rows: coming.filter((each) => each.status !== "cancelled").slice(0, 1) };
}

function noticePage(notice) {
  return { kind: "notice", key: `notice/${notice.id}`, notice, rows: [] };
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

// Tomorrow often, single activities most, the further days in between. The pattern's length shares no factor with
// the number of languages, so that tomorrow moves through the languages too.
function deckOf(soon, single, later, languages) {
  const pattern = languages % 5 ? [soon, single, later, single, single] : [soon, single, later, single];
  const lanes = new Map([soon, single, later].map((lane) => [lane, 0]));
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

export function secondsOf(page, words) {
  const least = LEAST[page.kind] ?? LEAST_OTHER;
  return Math.min(Math.max(least, 1 + 0.3 * words), MOST[page.kind] ?? MOST_OTHER);
}

// The next round. `state` is {cursor, window, previous}; `countWords(page, language)` says how much there is to read.
// Returns {slides: [{page, language, seconds}], state}.
export function roundOf(content, languages, state, countWords) {
  const order = orderAfter(languages, state.previous);
  const count = languages.length;
  const slide = (page, language) => ({ page, language, seconds: secondsOf(page, countWords(page, language)) });
  const group = groupAt(content.deck, state.cursor, order).map(([page, language]) => slide(page, language));
  const shown = windowOf(content, state.window, count, secondsIn(group));
  const slides = shown.flatMap((page) => order.map((language) => slide(page, language)));
  squeeze(slides, BUDGET - secondsIn(group));
  let { cursor } = state;
  for (let next = group; next.length && secondsIn(slides) + secondsIn(next) <= BUDGET; ) {
    slides.push(...next);
    cursor += 1;
    if (cursor - state.cursor >= Math.ceil(content.deck.length / count)) break; // All was shown once.
    next = groupAt(content.deck, cursor, order).map(([page, language]) => slide(page, language));
  }
  const previous = slides.at(-1).language;
  return { slides, state: { cursor, window: state.window + 1, previous } };
}

// The languages in their own order, begun after the one that was shown last.
export function orderAfter(languages, previous) {
  const from = languages.indexOf(previous) + 1;
  return [...languages.slice(from), ...languages.slice(0, from)];
}

// Group `cursor` of the deck: one page per language. In each pass through the deck the languages move on by one, so
// that after as many passes every page was there in every language.
function groupAt(deck, cursor, order) {
  if (!deck.length) return [];
  const groups = Math.ceil(deck.length / order.length);
  const from = (cursor % groups) * order.length;
  const pass = Math.floor(cursor / groups);
  return order.map((language, at) => [deck[(from + ((at + pass) % order.length)) % deck.length], language]);
}

// As many pages of today as can return in time; on a day with more, the rounds take turns.
function windowOf(content, turn, languages, reserved) {
  const fits = Math.max(1, Math.floor((BUDGET - reserved) / (LEAST_OTHER * languages)));
  const places = Math.max(1, fits - content.urgent.length);
  const pages = content.today;
  if (pages.length <= places) return [...content.urgent, ...pages];
  const turns = Math.ceil(pages.length / places);
  const from = (turn % turns) * places;
  return [...content.urgent, ...pages.slice(from, from + places)];
}

function squeeze(slides, room) {
  const total = secondsIn(slides);
  if (total <= room) return;
  const least = slides.length * LEAST_OTHER;
  const share = total > least ? Math.max(0, (room - least) / (total - least)) : 0;
  for (const each of slides) each.seconds = LEAST_OTHER + (each.seconds - LEAST_OTHER) * share;
}

function secondsIn(slides) {
  return slides.reduce((sum, each) => sum + each.seconds, 0);
}
