// Small help for those whose browser runs scripts; every job works without it.

// After a refusal the reader is taken to what is wrong.
document.querySelector('[data-focus]')?.focus();

// A second click sends nothing: the first is on its way.
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    const meanwhile = form.querySelector('[data-meanwhile]');
    if (meanwhile) meanwhile.hidden = false;
    // Somebody stopped a slow page: they may try again, the server carries it out once.
    setTimeout(() => delete form.dataset.sent, 5000);
  });
}
// Many files, one request for each; the page that answers says what became of it.
for (const form of document.querySelectorAll('form[data-each]')) {
  const files = form.querySelector('input[type=file]');
  const outcomes = document.querySelector('[data-outcomes]');
  files.multiple = true;
  form.addEventListener('submit', async (event) => {
    const chosen = [...files.files];
    if (event.defaultPrevented || chosen.length < 2) return;
    event.preventDefault();
    outcomes.hidden = false;
    for (const file of chosen) {
      const body = new FormData(form);
      body.set(files.name, file);
      const answer = await fetch(form.action, { method: 'POST', body }).catch(() => new Response());
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      // The next one is another request.
      const token = page.querySelector('[name=formToken]');
      if (token) form.elements.formToken.value = token.value;
      const said = page.querySelector('[data-said]')?.dataset.said;
      const line = document.createElement('li');
      line.textContent = `${file.name}: ${said ?? (answer.redirected ? '✓' : outcomes.dataset.outcomes)}`;
      if (!answer.redirected) line.dataset.wrong = 'yes';
      outcomes.append(line);
    }
    files.value = '';
    // What was added to a page that shows it.
    if (form.dataset.each === 'shown' && !outcomes.querySelector('[data-wrong]')) location.reload();
  });
}
// Somebody comes back to a page that the browser kept.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) delete form.dataset.sent;
  for (const meanwhile of document.querySelectorAll('[data-meanwhile]')) meanwhile.hidden = true;
});
