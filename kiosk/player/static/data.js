// Getting the board's document, and never believing it before all of it was looked at.

const SCHEMA = 2;
const STATUSES = ["confirmed", "changed", "full", "cancelled"];
const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;
const CLOCK = /^([01]\d|2[0-4]):[0-5]\d$/;
const WORDS = [
  "today", "tomorrow", "week", "spotlight", "notice", "cancelled", "full", "changed", "example", "nothing_today",
  "over_today", "next", "site_title", "site_promise", "scan", "ask_desk", "until", "from_until", "last_updated", "soon",
  "topic", "numbers", "holiday", "closed", "clock_wrong", "back", "forward",
];
const ABORT = 10_000;
const POLL = 3_500; // A change is on every screen within five seconds; asking costs the server one small query.
const BACK_OFF = [5_000, 60_000];
const HEADER = "X-Board-Build";

class Broken extends Error {}

function check(truth, what) {
  if (!truth) throw new Broken(what);
}

const isText = (value) => typeof value === "string";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isMoment = (value) => isText(value) && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
const isPosition = (value, list) => Number.isInteger(value) && value >= 0 && value < list.length;
const isDay = (value) => isText(value) && DAY.test(value) && !Number.isNaN(Date.parse(value));

function checkCode(code, what) {
  check(isObject(code) && isText(code.path) && isText(code.address) && Number.isInteger(code.size), what);
}

function checkHead(board, screen) {
  check(isObject(board), "not an object");
  check(board.schema === SCHEMA, "another schema");
  check(isText(board.version) && board.version, "version");
  check(isObject(board.screen) && board.screen.slug === screen, "another screen");
  check(isDay(board.from) && isDay(board.through), "from and through");
  check(Array.isArray(board.languages) && board.languages.length > 0, "languages");
  for (const { code, autonym, dir } of board.languages) {
    check(isText(code) && isText(autonym) && ["ltr", "rtl"].includes(dir), "language");
  }
  const lists = ["occurrences", "places", "notes", "notices", "urgent", "others", "topics", "closed", "holidays"];
  for (const list of lists) check(Array.isArray(board[list]), list);
  for (const table of ["words", "days", "activities", "site", "help"]) check(isObject(board[table]), table);
  checkScreen(board.screen);
}

function checkScreen(screen) {
  check(isText(screen.name) && isObject(screen.hours), "screen");
  for (const [from, until] of Object.values(screen.hours)) check(CLOCK.test(from) && CLOCK.test(until), "hours");
  for (const list of ["without_slides", "without_notices"]) check(Array.isArray(screen[list]), list);
}

function checkLanguage(board, code) {
  for (const key of WORDS) check(isText(board.words[code]?.[key]) && board.words[code][key], `word ${key} in ${code}`);
  for (const [day, texts] of Object.entries(board.days)) check(isDay(day) && isText(texts[code]), `day ${day}`);
  for (const list of ["places", "notes"]) for (const texts of board[list]) check(isText(texts?.[code]), list);
  for (const { number, words, dutch } of board.urgent) check([number, words?.[code], dutch].every(isText), "urgent");
  for (const [slug, activity] of Object.entries(board.activities)) {
    const texts = activity.texts?.[code];
    check(isObject(texts) && texts.title, `activity ${slug}`);
    for (const key of ["title", "lang", "cost", "who", "signup", "spoken"]) check(isText(texts[key]), `${key} of ${slug}`);
    checkCode(activity.qr?.[code], `code of ${slug}`);
  }
  for (const each of board.notices) {
    const texts = each.texts?.[code];
    check(isObject(texts) && isText(texts.title) && isText(texts.body) && isText(texts.lang), "notice");
  }
  for (const { slug, icon, texts } of board.topics) {
    const said = texts?.[code];
    check(isText(slug) && isText(icon) && isText(said?.name) && isText(said.explanation), "topic");
    check(Array.isArray(said.steps) && said.steps.every(isText), `steps of ${slug}`);
  }
  checkCode(board.site[code], "site");
  checkCode(board.help[code], "help");
}

function checkDates(board) {
  for (const each of board.occurrences) {
    check(isObject(each) && isObject(board.activities[each.activity]), "date of an unknown activity");
    check(isDay(each.day) && isMoment(each.start) && isMoment(each.end), `date of ${each.activity}`);
    check(Date.parse(each.start) <= Date.parse(each.end), "an end before its start");
    check(STATUSES.includes(each.status), `status ${each.status}`);
    check(isPosition(each.place, board.places) && isPosition(each.note, board.notes), "place or note");
  }
  for (const each of board.notices) check(isText(each.id) && isMoment(each.from) && isMoment(each.until), "notice");
  for (const each of board.closed) {
    check(isDay(each.from) && isDay(each.through) && isPosition(each.note, board.notes), "closed");
  }
}

// The document as the player uses it, or an error that says what is wrong with it.
export function readBoard(text, screen) {
  const board = JSON.parse(text);
  checkHead(board, screen);
  for (const { code } of board.languages) checkLanguage(board, code);
  checkDates(board);
  for (const each of board.occurrences) {
    each.id = `${each.activity}@${each.start}`;
    each.starts = Date.parse(each.start);
    each.ends = Date.parse(each.end);
  }
  for (const each of board.notices) {
    each.starts = Date.parse(each.from);
    each.ends = Date.parse(each.until);
  }
  return board;
}

// Asks once. Answers {board, text, etag} when there is a new one, {} when nothing changed, and throws when nobody
// answered well. Only an answer of our server names its build: a page of the hotel's network does not.
export async function ask(address, screen, etag, { clock, onBuild }) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ABORT);
  try {
    const asked = Date.now();
    const headers = etag ? { "If-None-Match": etag } : {};
    const answer = await fetch(address, {
      headers, cache: "no-store", credentials: "omit", redirect: "error", signal: stop.signal,
    });
    const arrived = answer.headers.get("Date");
    const build = answer.headers.get(HEADER);
    check(build, "nobody we know");
    onBuild(build); // Said before the document is read: a newer one may be more than this player understands.
    if (answer.status === 304 && etag) {
      clock.correct(arrived, asked);
      return {};
    }
    check(answer.status === 200, `status ${answer.status}`);
    const text = await answer.text();
    const board = readBoard(text, screen);
    clock.correct(arrived, asked);
    return { board, text, etag: answer.headers.get("ETag") ?? "" };
  } finally {
    clearTimeout(timer);
  }
}

// Keeps asking for ever: every few seconds, and slower and slower while nobody answers.
export function keepAsking({ address, screen, clock, onBoard, onBuild, onContact, onFailure, chance = Math.random }) {
  let etag = "";
  let failures = 0;
  const turn = async () => {
    try {
      const found = await ask(address, screen, etag, { clock, onBuild });
      if (found.board) {
        onBoard(found.board, found.text);
        etag = found.etag;
      }
      failures = 0;
      onContact();
    } catch (error) {
      failures += 1; // The board stays as it is; that it grows old is said by the player.
      onFailure(error);
    }
    const [least, most] = BACK_OFF;
    const wait = failures ? Math.min(most, least * 2 ** (failures - 1)) : POLL;
    setTimeout(turn, wait * (0.8 + 0.4 * chance()));
  };
  return turn();
}
