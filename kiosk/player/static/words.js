// How much there is to read on a page, in words: a slide stays as long as it needs.

const count = (text) => (text ? text.split(/\s+/).length : 0);
const HEAD = 3;

export function wordsOn(board, page, language) {
  if (page.notice) return count(page.notice.texts[language].title) + count(page.notice.texts[language].body);
  if (page.topic) {
    const { name, explanation, steps } = page.topic.texts[language];
    return [name, explanation, ...steps].reduce((sum, text) => sum + count(text), 0);
  }
  if (page.kind === "numbers") return board.urgent.reduce((sum, each) => sum + 2 + count(each.words[language]), HEAD);
  return page.rows.reduce((sum, row) => {
    const { title } = board.activities[row.activity].texts[language];
    return sum + 1 + count(title) + count(board.places[row.place][language]) + count(board.notes[row.note][language]);
  }, HEAD);
}
