// The player: shows round after round, whatever happens to the network, and never shows an error.

import { createClock, dayOf, timeOf } from "./clock.js";
import { keepAsking, remember, rememberContact, remembered } from "./data.js";
import { ROWS, contentOf, keyOf, roundOf } from "./programme.js";
import { createStage } from "./render.js";

const TICK = 250;
const LATE = 2; // seconds a slide may be late before the next one gets its whole time again
const OLD = 15 * 60_000;
const VERY_OLD = 72 * 3_600_000;
const FADE = 180;
const FEWEST = 2; // rows on a page, however small the screen

const main = document.querySelector("[data-board]");
const clock = createClock();
const screen = main.dataset.screen;

const player = {
  board: null,
  stage: null,
  content: null,
  queue: [],
  capacity: ROWS, // rows that fit on a page of this screen, learnt by measuring
  slide: null,
  edge: 0, // when the slide is over, in seconds of performance.now()
  state: { cursor: 0, window: 0, previous: null },
  contact: Date.parse(main.dataset.updated), // when the server last answered, by the corrected clock
};

const seconds = () => performance.now() / 1000;
const languages = () => player.board.languages.map(({ code }) => code);

function countWords(page, language) {
  const { board } = player;
  const of = (text) => (text ? text.split(/\s+/).length : 0);
  if (page.notice) return of(page.notice.texts[language].title) + of(page.notice.texts[language].body);
  return page.rows.reduce((sum, row) => {
    const { title } = board.activities[row.activity].texts[language];
    return sum + 1 + of(title) + of(board.places[row.place][language]) + of(board.notes[row.note][language]);
  }, 3);
}

function take(board, text) {
  contentOf(board, clock.now()); // What cannot be planned is refused before anything on screen changes.
  player.board = board;
  remember(text, screen);
  start();
}

function start() {
  if (!player.stage) {
    player.stage = createStage(main);
    document.documentElement.classList.add("is-playing");
  }
  plan(true);
  const same = player.slide && allPages().find((page) => page.key === player.slide.page.key);
  if (same) draw({ ...player.slide, page: same }); // What changed while on screen is right at once.
  else next();
}

const allPages = () => [...player.content.urgent, ...player.content.today, ...player.content.deck];

function plan(isNew = false) {
  const content = contentOf(player.board, clock.now(), player.capacity);
  if (!isNew && player.queue.length && player.content && keyOf(content) === keyOf(player.content)) return;
  player.content = content;
  const state = { ...player.state, previous: player.slide?.language ?? null };
  const round = roundOf(content, languages(), state, countWords);
  player.queue = round.slides;
  player.state = round.state;
}

function next() {
  plan();
  const slide = player.queue.shift();
  const now = seconds();
  player.edge = (now - player.edge > LATE ? now : player.edge) + slide.seconds;
  draw(slide, true);
}

function draw(slide, isNew = false) {
  player.slide = slide;
  if (!isNew) return put();
  main.classList.remove("is-in");
  setTimeout(() => {
    quietly(put);
    main.classList.add("is-in");
  }, FADE);
}

function put() {
  player.stage.show(player.board, player.slide, clock.now());
  while (!player.stage.fits() && player.slide.page.rows.length > FEWEST) {
    player.capacity = player.slide.page.rows.length - 1;
    plan(true);
    const fitting = allPages().find((page) => page.key === player.slide.page.key);
    if (!fitting) return next();
    player.slide = { ...player.slide, page: fitting };
    player.stage.show(player.board, player.slide, clock.now());
  }
}

// Another size of window is another screen: measure again.
function measureAgain() {
  if (!player.slide) return;
  player.capacity = ROWS;
  plan(true);
  next();
}

function sayAge() {
  const now = clock.now();
  const age = now - player.contact;
  const state = age > OLD ? "offline" : "live";
  player.stage.setFacts({ version: player.board.version, updated: isoOf(player.contact), state });
  const language = player.slide?.language;
  const words = player.board.words[language];
  if (state === "live" || !words) return player.stage.setAge("");
  const day = player.board.days[dayOf(player.contact)]?.[language];
  const since = words.last_updated.replace("{day}", day ?? dayOf(player.contact)).replace("{time}", timeOf(player.contact));
  player.stage.setAge(age > VERY_OLD ? `${since} ${words.ask_desk}` : since);
}

const isoOf = (instant) => new Date(instant).toISOString();

// The page the server wrote says its own age, while its document never came.
function sayAgeOfPage() {
  if (clock.now() - player.contact <= OLD) return;
  main.dataset.state = "offline";
  main.querySelector('[data-part="age"]').hidden = false;
}

function tick() {
  if (!player.board) return sayAgeOfPage();
  player.stage.setClock(timeOf(clock.now()));
  if (seconds() >= player.edge) next();
  sayAge();
}

// A fault must never be seen: the next turn tries the next slide.
function quietly(work) {
  try {
    work();
  } catch {
    player.queue = [];
  }
}

// Without an answer from the beginning, what this device knew last is better than only the page it got.
function recall() {
  const known = player.board ? null : remembered(screen);
  if (!known) return;
  player.contact = known.at;
  player.board = known.board;
  quietly(start);
}

addEventListener("resize", () => quietly(measureAgain));
setInterval(() => quietly(tick), TICK);
keepAsking({
  address: main.dataset.source,
  screen,
  clock,
  onBoard: take,
  onContact: () => {
    player.contact = clock.now();
    rememberContact(screen, player.contact);
  },
  onFailure: recall,
});
