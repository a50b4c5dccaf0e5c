// Sends the chosen file as it is, and shows the outcome and the changed list. The file stays chosen, so that an import can
// follow its preview.
const csrf = document.querySelector('meta[name=csrf]');
const form = document.querySelector('form.import');

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = await fetch(`${form.action}?preview=${event.submitter.value}`, {
    method: 'POST',
    body: form.elements.file.files[0],
    headers: { 'Content-Type': 'text/csv', [csrf.dataset.header]: csrf.content, 'HX-Request': 'true' },
  }).catch(() => null);
  const page = new DOMParser().parseFromString((await answer?.text()) ?? '', 'text/html');
  const outcome = page.getElementById('import-outcome');
  if (!outcome) {
    document.getElementById('import-outcome').textContent = document.getElementById('texts').dataset.failed;
    return;
  }
  for (const id of ['import-outcome', 'entries']) {
    document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
    htmx.process(document.getElementById(id));
  }
});
