// A button that copies what stands in the box above it. Without this script the words can be selected by hand.
for (const box of document.querySelectorAll("[data-copy]")) {
  const words = box.querySelector("textarea");
  const button = box.querySelector("button");
  const label = button.firstElementChild;
  const asked = label.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words.value);
    label.textContent = box.dataset.said;
    setTimeout(() => { label.textContent = asked; }, 2000);
  });
}
