// Tells the live page which fields of the sidebar are in sight: only those are counted.
globalThis.dashboard.watchSidebar = sidebar => {
  // The page may have been left meanwhile.
  if (!sidebar) {
    return;
  }
  const seen = new Set();
  const watched = new Set();
  let told = '';
  let timer = 0;

  const tell = () => {
    timer = 0;
    if (!sidebar.isConnected) {
      sight.disconnect();
      return;
    }
    const names = [...seen].filter(element => element.isConnected).map(element => element.dataset.counted).join('\n');
    if (told !== names) {
      told = names;
      const line = sidebar.querySelector('.in-sight');
      line.value = names;
      line.dispatchEvent(new Event('change', { bubbles: true }));
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

  new MutationObserver(watchAll).observe(sidebar, { childList: true, subtree: true });
  sidebar.addEventListener('keydown', press);
  watchAll();
};
