// What a row and its values do: a click on a row opens its job, and each value has a menu, which the server fills when it is asked for.
(() => {
  const byId = id => document.getElementById(id);
  const cellOf = target => target?.closest?.('.job-row td');
  const rowOf = target => target?.closest?.('.job-row');
  const opensOf = row => row?.querySelector('a.open');
  const isLive = () => document.querySelector('[data-live]') !== null;

  // The row's link, with the same keys held: a new tab stays a new tab.
  const isPlain = event => !event.target.closest('a, button, input, label, [popover]') && getSelection().isCollapsed;
  document.addEventListener('click', event => {
    const link = opensOf(rowOf(event.target));
    if (link && isPlain(event)) {
      const { ctrlKey, metaKey, shiftKey } = event;
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
    }
  });
  document.addEventListener('auxclick', event => {
    const link = opensOf(rowOf(event.target));
    if (link && event.button === 1 && isPlain(event)) {
      open(link.href, '_blank', 'noopener');
    }
  });

  // Asking: the number of the row and that of the column.
  let asking = null;
  let isAwaited = false;
  const ask = value => {
    byId('value-asked').value = value;
    byId('value-asked').dispatchEvent(new Event('change', { bubbles: true }));
  };
  const openAt = cell => {
    const menu = byId('value-menu');
    if (!menu || !isLive()) {
      return;
    }
    asking?.disconnect();
    asking = new MutationObserver(() => menu.querySelector('a') && showAt(menu, cell));
    asking.observe(menu, { childList: true, subtree: true });
    isAwaited = true;
    // Whoever is quick finds the menu as it was before, which must not be taken for the answer.
    if (menu.querySelector('a')) {
      ask('');
    }
    ask(`${[...rowOf(cell).parentElement.querySelectorAll('.job-row')].indexOf(rowOf(cell))},${cell.cellIndex}`);
  };
  const showAt = (menu, cell) => {
    asking.disconnect();
    isAwaited = false;
    hideMore();
    menu.showPopover();
    const at = cell.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = menu;
    menu.style.left = `${Math.max(4, Math.min(at.left, innerWidth - offsetWidth - 4))}px`;
    menu.style.top = `${at.bottom + offsetHeight + 4 > innerHeight ? Math.max(4, at.top - offsetHeight) : at.bottom}px`;
    menu.querySelector('a').focus();
  };
  // Emptied when it is closed, so that it weighs nothing in the next answers.
  document.addEventListener('toggle', event => {
    if (event.target.id === 'value-menu' && event.newState === 'closed' && !isAwaited) {
      ask('');
    }
  }, true);
  document.addEventListener('click', event => {
    if (event.target.closest?.('#value-menu a')) {
      byId('value-menu').hidePopover();
    }
  });

  // By mouse: one button, over the cell that the pointer is on.
  let hovered = null;
  const hideMore = () => {
    hovered = null;
    byId('value-more')?.setAttribute('hidden', '');
  };
  document.addEventListener('pointerover', event => {
    const more = byId('value-more');
    if (!more || event.pointerType !== 'mouse' || event.target === more) {
      return;
    }
    const cell = cellOf(event.target);
    if (cell === hovered || !isLive()) {
      return;
    }
    if (!cell) {
      hideMore();
      return;
    }
    hovered = cell;
    const at = cell.getBoundingClientRect();
    const isRight = getComputedStyle(cell).textAlign === 'right';
    more.style.left = `${isRight ? at.left : Math.min(at.right, innerWidth) - 24}px`;
    more.style.top = `${at.top + (at.height - 22) / 2}px`;
    more.removeAttribute('hidden');
  });
  document.addEventListener('scroll', hideMore, { capture: true, passive: true });
  document.addEventListener('click', event => {
    if (event.target.id === 'value-more' && hovered) {
      openAt(hovered);
    }
  });

  // By touch: holding a value. Once it is let go, because a menu that is open by then would be closed by that.
  let holding = 0;
  let held = null;
  document.addEventListener('pointerdown', event => {
    const cell = cellOf(event.target);
    held = null;
    if (cell && event.pointerType === 'touch') {
      holding = setTimeout(() => { held = cell; }, 450);
    }
  });
  document.addEventListener('pointermove', event => (event.movementX || event.movementY) && clearTimeout(holding));
  document.addEventListener('pointercancel', () => clearTimeout(holding));
  document.addEventListener('pointerup', () => {
    clearTimeout(holding);
    if (held) {
      openAt(held);
    }
  });
  document.addEventListener('contextmenu', event => held && event.preventDefault());
  document.addEventListener('click', event => {
    if (held) {
      held = null;
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);

  // By keys: the right arrow leads from a job's link to its values.
  document.addEventListener('keydown', event => {
    const cell = cellOf(event.target);
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      || (event.target === cell && (event.key === 'Enter' || event.key === ' '))) {
      event.preventDefault();
      openAt(cell);
      return;
    }
    const row = rowOf(cell);
    const seen = [...row.cells].filter(one => one.offsetWidth > 0);
    const next = {
      ArrowLeft: () => seen[seen.indexOf(cell) - 1],
      ArrowRight: () => seen[seen.indexOf(cell) + 1],
      ArrowUp: () => event.target === cell && row.previousElementSibling?.cells[cell.cellIndex],
      ArrowDown: () => event.target === cell && row.nextElementSibling?.cells[cell.cellIndex],
    }[event.key]?.();
    if (next) {
      event.preventDefault();
      const target = next.querySelector('a.open') ?? next;
      target.tabIndex = target === next ? -1 : 0;
      target.focus();
    }
  });

  // A row that changes is another element: what had the focus in it has it there again.
  let focused = null;
  document.addEventListener('focusin', event => {
    const cell = cellOf(event.target);
    const job = opensOf(rowOf(cell))?.pathname;
    focused = job ? { target: event.target, job, column: cell.cellIndex } : null;
  });
  document.addEventListener('focusout', event => queueMicrotask(() => {
    if (event.target.isConnected && focused?.target === event.target) {
      focused = null;
    }
  }));
  new MutationObserver(() => {
    if (hovered?.isConnected === false) {
      hideMore();
    }
    if (focused?.target.isConnected === false && document.activeElement === document.body) {
      const { target, job, column } = focused;
      focused = null;
      const row = rowOf([...document.querySelectorAll('.job-row .open')].find(link => link.pathname === job));
      const next = target.matches('.open') ? opensOf(row) : row?.cells[column];
      if (next && !target.matches('.open')) {
        next.tabIndex = -1;
      }
      next?.focus({ preventScroll: true });
    }
  }).observe(document.body, { childList: true, subtree: true });
})();
