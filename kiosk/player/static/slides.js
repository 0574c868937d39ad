// What is not a list: one activity, a message, one topic of help, the urgent numbers.

import { addDays } from "./clock.js";
import { DUTCH, dutchBeside, fill, say, sayIn, sayMarks, sayTitle, setData, timeIn } from "./dom.js";

export function showSpotlight(parts, board, occurrence, language) {
  const activity = board.activities[occurrence.activity];
  const words = board.words[language];
  const texts = activity.texts[language];
  sayMarks({ status: parts["spot-status"], example: parts["spot-example"] }, words, activity, occurrence.status);
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

export function showMessage(parts, board, page, language) {
  const words = board.words[language];
  const dutch = board.words[DUTCH] ?? {};
  const { title, text, key, lang } = messageOf(board, page, language);
  sayIn(parts["message-title"], title, lang, language);
  say(parts["message-dutch"], lang === DUTCH ? "" : page.notice?.dutch ?? dutch[key] ?? "");
  sayIn(parts["message-text"], text, lang, language);
  setData(parts.message, "length", text.length > 160 ? "long" : "short");
  showNext(parts, board, page.kind === "quiet" ? page.rows[0] : null, language, page.day ?? "", words);
}

// An announcement has words of its own; every other message is one of the board's sentences.
function messageOf(board, page, language) {
  const words = board.words[language];
  if (page.notice) {
    const { title, body, lang } = page.notice.texts[language];
    return { title, text: body, lang };
  }
  if (page.kind === "site") return { title: words.site_title, text: words.site_promise, key: "site_title", lang: language };
  const key = page.why === "holiday" ? "nothing_today" : page.why;
  const note = page.note === null ? "" : board.notes[page.note][language];
  return { title: words[key], text: page.why === "holiday" ? words.holiday : note, key, lang: language };
}

function showNext(parts, board, occurrence, language, today, words) {
  parts["message-next"].hidden = !occurrence;
  if (!occurrence) return;
  const activity = board.activities[occurrence.activity];
  const day = occurrence.day === addDays(today, 1) ? words.tomorrow : board.days[occurrence.day]?.[language] ?? "";
  const time = fill(words.from_until, { start: timeIn(occurrence.start), end: timeIn(occurrence.end) });
  const example = activity.example ? words.example : "";
  say(parts["next-label"], [words.next, example].filter(Boolean).join(" · "));
  say(parts["next-when"], [day, time].filter(Boolean).join(" · "));
  sayTitle(parts["next-what"], activity, language);
  say(parts["next-dutch"], dutchBeside(activity, language, ""));
}

export function showTopic(parts, { topic }, language) {
  const { name, explanation, steps } = topic.texts[language];
  parts["topic-icon"].setAttribute("href", `#${topic.icon}`);
  say(parts["topic-name"], name);
  say(parts["topic-dutch"], language === DUTCH ? "" : topic.dutch);
  say(parts["topic-text"], explanation);
  [...parts["topic-steps"].children].forEach((item, at) => say(item, steps[at] ?? ""));
}

export function showNumbers(parts, board, language) {
  [...parts["number-list"].children].forEach((item, at) => {
    const urgent = board.urgent[at];
    item.hidden = !urgent;
    if (!urgent) return;
    say(item.querySelector("b"), urgent.number);
    say(item.querySelector("span"), urgent.words[language]);
    say(item.querySelector(".dutch"), language === DUTCH ? "" : urgent.dutch);
  });
}
