// Keyboard shortcuts. They use what the page has anyway: a key presses a link or a button, which carries its name in data-shortcut.
// They can be switched off, since whoever dictates may press keys without meaning to.
{
  const dialog = document.getElementById('shortcuts');
  const choice = dialog.querySelector('[data-shortcuts-on]');
  const root = document.documentElement.dataset;
  choice.checked = root.shortcuts !== 'off';
  choice.addEventListener('change', () => {
    root.shortcuts = choice.checked ? '' : 'off';
    dashboard.remember('shortcuts', choice.checked ? null : 'off');
  });

  const isSeen = element => element.checkVisibility({ visibilityProperty: true });
  const find = selector => [...document.querySelectorAll(selector)].find(isSeen);
  const press = name => find(`[data-shortcut="${name}"]`)?.click();
  const fields = 'input:not([type=hidden]), textarea, select';

  function openHelp() {
    document.querySelectorAll('[popover]:popover-open').forEach(open => open.hidePopover());
    if (!dialog.open) {
      dialog.showModal();
    }
  }

  function search() {
    const field = find('[data-shortcut="search"]') ?? find(`#filters ${fields}`);
    field?.focus();
    field?.select?.();
  }

  // Narrow windows have the filters behind a button.
  function filters() {
    press('filters');
    requestAnimationFrame(() => find(`#filters :is(a[href], button, summary, ${fields})`)?.focus());
  }

  function row(step) {
    const rows = [...document.querySelectorAll('.job-row .open')].filter(isSeen);
    const at = rows.findIndex(open => open.closest('.job-row').contains(document.activeElement));
    const next = rows.at(at < 0 ? (step > 0 ? 0 : -1) : Math.min(Math.max(at + step, 0), rows.length - 1));
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  }

  function page(name) {
    if (find(`[data-shortcut="${name}"]`)) {
      press(name);
      scrollTo(0, 0);
    }
  }

  const actions = {
    '/': search,
    '?': openHelp,
    j: () => row(1),
    k: () => row(-1),
    h: () => page('previous'),
    l: () => page('next'),
    f: filters,
    r: () => press('refresh'),
  };

  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-shortcut="help"]')) {
      openHelp();
    }
  });

  document.addEventListener('keydown', event => {
    const target = event.target;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || root.shortcuts === 'off') {
      return;
    }
    const isField = target.isContentEditable || target.matches?.('input:not([type=checkbox]):not([type=radio]), textarea, select');
    if (event.key === 'Escape') {
      leave(target, isField);
    } else if (!isField && !document.querySelector('dialog[open], [popover]:popover-open') && Object.hasOwn(actions, event.key)) {
      event.preventDefault();
      actions[event.key]();
    }
  });

  // Lists that a field has opened close by themselves first.
  function leave(target, isField) {
    if (isField && target.getAttribute('aria-expanded') !== 'true' && !target.closest('[popover], dialog')) {
      target.blur();
    } else if (!isField) {
      press('close');
    }
  }
}
