// The player: shows round after round, whatever happens to the network, and never shows an error.

import { startBeating } from "./beat.js";
import { asleepUntil, keepAwake, placeOf } from "./care.js";
import { createClock, dayOf, timeOf } from "./clock.js";
import { ROWS, contentOf, keyOf, pagesIn } from "./content.js";
import { keepAsking, readBoard } from "./data.js";
import { recall, remember, rememberContact } from "./memory.js";
import { roundOf } from "./programme.js";
import { createStage, isPlain } from "./render.js";
import { giveUp, makesRoom, noteBuild, tell } from "./shell.js";
import { createTouch } from "./touch.js";
import { wordsOn } from "./words.js";

const TICK = 250;
const LATE = 2; // seconds a slide may be late before the next one gets its whole time again
const OLD = 15 * 60_000;
const VERY_OLD = 72 * 3_600_000;
const FADE = 180;
const FEWEST = 1; // rows on a page, however small the screen
const PLAIN_ROWS = 3;
const HISTORY = 20;
const FAULTS = 3; // slides in a row that cannot be drawn, after which this build is given up

const main = document.querySelector("[data-board]");
const clock = createClock();
const { screen, build } = main.dataset;
const mostRows = () => (isPlain() ? PLAIN_ROWS : ROWS);

const player = {
  board: null,
  stage: null,
  content: null,
  queue: [],
  past: [],
  capacity: mostRows(), // rows that fit on a page of this screen, learnt by measuring
  slide: null,
  edge: 0, // when the slide is over, in seconds of performance.now()
  state: { cursor: 0, window: 0, previous: null, shown: null },
  contact: Date.parse(main.dataset.updated), // when the server last answered, by the corrected clock
  urgent: "",
  asleep: "",
  faults: 0,
  error: "",
};

const seconds = () => performance.now() / 1000;
const languages = () => player.board.languages.map(({ code }) => code);
const touch = createTouch(main, { seconds, onStep: step, onLanguage: speak, onPause: sayControls, onEnd: () => next() });
const beat = startBeating({ base: location.pathname, facts, onCode: (code) => player.stage?.setPairing(code) });

function take(board, text) {
  contentOf(board, clock.now()); // What cannot be planned is refused before anything on screen changes.
  player.board = board;
  if (text) remember(text, clock.now());
  start();
  beat.setPairing(board.screen.pairing);
}

function start() {
  if (!player.stage) {
    player.stage = createStage(main);
    document.documentElement.classList.add("is-playing");
  }
  plan(true);
  const urgent = player.content.urgent.map(({ key }) => key).join();
  const isUrgent = urgent && urgent !== player.urgent;
  player.urgent = urgent;
  const same = player.slide && !isUrgent && pagesIn(player.content).find((page) => page.key === player.slide.page.key);
  if (same && languages().includes(player.slide.language)) draw({ ...player.slide, page: same }); // Right at once.
  else next();
}

function plan(isNew = false) {
  const content = contentOf(player.board, clock.now(), { most: player.capacity, isPlain: isPlain() });
  if (!isNew && player.queue.length && player.content && keyOf(content) === keyOf(player.content)) return;
  player.content = content;
  const state = { ...player.state, previous: player.slide?.language ?? null, shown: player.slide?.page ?? null };
  const round = roundOf(content, languages(), state, (page, language) => wordsOn(player.board, page, language));
  player.queue = round.slides;
  player.state = round.state;
}

function next() {
  if (makesRoom()) return;
  plan();
  if (player.slide) player.past = [...player.past, player.slide].slice(-HISTORY);
  const slide = player.queue.shift();
  const now = seconds();
  player.edge = (now - player.edge > LATE ? now : player.edge) + slide.seconds;
  draw(slide, true);
}

// What somebody at the screen asked for.
function step(direction) {
  const now = clock.now();
  const back = direction === "back" ? player.past.pop() : null;
  if (back && (back.page.notice?.ends ?? Infinity) > now && back.page.rows.every(({ ends }) => ends > now)) draw(back);
  else if (direction === "forward") next();
}

function speak(language) {
  draw({ ...player.slide, language });
}

function sayControls() {
  touch.speak(player.board, player.slide.language);
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
  sayAge(); // It takes room in the foot, and what is drawn must fit beside it.
  player.stage.show(player.board, player.slide);
  while (!player.stage.fits() && player.slide.page.rows.length > FEWEST) {
    player.capacity = player.slide.page.rows.length - 1;
    plan(true);
    const fitting = pagesIn(player.content).find((page) => page.key === player.slide.page.key);
    if (!fitting) return next();
    player.slide = { ...player.slide, page: fitting };
    player.stage.show(player.board, player.slide);
  }
  touch.speak(player.board, player.slide.language);
  player.faults = 0;
  if (document.documentElement.dataset.player !== "playing") {
    document.documentElement.dataset.player = "playing";
    tell("plays", build).catch(() => {}); // A new build that draws is here to stay.
  }
}

// Another size of window is another screen: measure again.
function measureAgain() {
  if (!player.slide) return;
  player.capacity = mostRows();
  plan(true);
  next();
}

function sayAge() {
  const now = clock.now();
  const age = now - player.contact;
  const state = player.asleep ? "asleep" : age > OLD || clock.isDoubtful() ? "offline" : "live";
  player.stage.setData("version", player.board.version);
  player.stage.setData("updated", new Date(player.contact).toISOString());
  const isOther = main.dataset.state !== state;
  player.stage.setData("state", state);
  if (isOther && state !== "asleep") setTimeout(() => quietly(put)); // Measured again with, or without, the age.
  const language = player.slide?.language;
  const words = player.board.words[language];
  if (state !== "offline" || !words) return player.stage.setAge("");
  const day = player.board.days[dayOf(player.contact)]?.[language] ?? dayOf(player.contact);
  const said = [words.last_updated.replace("{day}", day).replace("{time}", timeOf(player.contact))];
  if (age > VERY_OLD) said.push(words.ask_desk);
  if (clock.isDoubtful()) said.push(words.clock_wrong);
  player.stage.setAge(said.join(" "));
}

// The page the server wrote says its own age, while its document never came.
function sayAgeOfPage() {
  if (clock.now() - player.contact <= OLD) return;
  main.dataset.state = "offline";
  main.querySelector('[data-part="age"]').hidden = false;
}

function tick() {
  if (!player.board) return sayAgeOfPage();
  const now = clock.now();
  player.asleep = clock.isDoubtful() ? "" : asleepUntil(player.board, now);
  player.stage.setClock(timeOf(now));
  for (const [name, value] of Object.entries(placeOf(now))) player.stage.setData(name, value);
  touch.look();
  if (seconds() >= player.edge && !touch.isPaused()) next();
  sayAge();
}

// A fault must never be seen: the next turn tries the next slide.
function quietly(work) {
  try {
    work();
  } catch (error) {
    note(error);
    player.queue = [];
    player.faults += 1;
    if (player.faults === FAULTS) giveUp();
  }
}

function note(error) {
  player.error = String(error?.message ?? error).slice(0, 200);
}

function facts() {
  return {
    build,
    version: player.board?.version ?? "",
    state: main.dataset.state,
    asleep: player.asleep,
    offset: Math.round(clock.offset() / 1000),
    heap: Math.round((performance.memory?.usedJSHeapSize ?? 0) / 1e6),
    width: Math.round(innerWidth * devicePixelRatio),
    height: Math.round(innerHeight * devicePixelRatio),
    error: player.error,
  };
}

// What this device knew last is better than a page that was kept, and than nothing.
async function showWhatWasKnown() {
  const known = player.board ? null : await recall();
  if (!known || player.board) return;
  try {
    const board = readBoard(known.text, screen);
    player.contact = known.at;
    clock.atLeast(known.at);
    clock.doubtAfter(Date.parse(`${board.through}T23:59:59Z`));
    take(board, null);
  } catch (error) {
    note(error);
  }
}

document.documentElement.dataset.player = "reading";
addEventListener("resize", () => quietly(measureAgain));
addEventListener("error", ({ error }) => note(error));
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  note(event.reason);
});
setInterval(() => quietly(tick), TICK);
keepAwake();
// A page from the worker is as old as it says, and the memory may be newer; a fresh page waits for its document.
if (Math.abs(Date.now() - player.contact) > OLD) showWhatWasKnown();
keepAsking({
  address: main.dataset.source,
  screen,
  clock,
  onBoard: take,
  onBuild: noteBuild,
  onContact: () => {
    player.contact = clock.now();
    rememberContact(player.contact);
  },
  onFailure: (error) => {
    note(error);
    showWhatWasKnown();
  },
});
