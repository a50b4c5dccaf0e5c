// Marks the fields of a draft by hand that the server finds invalid while a person is typing.
document.addEventListener('htmx:oobAfterSwap', (event) => {
  const error = event.detail.target;
  if (error?.matches?.('.field-error')) {
    const field = document.querySelector(`[aria-describedby="${error.id}"]`);
    field?.setAttribute('aria-invalid', error.textContent.trim() !== '');
  }
});
