const longEnough = 1_000;
const gather = 2_000;

/** Tells the shop what of a product was looked at: what stood on the screen for a second, and what was opened. Each part once a page. */
export function tellWhatIsSeen(): void {
  const main = document.querySelector<HTMLElement>('main[data-live]');
  if (!main) return;
  const told = new Set<string>();
  let waiting: string[] = [];
  let timer = 0;

  const send = () => {
    clearTimeout(timer);
    if (waiting.length === 0) return;
    const { live: product, sequence, locale } = main.dataset;
    navigator.sendBeacon(`/${locale}/seen`, JSON.stringify({ product, sequence, parts: waiting }));
    waiting = [];
  };
  const note = (part: string | undefined) => {
    if (!part || told.has(part)) return;
    told.add(part);
    waiting.push(part);
    clearTimeout(timer);
    timer = setTimeout(send, gather);
  };

  watchParts(note);
  const opened = (event: Event) =>
    event.target instanceof Element && note(event.target.closest<HTMLElement>('[data-opens]')?.dataset['opens']);
  document.addEventListener('click', opened);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && send());
}

function watchParts(note: (part: string | undefined) => void): void {
  const timers = new Map<Element, number>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        clearTimeout(timers.get(target));
        if (isIntersecting)
          timers.set(
            target,
            setTimeout(() => note((target as HTMLElement).dataset['part']), longEnough),
          );
      }
    },
    { rootMargin: '-20% 0px' },
  );
  document.querySelectorAll('[data-part]').forEach((part) => observer.observe(part));
}
