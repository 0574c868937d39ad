// In which order, in which language and for how long the pages are shown. Pure: no clock, no page.
//
// A round is today's list in every language, then as many groups of other slides as fit. A group is one slide per
// language, so a round always is a whole number of turns through the languages: the language changes with every
// slide, and the time until a list returns in a language is exactly one round. While something starts soon, it
// stands on every second slide at least.

export const PROMISE = 150; // seconds within which today's list returns in every language
const BUDGET = 145; // seconds of a round: the promise, less what a slow device may lose
const LEAST = { spotlight: 12, site: 12, topic: 12, notice: 10 };
const LEAST_OTHER = 8;
const MOST = { spotlight: 14, site: 14, topic: 16 };
const MOST_OTHER = 20;

export function secondsOf(page, words) {
  const least = LEAST[page.kind] ?? LEAST_OTHER;
  return Math.min(Math.max(least, 1 + 0.3 * words), MOST[page.kind] ?? MOST_OTHER);
}

// The next round. `state` is {cursor, window, previous, shown}; `countWords(page, language)` says how much there is
// to read. Returns {slides: [{page, language, seconds}], state}.
export function roundOf(content, languages, state, countWords) {
  const slide = (page, language) => ({
    page, language, seconds: secondsOf(page, countWords(page, language)), least: LEAST[page.kind] ?? LEAST_OTHER,
  });
  const plan = content.soon.length ? soonRound : plainRound;
  const { slides, cursor } = plan(content, languages, state, slide);
  const last = slides.at(-1);
  return { slides, state: { cursor, window: state.window + 1, previous: last.language, shown: last.page } };
}

function plainRound(content, languages, state, slide) {
  const order = orderAfter(languages, state.previous);
  const groupOf = (cursor) => groupAt(content.deck, cursor, order).map(([page, language]) => slide(page, language));
  const group = groupOf(state.cursor);
  const room = BUDGET - secondsIn(group);
  const places = Math.floor(room / (LEAST_OTHER * languages.length)) - content.urgent.length;
  const pages = [...content.urgent, ...windowOf(content.today, state.window, places)];
  const slides = pages.flatMap((page) => order.map((language) => slide(page, language)));
  squeeze(slides, room);
  let { cursor } = state;
  for (let next = group; next.length && secondsIn(slides) + secondsIn(next) <= BUDGET; next = groupOf(cursor)) {
    slides.push(...next);
    cursor += 1;
    if (cursor - state.cursor >= Math.ceil(content.deck.length / languages.length)) break; // All was shown once.
  }
  return { slides, cursor };
}

// While something starts soon it stands on every second slide at least, and the languages keep their places, so that
// the rounds are alike. What does not fit then waits: first the other slides, then the further pages of today.
function soonRound(content, languages, state, slide) {
  const wanted = content.soon.flatMap(({ rows }) => rows.map(({ id }) => id));
  const shows = ({ page }) => page.kind === "soon" || wanted.every((id) => page.rows.some((row) => row.id === id));
  const inAll = (pages) => pages.flatMap((page) => languages.map((language) => slide(page, language)));
  const group = groupAt(content.deck, state.cursor, languages).map(([page, language]) => slide(page, language));
  const before = state.shown ? { page: state.shown, language: state.previous } : null;
  const attempt = (pages, others) => {
    return mix([...inAll(pages), ...others], { shows, languages, before, soon: content.soon, slide });
  };
  const isFit = (slides) => slides.reduce((sum, { least }) => sum + least, 0) <= BUDGET;
  const all = [...content.urgent, ...content.today];
  let slides = attempt(all, group);
  if (isFit(slides)) return { slides: squeeze(slides, BUDGET), cursor: state.cursor + 1 };
  for (let places = content.today.length; places > 0; places -= 1) {
    slides = attempt([...content.urgent, ...windowOf(content.today, state.window, places)], []);
    if (isFit(slides)) break;
  }
  return { slides: squeeze(slides, BUDGET), cursor: state.cursor };
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
function windowOf(pages, turn, wanted) {
  const places = Math.max(1, wanted);
  if (pages.length <= places) return pages;
  const from = (turn % Math.ceil(pages.length / places)) * places;
  return pages.slice(from, from + places);
}

// All slides in an order in which of two neighbours one always shows what starts soon, and their languages differ.
// What shows it already is used first; where none fits, a slide of its own comes between.
function mix(slides, { shows, languages, before, soon, slide }) {
  const stock = slides.filter(shows);
  const others = slides.filter((each) => !shows(each));
  const used = new Map(languages.map((language) => [language, 0]));
  const mixed = [];
  const isFree = (language, ...neighbours) => neighbours.every((each) => !each || each.language !== language);
  const put = (each) => {
    used.set(each.language, used.get(each.language) + 1);
    mixed.push(each);
  };
  const bridge = (previous, next) => {
    const at = stock.findIndex(({ language }) => isFree(language, previous, next));
    if (at >= 0) return put(stock.splice(at, 1)[0]);
    const rare = [...languages].sort((one, other) => used.get(one) - used.get(other));
    const between = rare.find((language) => isFree(language, previous, next));
    const language = between ?? rare.find((each) => isFree(each, previous)) ?? rare[0];
    return put(slide(soon[mixed.length % soon.length], language));
  };
  while (others.length || stock.length) {
    const previous = mixed.at(-1) ?? before;
    const next = others[0] ?? stock[0];
    const isApart = isFree(next.language, previous) || languages.length === 1;
    if (isApart && (!previous || shows(previous) || shows(next))) put(others.length ? others.shift() : stock.shift());
    else bridge(previous, next);
  }
  return mixed;
}

function squeeze(slides, room) {
  const total = secondsIn(slides);
  if (total <= room) return slides;
  const least = slides.reduce((sum, each) => sum + each.least, 0);
  const share = total > least ? Math.max(0, (room - least) / (total - least)) : 0;
  for (const each of slides) each.seconds = each.least + (each.seconds - each.least) * share;
  return slides;
}

function secondsIn(slides) {
  return slides.reduce((sum, each) => sum + each.seconds, 0);
}
