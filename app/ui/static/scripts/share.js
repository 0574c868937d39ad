// Beside the plain links to WhatsApp and SMS: copy the link, and the phone's own list of ways to send something.
for (const row of document.querySelectorAll("[data-share]")) {
  const { share, title } = row.dataset;
  const copy = row.querySelector("[data-copy]");
  const send = row.querySelector("[data-send]");
  const status = row.closest(".share").querySelector("[role=status]");
  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(`${title}\n${share}`);
      status.textContent = status.dataset.copied;
    });
  }
  if (navigator.share) {
    send.hidden = false;
    send.addEventListener("click", () => {
      navigator.share({ title, text: title, url: share }).catch(() => {}); // Closed without sending: that is fine.
    });
  }
}
