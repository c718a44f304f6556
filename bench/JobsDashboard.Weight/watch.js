// Put into each page before its own scripts: notes when things happened, and what moved.
(() => {
  const seen = window.weight = { origin: performance.timeOrigin, shifts: [] };
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
      seen.shifts.push({
        at: performance.timeOrigin + entry.startTime,
        value: entry.value,
        counts: !entry.hadRecentInput,
        what: entry.sources.map(source => {
          const element = source.node?.nodeType === 1 ? source.node : source.node?.parentElement;
          return element ? `${element.localName}.${element.className}` : '?';
        }).join(', '),
      });
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const note = () => {
    const now = performance.timeOrigin + performance.now();
    seen.rows ??= document.querySelector('main tbody tr a') ? now : undefined;
    seen.live ??= document.querySelector('[data-live]') ? now : undefined;
  };
  new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live'] });
})();
