// Puts one slide on the page. The page is built once; from then on only words and attributes change.

import { addDays } from "./clock.js";
import { ROWS } from "./programme.js";

const DUTCH = "nl";
const SIZES = [["few", 2], ["some", 3], ["full", ROWS]]; // Fewer rows are larger rows.

export function createStage(main) {
  const part = (name) => main.querySelector(`[data-part="${name}"]`);
  const names = [
    "title", "day", "page", "title-dutch", "clock", "languages", "rows", "spotlight", "spot-status", "spot-example",
    "spot-title", "spot-dutch", "spot-day", "spot-time", "spot-facts", "message", "message-title", "message-dutch",
    "message-text", "message-next", "next-label", "next-when", "next-what", "next-dutch", "code", "code-square",
    "code-dark", "code-scan", "code-address", "age", "urgent",
  ];
  const parts = Object.fromEntries(names.map((name) => [name, part(name)]));
  const stage = { main, parts, rows: makeRows(parts.rows) };
  return {
    show: (board, slide, now) => show(stage, board, slide, now),
    fits: () => fits(stage),
    setClock: (time) => say(parts.clock, time),
    setAge: (text) => say(parts.age, text),
    setFacts: ({ version, updated, state }) => {
      setData(main, "version", version);
      setData(main, "updated", updated);
      setData(main, "state", state);
    },
  };
}

// Five rows that stay for ever, in place of the ones the server wrote.
function makeRows(list) {
  const rows = [];
  const make = (tag, name, parent) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    parent.append(element);
    return element;
  };
  list.replaceChildren();
  for (let count = 0; count < ROWS; count += 1) {
    const row = { item: make("li", "row", list) };
    const time = make("p", "row-time", row.item);
    row.start = make("b", "", time);
    row.start.dir = "ltr";
    row.until = make("span", "", time);
    row.icon = makeIcon(row.item);
    const name = make("div", "row-name", row.item);
    row.title = make("p", "row-title", name);
    const facts = make("div", "row-facts", row.item);
    const marks = make("p", "row-marks", facts);
    row.marks = marks;
    row.status = make("span", "mark", marks);
    row.example = make("span", "mark mark-example", marks);
    row.note = make("p", "row-note", facts);
    row.place = make("p", "row-place", facts);
    row.dutch = make("p", "dutch row-dutch", facts);
    Object.assign(row.dutch, { lang: DUTCH, dir: "ltr" });
    row.dutch.setAttribute("data-dutch", "");
    rows.push(row);
  }
  return rows;
}

function makeIcon(parent) {
  const space = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(space, "svg");
  icon.setAttribute("class", "row-icon");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  icon.append(use);
  parent.append(icon);
  return use;
}

function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

function setData(element, name, value) {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}

const fill = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
const timeIn = (moment) => moment.slice(11, 16);

function show(stage, board, slide, now) {
  const { main, parts } = stage;
  const { page, language } = slide;
  const words = board.words[language];
  const found = board.languages.find(({ code }) => code === language);
  main.lang = language;
  main.dir = found.dir;
  setData(main, "kind", page.kind);
  showHead(parts, board, slide, words);
  showUrgent(parts, board, language);
  const isList = ["today", "tomorrow", "week"].includes(page.kind);
  parts.rows.hidden = !isList;
  showRows(stage, board, isList ? page.rows : [], language);
  parts.spotlight.hidden = page.kind !== "spotlight";
  setContract(parts.spotlight, page.kind === "spotlight" ? page.rows[0] : null);
  if (page.kind === "spotlight") showSpotlight(parts, board, page.rows[0], language);
  parts.message.hidden = !["quiet", "notice", "site"].includes(page.kind);
  setContract(parts["message-next"], page.kind === "quiet" ? page.rows[0] : null);
  if (!parts.message.hidden) showMessage(parts, board, page, language, now);
  showCode(parts, codeOf(board, page, language), words);
  if (page.kind === "spotlight") dropFacts(stage);
}

// Whether everything that is shown stands inside the body, above the foot.
function fits({ main }) {
  const body = main.querySelector(".body");
  const box = body.getBoundingClientRect();
  const code = body.querySelector(".code:not([hidden])")?.getBoundingClientRect();
  const words = [...body.querySelectorAll(".row:not([hidden]), .spotlight:not([hidden]) > *, .message:not([hidden]) > *")];
  return words.every((each) => {
    const { top, bottom, left, right } = each.getBoundingClientRect();
    const isAbove = code && left < code.right && right > code.left; // The code stands beneath, not beside.
    return top >= box.top - 1 && bottom <= (isAbove ? code.top : box.bottom) + 1;
  });
}

// A spotlight that is too full for its screen drops its last facts; type never shrinks.
function dropFacts(stage) {
  const facts = [...stage.parts["spot-facts"].children].filter((item) => !item.hidden);
  while (facts.length > 1 && !fits(stage)) facts.pop().hidden = true;
}

function showHead(parts, board, { page, language }, words) {
  const dutch = board.words[DUTCH];
  const key = { quiet: "today", site: "site" }[page.kind] ?? page.kind;
  const title = page.kind === "site" ? board.screen.name : words[key];
  const day = page.day ? board.days[page.day]?.[language] ?? "" : "";
  const isSpot = page.kind === "spotlight";
  say(parts.title, title);
  say(parts.day, isSpot ? "" : day);
  say(parts.page, page.pages > 1 ? `${page.page}/${page.pages}` : "");
  const dutchDay = page.day && !isSpot ? board.days[page.day]?.[DUTCH] : "";
  const beside = language === DUTCH || !dutch || page.kind === "site" ? "" : [dutch[key], dutchDay].filter(Boolean).join(" · ");
  say(parts["title-dutch"], beside);
  for (const item of parts.languages.children) item.classList.toggle("is-on", item.dataset.language === language);
}

function showUrgent(parts, board, language) {
  board.urgent.forEach(({ words }, at) => {
    const label = parts.urgent.children[at]?.lastElementChild;
    if (label) say(label, words[language]);
  });
}

// The board's contract with tests and monitors: what is on screen says what it is.
function setContract(element, occurrence) {
  for (const [name, key] of [["activity", "activity"], ["start", "start"], ["status", "status"]]) {
    if (occurrence) setData(element, name, occurrence[key]);
    else delete element.dataset[name];
  }
}

function showRows({ rows, parts }, board, occurrences, language) {
  const sizes = SIZES.filter(([, most]) => occurrences.length <= most).map(([size]) => size);
  setData(parts.rows, "size", sizes.shift());
  rows.forEach((row, at) => {
    const occurrence = occurrences[at];
    row.item.hidden = !occurrence;
    setContract(row.item, occurrence);
    if (occurrence) showRow(row, board, occurrence, language);
  });
  while (sizes.length && rows.some(isCut)) setData(parts.rows, "size", sizes.shift());
}

// A title that needs more lines than it has; at the smaller size it may not.
function isCut({ title }) {
  return title.scrollHeight > title.clientHeight + parseFloat(getComputedStyle(title).fontSize) / 2;
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
  showMarks(row, words, activity, status);
  const place = board.places[occurrence.place];
  say(row.note, board.notes[occurrence.note][language]);
  say(row.place, isOff ? "" : place[language]);
  say(row.dutch, dutchBeside(activity, language, isOff ? "" : place[DUTCH]));
}

function showMarks({ marks, status: badge, example }, words, activity, status) {
  say(badge, status === "confirmed" ? "" : words[status]);
  badge.className = `mark mark-${status}`;
  say(example, activity.example ? words.example : "");
  if (marks) marks.hidden = badge.hidden && example.hidden;
}

// A title that does not exist in the slide's language is Dutch, and says so to whoever reads it aloud.
function sayTitle(element, activity, language) {
  const { title, lang } = activity.texts[language];
  sayIn(element, title, lang, language);
}

function sayIn(element, text, lang, language) {
  say(element, text);
  if (lang === language) {
    element.removeAttribute("lang");
    element.removeAttribute("dir");
  } else {
    Object.assign(element, { lang, dir: "ltr" });
  }
}

function dutchBeside(activity, language, more) {
  if (language === DUTCH) return "";
  const isDutch = activity.texts[language].lang === DUTCH;
  return [isDutch ? "" : activity.dutch, more].filter(Boolean).join(" · ");
}

function showSpotlight(parts, board, occurrence, language) {
  const activity = board.activities[occurrence.activity];
  const words = board.words[language];
  const texts = activity.texts[language];
  showMarks({ status: parts["spot-status"], example: parts["spot-example"] }, words, activity, occurrence.status);
  sayTitle(parts["spot-title"], activity, language);
  const place = board.places[occurrence.place];
  say(parts["spot-dutch"], dutchBeside(activity, language, place[DUTCH]));
  say(parts["spot-day"], board.days[occurrence.day]?.[language] ?? "");
  say(parts["spot-time"], fill(words.from_until, { start: timeIn(occurrence.start), end: timeIn(occurrence.end) }));
  const note = board.notes[occurrence.note][language];
  const facts = { warning: note, place: place[language], euro: texts.cost, people: texts.who, chat: texts.spoken, check: texts.signup };
  for (const item of parts["spot-facts"].children) {
    const text = facts[item.dataset.icon];
    item.hidden = !text;
    if (text) say(item.lastElementChild, text);
  }
}

function showMessage(parts, board, page, language, now) {
  const words = board.words[language];
  const dutch = board.words[DUTCH] ?? {};
  const key = { quiet: page.over ? "over_today" : "nothing_today", site: "site_title" }[page.kind];
  const texts = page.notice?.texts[language];
  const lang = texts?.lang ?? language;
  sayIn(parts["message-title"], texts ? texts.title : words[key], lang, language);
  say(parts["message-dutch"], lang === DUTCH ? "" : (texts ? page.notice.dutch : dutch[key]) ?? "");
  sayIn(parts["message-text"], texts ? texts.body : page.kind === "site" ? words.site_promise : "", lang, language);
  setData(parts.message, "length", (texts?.body.length ?? 0) > 160 ? "long" : "short");
  showNext(parts, board, page.kind === "quiet" ? page.rows[0] : null, language, page.day ?? "");
}

function showNext(parts, board, occurrence, language, today) {
  parts["message-next"].hidden = !occurrence;
  if (!occurrence) return;
  const words = board.words[language];
  const activity = board.activities[occurrence.activity];
  const day = occurrence.day === addDays(today, 1) ? words.tomorrow : board.days[occurrence.day]?.[language] ?? "";
  const time = fill(words.from_until, { start: timeIn(occurrence.start), end: timeIn(occurrence.end) });
  const example = activity.example ? words.example : "";
  say(parts["next-label"], [words.next, example].filter(Boolean).join(" · "));
  say(parts["next-when"], [day, time].filter(Boolean).join(" · "));
  sayTitle(parts["next-what"], activity, language);
  say(parts["next-dutch"], dutchBeside(activity, language, ""));
}

function codeOf(board, page, language) {
  if (page.kind === "spotlight") return board.activities[page.rows[0].activity].qr[language];
  return ["quiet", "site"].includes(page.kind) ? board.site[language] : null;
}

function showCode(parts, code, words) {
  parts.code.hidden = !code;
  if (!code) return;
  parts["code-square"].setAttribute("viewBox", `0 0 ${code.size} ${code.size}`);
  parts["code-dark"].setAttribute("d", code.path);
  say(parts["code-scan"], words.scan);
  say(parts["code-address"], code.address);
}
