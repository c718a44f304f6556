// What links cannot do in the chart: dragging selects a range, the arrow keys go from bar to bar, and what is pointed at is told above.
// A range is where its first bar's link begins and its last bar's ends, so no question is put together here.
const barsOf = chart => [...chart.querySelectorAll('.bar')];
const chartOf = event => event.target.closest?.('[data-chart]');
const groupOf = target => target.closest('[data-chart] > svg');

function mark(chart, from, to) {
  const step = 100 / Number(chart.dataset.chart);
  const selection = chart.querySelector('.selection');
  selection.setAttribute('x', `${Math.min(from, to) * step}%`);
  selection.setAttribute('width', from === null ? 0 : `${(Math.abs(to - from) + 1) * step}%`);
}

function show(chart, from, to) {
  const bars = barsOf(chart);
  const [first, last] = [bars[Math.min(from, to)], bars[Math.max(from, to)]].map(bar => bar.getAttribute('href'));
  const url = first.replace(/EndTime=[^&]*/, () => last.match(/EndTime=[^&]*/)[0]);
  mark(chart, null, null);
  globalThis.Blazor?.navigateTo ? Blazor.navigateTo(url) : location.assign(new URL(url, document.baseURI));
}

// Colours become links: to where the legend's leads, within the span of the bar. How many jobs each has is in the table.
function linkColours(chart) {
  const section = chart.closest('section');
  const legend = [...section.querySelectorAll('.legend a')];
  const names = [...section.querySelectorAll('thead th')].slice(2).map(name => name.textContent);
  const rows = section.querySelector('tbody').rows;
  const groups = [...chart.children].filter(group => group.querySelector(':scope > rect'));
  groups.forEach((group, at) => {
    const counts = [...rows[at].cells].slice(2).map(cell => cell.textContent);
    const statuses = counts.flatMap((count, status) => count === '0' ? [] : [status]);
    const bar = group.querySelector('.bar');
    [...group.querySelectorAll(':scope > rect')].forEach((piece, number) => {
      const status = statuses[number];
      const title = `${names[status]}: ${counts[status]}`;
      const link = document.createElementNS(piece.namespaceURI, 'a');
      link.setAttribute('tabindex', '-1');
      link.setAttribute('class', piece.getAttribute('class'));
      link.setAttribute('href', within(bar.getAttribute('href'), legend[status].getAttribute('href')));
      link.append(document.createElementNS(piece.namespaceURI, 'title'));
      link.firstChild.textContent = title;
      bar.firstChild.textContent += `\n${title}`;
      piece.removeAttribute('class');
      piece.replaceWith(link);
      link.append(piece);
    });
  });
}

// Both have the same behind the time. There is no asking for jobs without a status.
function within(bar, status) {
  if (status === null) {
    return bar;
  }
  const isTime = part => /^(Start|End)Time=/.test(part);
  const [span, parts] = [bar.split(/[?&]/), status.split(/[?&]/).filter(part => !isTime(part))];
  parts.splice(parts.length - (span.length - 1 - span.findLastIndex(isTime)), 0, ...span.filter(isTime));
  return parts.join('&').replace('&', '?');
}

// The rows of the table are the bars that have colours, and the live page says what they span only there.
const spanOf = title => title.split('\n')[0].replace(/: [^:]*$/, '');
function nameRows(body) {
  const bars = body.closest('section').querySelectorAll('[data-chart] > svg:has(> :nth-child(2)) > .bar');
  [...body.rows].forEach((row, at) => { row.cells[0].textContent = spanOf(bars[at].firstChild.textContent); });
}

function completeAll() {
  document.querySelectorAll('[data-chart]:has(> svg > rect)').forEach(linkColours);
  document.querySelectorAll('.chart tbody:has(th:empty)').forEach(nameRows);
}
new MutationObserver(completeAll).observe(document.body, { childList: true, subtree: true });
completeAll();

// Dragging.
let drag = null;

function barAt(chart, x) {
  const { left, width } = chart.getBoundingClientRect();
  const count = Number(chart.dataset.chart);
  return Math.min(count - 1, Math.max(0, Math.floor((x - left) / width * count)));
}

document.addEventListener('pointerdown', event => {
  const chart = chartOf(event);
  if (chart && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    drag = { chart, id: event.pointerId, x: event.clientX, from: barAt(chart, event.clientX), moved: false };
  }
});

document.addEventListener('pointermove', event => {
  if (drag?.id !== event.pointerId) {
    return;
  }
  if (!drag.moved && Math.abs(event.clientX - drag.x) > 5) {
    drag.moved = true;
    drag.chart.setPointerCapture(event.pointerId);
  }
  if (drag.moved) {
    const to = barAt(drag.chart, event.clientX);
    mark(drag.chart, drag.from, to);
    tell(drag.chart, drag.from, to);
  }
});

document.addEventListener('pointerup', event => {
  if (drag?.id !== event.pointerId) {
    return;
  }
  const { chart, from, moved } = drag;
  drag = null;
  if (moved) {
    // The click that follows belongs to no link.
    const swallow = click => { click.preventDefault(); click.stopPropagation(); };
    document.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener('click', swallow, { capture: true }));
    show(chart, from, barAt(chart, event.clientX));
  }
});

document.addEventListener('pointercancel', () => {
  if (drag) {
    mark(drag.chart, null, null);
    drag = null;
  }
});

// The browser would drag the link.
document.addEventListener('dragstart', event => {
  if (chartOf(event)) {
    event.preventDefault();
  }
});

// The keyboard.
let anchor = null;

document.addEventListener('keydown', event => {
  const chart = chartOf(event);
  if (!chart || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const bars = barsOf(chart);
  const links = [...groupOf(event.target).querySelectorAll('a')];
  const at = bars.indexOf(links[0]);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
  if (to !== undefined) {
    const next = Math.min(bars.length - 1, Math.max(0, to));
    anchor = event.shiftKey ? anchor ?? at : null;
    mark(chart, anchor, anchor === null ? null : next);
    bars[next].focus();
    tell(chart, anchor ?? next, next);
  } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    links[Math.min(links.length - 1, Math.max(0, links.indexOf(event.target.closest('a')) + (event.key === 'ArrowUp' ? 1 : -1)))].focus();
  } else if (event.key === 'Enter' && anchor !== null) {
    const from = anchor;
    anchor = null;
    show(chart, from, at);
  } else if (event.key === 'Escape' && anchor !== null) {
    anchor = null;
    mark(chart, null, null);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}, { capture: true });

// Another chart in the place of one that had the focus: its bar in the same place has it, so that a keyboard goes on from there.
let focused = null;
const redrawn = new MutationObserver(() => {
  if (focused?.chart.isConnected && document.activeElement === document.body) {
    const bars = barsOf(focused.chart);
    bars[Math.min(focused.at, bars.length - 1)]?.focus({ preventScroll: true });
  }
});

document.addEventListener('focusin', event => {
  const chart = chartOf(event);
  redrawn.disconnect();
  focused = chart && { chart, at: barsOf(chart).indexOf(groupOf(event.target)?.querySelector('.bar')) };
  if (chart) {
    redrawn.observe(chart, { childList: true });
  }
});

// Telling. A tooltip takes its time; this line does not.
function tell(chart, from, to) {
  const readout = chart.closest('section').querySelector('.readout');
  const titles = barsOf(chart).map(bar => bar.querySelector('title').textContent.split('\n'));
  readout.textContent = from === null ? ''
    : from === to ? titles[from].join('  ')
    : [titles[Math.min(from, to)], titles[Math.max(from, to)]].map(title => spanOf(title[0])).join(' … ');
}

for (const [type, isIn] of [['pointerover', true], ['pointerout', false], ['focusin', true], ['focusout', false]]) {
  document.addEventListener(type, event => {
    const chart = chartOf(event);
    const bar = chart && groupOf(event.target)?.querySelector('.bar');
    if (!chart || drag?.moved || (anchor !== null && isIn)) {
      return;
    }
    const at = isIn && bar ? barsOf(chart).indexOf(bar) : null;
    tell(chart, at, at);
    if (type === 'focusout' && !chart.contains(event.relatedTarget)) {
      anchor = null;
      mark(chart, null, null);
    }
  });
}
