// Suggested reasons for a skip: a click, or a key from 1 to 5 while nothing is typed, skips with that reason.
const keysOn = document.getElementById('keys-on');

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-reason]');
  if (button) {
    skipWith(button);
  }
});

document.addEventListener('keydown', (event) => {
  const details = event.target.closest?.('details.reason[open]');
  const typed = details?.querySelector('[name=reason]').value;
  if (!details || typed || !keysOn.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
    return;
  }
  const button = /^[1-5]$/.test(event.key) && details.querySelectorAll('[data-reason]')[event.key - 1];
  if (button) {
    event.preventDefault();
    skipWith(button);
  }
});

function skipWith(button) {
  const form = button.form;
  form.elements.reason.value = button.dataset.reason;
  form.requestSubmit(form.querySelector('[data-kind=skip]'));
}
