// Small help for those whose browser runs scripts; every job works without it.

// After a refusal the reader is taken to what is wrong.
document.querySelector('[data-focus]')?.focus();

// A second click sends nothing: the first is on its way.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    // Somebody stopped a slow page: they may try again, the server carries it out once.
    setTimeout(() => delete form.dataset.sent, 5000);
  });
}
// Somebody comes back to a page that the browser kept.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) delete form.dataset.sent;
});
