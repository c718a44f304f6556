// The search line. The text, the caret and what is chosen of the suggestions are the browser's: nobody who types waits for the server,
// and what it answers never replaces what was typed since.
{
  const lineOf = event => event.target.closest?.('[data-line]');
  const listOf = line => document.getElementById(line.getAttribute('aria-controls'));
  const isOpen = list => !list.hidden && !list.classList.contains('taken');
  const chosenIn = list => list.querySelector('[aria-selected=true]');
  const tell = line => line.dispatchEvent(new Event('input', { bubbles: true }));

  globalThis.searchLine = {
    caret: line => line.selectionStart,
    shows: (line, text) => line.value.trimEnd() === text.trimEnd(),
  };

  // How often the server was told of a text. It says how often it has heard of one.
  const told = new WeakMap();

  function show(line) {
    if (line.value === line.dataset.text) {
      told.set(line, Number(line.dataset.heard));
    } else if (Number(line.dataset.heard) === (told.get(line) ?? 0)) {
      write(line, line.dataset.text);
    }
  }

  // Where something beside the line changed it, who is about to type does so over all of it if all was selected, and else behind it.
  function write(line, text) {
    const { value, selectionStart, selectionEnd } = line;
    const isHere = document.activeElement === line;
    const isAll = value !== '' && selectionStart === 0 && selectionEnd === value.length;
    const isBehind = value !== '' && selectionStart === value.length;
    line.value = text;
    if (!isHere || text === '') {
      return;
    }
    if (line.dataset.beside === undefined) {
      // Whoever writes goes on before what stood behind.
      const rest = value.slice(selectionEnd);
      const caret = text.length - (text.endsWith(rest) ? rest.length : 0);
      line.setSelectionRange(caret, caret);
    } else if (isAll) {
      line.select();
    } else if (!isBehind) {
      line.value += ' ';
      tell(line);
    }
  }

  // Where the piece stands now that the suggestions complete: somebody may have gone on writing it since. Null where it is gone.
  function placeOf(line, list) {
    const { for: completed, start, length } = list.dataset;
    const rest = completed.slice(Number(start) + Number(length));
    const end = line.value.length - rest.length;
    const piece = line.value.slice(start, end);
    return line.value.startsWith(completed.slice(0, start)) && line.value.endsWith(rest) && end >= start
      && (line.value === completed || !/\s/.test(piece)) ? { start: Number(start), end, piece } : null;
  }

  // Without a choice, Tab takes the first of those that go on as the piece does.
  function firstIn(line, list) {
    const place = placeOf(line, list);
    return place?.piece ? [...list.children].find(option => line.value === list.dataset.for
      || option.textContent.toLowerCase().includes(place.piece.toLowerCase())) : undefined;
  }

  let spaced = null;

  function take(line, option) {
    const list = listOf(line);
    const place = placeOf(line, list);
    if (!place) {
      return;
    }
    const { written } = option.dataset;
    const next = line.value[place.end] ?? '';
    const leadsOn = list.dataset.leadsOn !== undefined;
    const space = leadsOn || /[\s,，]/.test(next) ? '' : ' ';
    line.setRangeText(written + space, place.start, place.end, 'end');
    if (!leadsOn && /\s/.test(next)) {
      line.setSelectionRange(line.selectionEnd + 1, line.selectionEnd + 1);
    }
    spaced = space ? { text: line.value, caret: line.selectionEnd } : null;
    choose(line, list, null);
    list.classList.add('taken');
    list.classList.toggle('done', !leadsOn);
    tell(line);
    if (line.selectionEnd === line.value.length) {
      line.scrollLeft = line.scrollWidth;
    }
  }

  function choose(line, list, option) {
    chosenIn(list)?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    mirror(line, list);
  }

  // Until somebody types on or asks for it.
  function close(line, list) {
    list.classList.add('taken', 'done');
    choose(line, list, null);
  }

  // What a screen reader is told of the list.
  function mirror(line, list) {
    const chosen = isOpen(list) ? chosenIn(list) : null;
    line.setAttribute('aria-expanded', isOpen(list));
    if (chosen) {
      line.setAttribute('aria-activedescendant', chosen.id);
    } else {
      line.removeAttribute('aria-activedescendant');
    }
  }

  new MutationObserver(changes => {
    for (const target of new Set(changes.map(change => change.target))) {
      if (target.matches?.('[data-line]')) {
        show(target);
      }
    }
    const line = document.querySelector('[data-line]');
    const list = line && listOf(line);
    if (list && changes.some(change => list.contains(change.target))) {
      // After a name, its values; after a value, nothing until somebody goes on.
      if (list.dataset.for === line.value && !list.classList.contains('done')) {
        list.classList.remove('taken');
      }
      mirror(line, list);
    }
  }).observe(document, {
    subtree: true, childList: true, attributeFilter: ['data-text', 'data-heard', 'data-for', 'hidden'],
  });

  const reopen = list => list.classList.remove('taken', 'done');

  document.addEventListener('input', event => {
    const line = lineOf(event);
    if (line) {
      told.set(line, (told.get(line) ?? 0) + 1);
      if (event.isTrusted) {
        reopen(listOf(line));
      }
    }
  }, true);

  // A comma after what was taken begins the next value.
  document.addEventListener('beforeinput', event => {
    const line = lineOf(event);
    if (line && spaced?.text === line.value && spaced.caret === line.selectionStart && /^[,，]$/.test(event.data ?? '')) {
      event.preventDefault();
      line.setRangeText(event.data, spaced.caret - 1, spaced.caret, 'end');
      reopen(listOf(line));
      tell(line);
    }
    spaced = null;
  });

  document.addEventListener('keydown', event => {
    const line = lineOf(event);
    const list = line && listOf(line);
    if (!list || event.isComposing) {
      return;
    }
    const isMove = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (isMove) {
      event.preventDefault();
      reopen(list);
    }
    if (!isOpen(list)) {
      return;
    }
    const options = [...list.children];
    const at = options.indexOf(chosenIn(list));
    if (isMove) {
      const next = event.key === 'ArrowDown' ? at + 1 : Math.max(at, 0) - 1;
      choose(line, list, options[(next + options.length) % options.length]);
    } else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) {
      const option = options[at] ?? (event.key === 'Tab' ? firstIn(line, list) : undefined);
      if (option) {
        event.preventDefault();
        take(line, option);
      } else {
        close(line, list);
      }
    } else if (event.key === 'Escape') {
      close(line, list);
    }
  });

  const optionOf = event => event.target.closest?.('#search-line-list [role=option]');

  // The mouse must not take the focus away from the line, or the list would close under it.
  document.addEventListener('mousedown', event => {
    if (optionOf(event)) {
      event.preventDefault();
    }
  });
  document.addEventListener('click', event => {
    const option = optionOf(event);
    if (option) {
      take(document.querySelector('[data-line]'), option);
    } else if (lineOf(event)) {
      reopen(listOf(lineOf(event)));
    }
  });

  // A text box drops the ends of lines, and with them what parts one id from the next.
  document.addEventListener('paste', event => {
    const line = lineOf(event);
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (!line || !/[\r\n]/.test(text)) {
      return;
    }
    event.preventDefault();
    line.setRangeText(text.replace(/[\\^]?\s*[\r\n]+\s*/g, ' '), line.selectionStart, line.selectionEnd, 'end');
    // After the paste itself has been told to the server.
    setTimeout(() => tell(line));
  });

  document.addEventListener('scroll', event => {
    const marks = lineOf(event)?.parentElement.querySelector('.marks');
    if (marks) {
      marks.scrollLeft = event.target.scrollLeft;
    }
  }, true);
}
