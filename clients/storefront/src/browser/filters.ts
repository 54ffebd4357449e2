/** Shows results as soon as something is chosen; on narrow screens filters start closed. */
export function enhanceFilters(): void {
  const form = document.querySelector<HTMLFormElement>('[data-filters]');
  if (!form) return;
  form.addEventListener('change', () => form.requestSubmit());
  const details = form.querySelector('details');
  if (details && matchMedia('(max-width: 63.99rem)').matches) details.open = false;
}
