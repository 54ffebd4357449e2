/** Lets small pictures move the strip, and large ones open over the page. Listens on the document, so that a renewed page needs nothing new. */
export function enhanceGallery(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const small = event.target.closest<HTMLElement>('[data-picture]');
    if (small) {
      event.preventDefault();
      show(Number(small.dataset['picture']));
    }
    const large = event.target.closest<HTMLElement>('[data-enlarge]');
    if (large) enlarge(Number(large.dataset['enlarge']));
  });
}

const pictures = () => [...document.querySelectorAll<HTMLElement>('.pictures > li')];

function show(at: number): void {
  const strip = document.querySelector<HTMLElement>('.pictures');
  const picture = pictures()[at];
  if (!strip || !picture) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  strip.scrollTo({ left: picture.offsetLeft - strip.offsetLeft, behavior: calm ? 'instant' : 'smooth' });
  document.querySelectorAll('[data-picture]').forEach((small, index) => {
    if (index === at) small.setAttribute('aria-current', 'true');
    else small.removeAttribute('aria-current');
  });
}

function enlarge(first: number): void {
  const gallery = document.querySelector<HTMLElement>('.gallery');
  if (!gallery) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  const stage = document.createElement('div');
  let at = first;
  const turn = (by: number) => {
    const all = pictures();
    at = (at + by + all.length) % all.length;
    const figure = all[at]?.querySelector('figure')?.cloneNode(true);
    if (figure) stage.replaceChildren(figure);
    dialog.setAttribute('aria-label', stage.querySelector('img')?.alt || stage.querySelector('svg')?.getAttribute('aria-label') || '');
    show(at);
  };
  const button = (name: string, sign: string, act: () => void) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = name;
    made.textContent = sign;
    made.setAttribute('aria-label', gallery.dataset[name] ?? '');
    made.addEventListener('click', act);
    return made;
  };
  const several = pictures().length > 1;
  dialog.append(
    stage,
    button('close', '×', () => dialog.close()),
  );
  if (several)
    dialog.append(
      button('previous', '‹', () => turn(-1)),
      button('next', '›', () => turn(1)),
    );
  dialog.addEventListener('keydown', ({ key }) => {
    if (several && key === 'ArrowLeft') turn(-1);
    if (several && key === 'ArrowRight') turn(1);
  });
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  turn(0);
  dialog.showModal();
}
