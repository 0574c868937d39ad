// Writing words on a page that never grows: elements stay, only their texts and attributes change.

export const DUTCH = "nl";
const SVG = "http://www.w3.org/2000/svg";

export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

// Words in a language that may not be the slide's say so to whoever reads them aloud.
export function sayIn(element, text, lang, language) {
  say(element, text);
  if (lang === language) {
    element.removeAttribute("lang");
    element.removeAttribute("dir");
  } else {
    Object.assign(element, { lang, dir: "ltr" });
  }
}

export function setData(element, name, value) {
  if (element.dataset[name] !== value) element.dataset[name] = value;
}

export function make(tag, name, parent) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  parent.append(element);
  return element;
}

export function makeIcon(name, parent) {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("class", name);
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  icon.append(use);
  parent.append(icon);
  return use;
}

const LINES = 2; // A title has no more, as long as there is another way.

// Whether a title needs more lines than that, also when a clamp hides them.
export function isLong(element) {
  const { lineHeight, paddingBlockEnd } = getComputedStyle(element);
  return Math.round((element.scrollHeight - parseFloat(paddingBlockEnd)) / parseFloat(lineHeight)) > LINES;
}

// The largest size at which a title needs two lines, or the smallest there is; board.css says how small that may be.
export function fitTitle(element) {
  for (const size of ["large", "less", "least"]) {
    setData(element, "fit", size);
    if (!isLong(element)) return;
  }
}

export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
export const timeIn = (moment) => moment.slice(11, 16);

// The board's contract with tests and monitors: what is on screen says what it is.
export function setContract(element, occurrence) {
  for (const name of ["activity", "start", "status"]) {
    if (occurrence) setData(element, name, occurrence[name]);
    else delete element.dataset[name];
  }
}

export function sayTitle(element, activity, language) {
  const { title, lang } = activity.texts[language];
  sayIn(element, title, lang, language);
}

export function sayMarks({ marks, status: badge, example }, words, activity, status) {
  say(badge, status === "confirmed" ? "" : words[status]);
  badge.className = `mark mark-${status}`;
  say(example, activity.example ? words.example : "");
  if (marks) marks.hidden = badge.hidden && example.hidden;
}

export function dutchBeside(activity, language, more) {
  if (language === DUTCH) return "";
  const isDutch = activity.texts[language].lang === DUTCH;
  return [isDutch ? "" : activity.dutch, more].filter(Boolean).join(" · ");
}
