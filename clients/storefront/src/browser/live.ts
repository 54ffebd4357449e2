/** Renews an open product page when its content changes: what was opened or typed stays, and the change is announced. */
export function followChanges(): void {
  const main = document.querySelector<HTMLElement>('main[data-live]');
  if (!main) return;
  let source: EventSource | undefined;
  const listen = () => {
    const { live, sequence, locale } = main.dataset;
    source = new EventSource(`/${locale}/live?sku=${encodeURIComponent(live ?? '')}&sequence=${sequence}`);
    source.addEventListener('changed', () => void renew(main));
  };
  const follow = () => {
    source?.close();
    source = undefined;
    if (document.visibilityState === 'visible') listen();
  };
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', () => source?.close());
  follow();
}

async function renew(main: HTMLElement): Promise<void> {
  const response = await fetch(location.href, { cache: 'no-cache' }).catch(() => undefined);
  if (!response || (!response.ok && response.status !== 404)) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const renewed = page.querySelector('main');
  if (!renewed || renewed.innerHTML === main.innerHTML) return;

  const opened = new Set([...main.querySelectorAll('details[open] > summary')].map((summary) => summary.textContent));
  const quantity = main.querySelector<HTMLInputElement>('#quantity')?.value;
  const focused = document.activeElement?.id;
  main.replaceChildren(...renewed.childNodes);
  main.dataset['sequence'] = renewed.dataset['sequence'] ?? '0';
  document.title = page.title;
  for (const summary of main.querySelectorAll('details > summary')) {
    if (opened.has(summary.textContent)) (summary.parentElement as HTMLDetailsElement).open = true;
  }
  const field = main.querySelector<HTMLInputElement>('#quantity');
  if (field && quantity) field.value = quantity;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  announce();
}

function announce(): void {
  const line = document.getElementById('announcement');
  if (!line) return;
  line.textContent = line.dataset['updated'] ?? '';
  setTimeout(() => (line.textContent = ''), 6_000);
}
