// What the search line needs of the browser: where the caret is, and keys that do not do there what they do elsewhere.
const lineOf = event => event.target.closest?.('[data-line]');

globalThis.searchLine = {
  caret: line => line.selectionStart,
  place: (line, caret) => line.setSelectionRange(caret, caret),
};

document.addEventListener('keydown', event => {
  const line = lineOf(event);
  const takes = event.key === 'Tab' && !event.shiftKey && line?.dataset.takes !== undefined;
  if (line && (takes || event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
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
  setTimeout(() => line.dispatchEvent(new Event('input', { bubbles: true })));
});

document.addEventListener('scroll', event => {
  const marks = lineOf(event)?.parentElement.querySelector('.marks');
  if (marks) {
    marks.scrollLeft = event.target.scrollLeft;
  }
}, true);
