// Puts one slide on the page. The page is built once; from then on only words and attributes change.

import { DUTCH, fitTitle, make, say, setContract, setData } from "./dom.js";
import { makeRows, showRows } from "./rows.js";
import { showMessage, showNumbers, showSpotlight, showTopic } from "./slides.js";

const LISTS = ["today", "soon", "tomorrow", "week"];
const MESSAGES = ["quiet", "notice", "site"];
const CODES = { quiet: "site", site: "site", topic: "help" }; // which of the board's own codes stands on a slide
const plain = matchMedia("(max-height: 299px)"); // a board of lamps has no room for codes

export const isPlain = () => plain.matches;

export function createStage(main) {
  const parts = Object.fromEntries([...main.querySelectorAll("[data-part]")].map((each) => [each.dataset.part, each]));
  const stage = { main, parts, rows: makeRows(parts.rows), spoken: "" };
  return {
    show: (board, slide) => show(stage, board, slide),
    fits: () => fits(stage),
    setClock: (time) => say(parts.clock, time),
    setAge: (text) => say(parts.age, text),
    setPairing: (code) => {
      say(parts.pairing, code);
      parts.pairing.parentElement.hidden = !code;
    },
    setData: (name, value) => setData(main, name, value),
  };
}

function show(stage, board, { page, language }) {
  const { main, parts } = stage;
  const words = board.words[language];
  showLanguages(stage, board);
  main.lang = language;
  main.dir = board.languages.find(({ code }) => code === language).dir;
  setData(main, "kind", page.kind);
  showHead(parts, board, page, language);
  board.urgent.forEach((urgent, at) => {
    const [own, beside] = parts.urgent.children[at]?.querySelectorAll("i") ?? [];
    if (!own) return;
    say(own, urgent.words[language]);
    say(beside, language === DUTCH ? "" : urgent.dutch);
  });
  showBody(stage, board, page, language);
  showCode(parts, codeOf(board, page, language), words);
  say(parts.others, page.kind === "site" ? board.others.map(({ autonym }) => autonym).join(" · ") : "");
  for (const name of ["spot-title", "topic-name", "message-title"]) if (parts[name].checkVisibility()) fitTitle(parts[name]);
  if (page.kind === "spotlight") dropLast(stage, parts["spot-facts"], 1);
  if (page.kind === "topic") dropLast(stage, parts["topic-steps"], 0);
}

function showBody(stage, board, page, language) {
  const { parts } = stage;
  const isList = LISTS.includes(page.kind);
  parts.rows.hidden = !isList;
  showRows(stage, board, isList ? page.rows : [], language);
  parts.spotlight.hidden = page.kind !== "spotlight";
  setContract(parts.spotlight, page.kind === "spotlight" ? page.rows[0] : null);
  if (page.kind === "spotlight") showSpotlight(parts, board, page.rows[0], language);
  parts.message.hidden = !MESSAGES.includes(page.kind);
  setContract(parts["message-next"], page.kind === "quiet" ? page.rows[0] : null);
  if (!parts.message.hidden) showMessage(parts, board, page, language);
  parts.topic.hidden = page.kind !== "topic";
  if (page.kind === "topic") showTopic(parts, page, language);
  parts.numbers.hidden = page.kind !== "numbers";
  if (page.kind === "numbers") showNumbers(parts, board, language);
}

// Whether everything that is shown stands inside the body, above the foot.
function fits({ main }) {
  const body = main.querySelector(".body");
  const box = body.getBoundingClientRect();
  const code = body.querySelector(".code:not([hidden])")?.getBoundingClientRect();
  const words = [...body.querySelectorAll(".row:not([hidden]), section:not([hidden]) > *")];
  return words.every((each) => {
    const { top, bottom, left, right } = each.getBoundingClientRect();
    const isAbove = code && left < code.right && right > code.left; // The code stands beneath, not beside.
    return top >= box.top - 1 && bottom <= (isAbove ? code.top : box.bottom) + 1;
  });
}

// A slide that is too full for its screen drops its last lines; type never shrinks.
function dropLast(stage, list, least) {
  const lines = [...list.children].filter((item) => !item.hidden);
  while (lines.length > least && !fits(stage)) lines.pop().hidden = true;
}

function showHead(parts, board, page, language) {
  const words = board.words[language];
  const dutch = board.words[DUTCH];
  const key = { quiet: "today" }[page.kind] ?? page.kind;
  const isSite = page.kind === "site";
  const day = page.day && page.kind !== "spotlight" && page.kind !== "soon" ? board.days[page.day] : null;
  say(parts.title, isSite ? board.screen.name : words[key]);
  say(parts.day, day?.[language] ?? "");
  say(parts.page, page.pages > 1 ? `${page.page}/${page.pages}` : "");
  const beside = language === DUTCH || !dutch || isSite ? "" : [dutch[key], day?.[DUTCH]].filter(Boolean).join(" · ");
  say(parts["title-dutch"], beside);
  for (const item of parts.languages.children) item.classList.toggle("is-on", item.dataset.language === language);
}

// Staff may give a screen other languages while it plays.
function showLanguages(stage, board) {
  const spoken = board.languages.map(({ code }) => code).join();
  if (stage.spoken === spoken) return;
  stage.spoken = spoken;
  stage.parts.languages.replaceChildren();
  for (const { code, autonym, dir } of board.languages) {
    const item = make("li", "", stage.parts.languages);
    Object.assign(item, { lang: code, dir, textContent: autonym });
    item.dataset.language = code;
  }
}

function codeOf(board, page, language) {
  if (isPlain()) return null;
  if (page.kind === "spotlight") return board.activities[page.rows[0].activity].qr[language];
  return page.kind in CODES ? board[CODES[page.kind]][language] : null;
}

function showCode(parts, code, words) {
  parts.code.hidden = !code;
  if (!code) return;
  parts["code-square"].setAttribute("viewBox", `0 0 ${code.size} ${code.size}`);
  parts["code-dark"].setAttribute("d", code.path);
  say(parts["code-scan"], words.scan);
  say(parts["code-address"], code.address);
}
