// What was typed before the page was live goes into the fields that then replace those it was typed into, and with it focus and caret.
{
  const fieldsIn = root => [...root.querySelectorAll('input:not([type=hidden], [type=checkbox], [type=radio]), textarea')];
  const nameOf = field => field.name || field.getAttribute('aria-label') || field.id;
  // Some fields have the name of others.
  const placeOf = (field, fields) => fields.filter(other => nameOf(other) === nameOf(field)).indexOf(field);

  const early = fieldsIn(document);
  let focused = early.find(field => field === document.activeElement);
  document.addEventListener('focusin', event => { focused = event.target; });
  document.addEventListener('focusout', event => queueMicrotask(() => {
    if (event.target.isConnected && focused === event.target) {
      focused = null;
    }
  }));

  const watch = new MutationObserver(() => {
    if (early.every(field => field.isConnected)) {
      return;
    }
    watch.disconnect();
    const live = fieldsIn(document);
    for (const field of early.filter(field => !field.isConnected)) {
      const next = live.filter(other => nameOf(other) === nameOf(field))[placeOf(field, early)];
      if (next && field.value !== field.defaultValue) {
        next.value = field.value;
        next.dispatchEvent(new Event('input', { bubbles: true }));
        // Which a browser tells only of what somebody typed into this very field.
        next.addEventListener('blur', () => next.dispatchEvent(new Event('change', { bubbles: true })), { once: true });
      }
      if (next && field === focused) {
        next.focus({ preventScroll: true });
        if (field.selectionStart !== null) {
          next.setSelectionRange(field.selectionStart, field.selectionEnd);
        }
      }
    }
  });
  watch.observe(document.body, { childList: true, subtree: true });
}
