// Says while somebody types how long a title is, and marks the number when it no longer fits on the board.
const words = document.querySelector("[data-fits]");
const count = document.querySelector("[data-count]");
if (words && count) {
  const most = Number(words.dataset.fits);
  const say = () => {
    const length = Array.from(words.value).length;
    count.textContent = String(length);
    count.classList.toggle("too-long", length > most);
  };
  words.addEventListener("input", say);
  say();
}
