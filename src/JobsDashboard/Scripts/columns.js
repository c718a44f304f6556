// Columns of the list are moved and widened here, without asking the server. What comes of it is another URL, and nothing else.
(() => {
  const minWidth = 40;
  const maxWidth = 2000;
  const step = 10;

  const headsOf = grid => [...grid.querySelectorAll('[data-column]')];
  const isShown = head => head.closest('th').offsetWidth > 0;

  // Headings tell their order. The words beside the arrow say it until a script runs.
  const tellOrder = () => document.querySelectorAll('.job-grid th').forEach(th => {
    const order = th.querySelector('[data-sort]')?.dataset.sort ?? null;
    if (th.ariaSort !== order) {
      th.ariaSort = order;
      th.querySelector('[data-sort] .heard')?.setAttribute('hidden', '');
    }
  });
  new MutationObserver(tellOrder).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ['data-sort'],
  });
  tellOrder();

  // As ListColumns.Write writes it: a name with a comma or a quote stands in quotes, one with a colon is followed by another.
  const written = (name, width) => {
    const item = width || name.includes(':') ? `${name}:${width ?? ''}` : name;
    return /[",]/.test(item) || item !== item.trim() ? `"${item.replaceAll('"', '""')}"` : item;
  };

  const show = (grid, columns, replaceHistoryEntry) => {
    const text = columns.map(column => written(column.name, column.width)).join(',');
    const { question, view, own } = grid.dataset;
    Blazor.navigateTo(`${question}${text === own ? '' : `&Columns=${encodeURIComponent(text)}`}${view}`, { replaceHistoryEntry });
  };

  // Moving by drag.
  let dragged = null;
  const marked = () => document.querySelectorAll('.drop-before, .drop-after').forEach(
    head => head.classList.remove('drop-before', 'drop-after'));
  const targetOf = event => {
    const head = dragged && event.target.closest?.('th')?.querySelector('[data-column]');
    if (!head || head.closest('.grid') !== dragged.closest('.grid')) {
      return null;
    }
    const { left, width } = head.closest('th').getBoundingClientRect();
    return { head, isAfter: event.clientX > left + width / 2 };
  };

  document.addEventListener('dragstart', event => { dragged = event.target.closest?.('[data-column]') ?? null; });
  document.addEventListener('dragend', () => { dragged = null; marked(); });
  document.addEventListener('dragover', event => {
    const target = targetOf(event);
    marked();
    if (target) {
      event.preventDefault();
      target.head.closest('th').classList.add(target.isAfter ? 'drop-after' : 'drop-before');
    }
  });
  document.addEventListener('drop', event => {
    const target = targetOf(event);
    if (!target) {
      return;
    }
    event.preventDefault();
    const moved = dragged;
    const heads = headsOf(moved.closest('.grid'));
    const others = heads.filter(head => head !== moved);
    const place = target.head === moved ? heads.indexOf(moved) : others.indexOf(target.head) + (target.isAfter ? 1 : 0);
    others.splice(place, 0, moved);
    if (others.some((head, index) => head !== heads[index])) {
      show(moved.closest('.grid'), others.map(head => ({ name: head.dataset.column, width: head.dataset.width })));
    }
  });

  // Widening, by pointer and by keys. All columns keep the width that they have while one of them changes.
  let sized = null;
  let pressed = null;
  const begin = sizer => {
    const grid = sizer.closest('.grid');
    const heads = headsOf(grid);
    const cols = [...grid.querySelectorAll('col')];
    // Rounded up, since a text that just fits would no longer do so.
    const columns = heads.map((head, index) => ({
      head, col: cols[index], name: head.dataset.column, width: Math.ceil(head.closest('th').getBoundingClientRect().width),
    }));
    columns.forEach(column => {
      column.col.width = column.width;
      column.col.style.display = isShown(column.head) ? '' : 'none';
    });
    grid.querySelector('.job-grid').classList.add('sized');
    sized = { sizer, grid, columns, column: columns.find(column => column.head === sizer.parentElement.querySelector('[data-column]')) };
    sized.first = sized.column.width;
  };
  const widen = width => {
    sized.column.width = Math.max(minWidth, Math.min(maxWidth, Math.round(width)));
    sized.column.col.width = sized.column.width;
    sized.sizer.setAttribute('aria-valuenow', sized.column.width);
  };
  const end = byKeys => {
    const { grid, columns, column, first } = sized;
    sized = null;
    if (column.width !== first) {
      show(grid, columns.filter(one => isShown(one.head)), byKeys);
      if (byKeys) {
        keepFocus(column.name);
      }
    }
  };
  // Where columns were left out until now, the grid is made anew.
  const keepFocus = name => {
    const focus = () => document.activeElement === document.body && [...document.querySelectorAll('[data-column]')]
      .find(head => head.dataset.column === name)?.parentElement.querySelector('.sizer')?.focus();
    const watch = new MutationObserver(focus);
    watch.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), 5000);
  };

  document.addEventListener('pointerdown', event => {
    const sizer = event.target.closest?.('.sizer');
    if (sizer && event.button === 0) {
      event.preventDefault();
      pressed = { sizer, from: event.clientX };
      sizer.setPointerCapture(event.pointerId);
    }
  });
  document.addEventListener('pointermove', event => {
    // A click moves nothing: not before the pointer moves are all widths fixed.
    if (pressed && !sized && Math.abs(event.clientX - pressed.from) > 2) {
      begin(pressed.sizer);
      sized.from = pressed.from;
    }
    if (sized?.from !== undefined) {
      widen(sized.first + event.clientX - sized.from);
    }
  });
  const release = () => {
    pressed = null;
    if (sized?.from !== undefined) {
      end(false);
    }
  };
  document.addEventListener('pointerup', release);
  document.addEventListener('pointercancel', release);
  document.addEventListener('keydown', event => {
    const sizer = event.target.closest?.('.sizer');
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (sizer && direction) {
      event.preventDefault();
      if (!sized) {
        begin(sizer);
      }
      widen(sized.column.width + direction * step);
    }
  });
  document.addEventListener('keyup', event => {
    if (sized && sized.from === undefined && event.key.startsWith('Arrow')) {
      end(true);
    }
  });
})();
