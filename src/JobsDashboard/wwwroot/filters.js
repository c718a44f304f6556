// Tells the live page which fields of the sidebar are in sight: only those are counted.
export function watch(sidebar, page) {
  const seen = new Set();
  const watched = new Set();
  let told = '';
  let timer = 0;

  const tell = () => {
    timer = 0;
    const names = [...seen].filter(element => element.isConnected).map(element => element.dataset.counted);
    if (told !== names.join('\n')) {
      told = names.join('\n');
      // Between two connections nobody hears it; the next time that something moves, it is told again.
      page.invokeMethodAsync('See', names).catch(() => { told = ''; });
    }
  };

  const sight = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      seen[isIntersecting ? 'add' : 'delete'](target);
    }
    // A moment later, so that what is only passed by while scrolling is not counted.
    timer ||= setTimeout(tell, 100);
  });

  const watchAll = () => {
    for (const element of watched) {
      if (!element.isConnected) {
        watched.delete(element);
        seen.delete(element);
        sight.unobserve(element);
      }
    }
    for (const element of sidebar.querySelectorAll('[data-counted]')) {
      if (!watched.has(element)) {
        watched.add(element);
        sight.observe(element);
      }
    }
  };

  // A link that is a checkbox is pressed by the space bar, too.
  const press = event => {
    if (event.key === ' ' && event.target.matches('a[role=checkbox]')) {
      event.preventDefault();
      event.target.click();
    }
  };

  const changes = new MutationObserver(watchAll);
  changes.observe(sidebar, { childList: true, subtree: true });
  sidebar.addEventListener('keydown', press);
  watchAll();

  return {
    stop() {
      clearTimeout(timer);
      sight.disconnect();
      changes.disconnect();
      sidebar.removeEventListener('keydown', press);
    },
  };
}
