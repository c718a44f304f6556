// Where each job was opened from, for this tab: its link back leads to that question, and going back finds the same place in the list.
{
  const listPath = new URL('jobs', document.baseURI).pathname;
  const isList = url => url.origin === location.origin && url.pathname === listPath;
  const isJob = url => url.origin === location.origin && url.pathname.startsWith(`${listPath}/`);
  const maxKept = 200;

  // Whoever does not allow storage goes without it.
  const keep = (key, value) => {
    try {
      if (sessionStorage.length > maxKept) {
        sessionStorage.clear();
      }
      sessionStorage.setItem(key, value);
    } catch { /* Nothing is kept. */ }
  };
  const kept = key => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };

  // Before anybody else sees the click: it may already change the page.
  addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (!link) {
      return;
    }
    if (link.matches('[data-back-to-list]')) {
      lead(link);
      keep('returning', link.pathname + link.search);
      findPlace();
    } else if (isList(location) && isJob(link)) {
      keep(`from ${link.pathname}`, location.pathname + location.search);
      keep(`place ${location.search}`, JSON.stringify({ link: link.getAttribute('href'), top: scrollY }));
    }
  }, { capture: true });

  // Before it is used in any way, also to open another tab.
  const lead = link => {
    const from = kept(`from ${location.pathname}`);
    if (from) {
      link.setAttribute('href', from);
    }
  };
  for (const name of ['pointerover', 'pointerdown', 'focusin', 'contextmenu']) {
    document.addEventListener(name, event => {
      const link = event.target.closest?.('[data-back-to-list]');
      if (link) {
        lead(link);
      }
    });
  }

  let watch = null;
  const stopWatching = () => {
    watch?.disconnect();
    watch = null;
  };

  // The rows come after the URL. Whoever does something meanwhile has found a place already.
  function findPlace() {
    stopWatching();
    if (!tryPlace()) {
      watch = new MutationObserver(() => tryPlace() && stopWatching());
      watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-query'] });
      setTimeout(stopWatching, 10_000);
    }
  }

  function tryPlace() {
    const place = isList(location) ? JSON.parse(kept(`place ${location.search}`)) : null;
    const list = place === null ? null : document.querySelector(`[data-query="${CSS.escape(location.search)}"]`);
    const link = list?.querySelector(`.open[href="${CSS.escape(place.link)}"]`);
    if (!link) {
      return false;
    }
    scrollTo(0, place.top);
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: 'nearest' });
    sessionStorage.removeItem(`place ${location.search}`);
    sessionStorage.removeItem('returning');
    return true;
  }

  addEventListener('popstate', findPlace);
  for (const name of ['pointerdown', 'keydown', 'wheel', 'touchmove']) {
    addEventListener(name, stopWatching, { passive: true });
  }
  const isBack = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
  if (isBack || kept('returning') === location.pathname + location.search) {
    findPlace();
  }
}
