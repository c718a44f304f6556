// Copies without asking the server: any button with data-copy.
document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy]');
  if (!button) {
    return;
  }
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 1500);
  } catch {
    // Browsers allow it on https and localhost only; the text can still be selected.
    button.title = document.body.dataset.copyRefused;
  }
});

// A link to a fragment is followed by the router, which scrolls but leaves the focus where it was.
document.addEventListener('click', event => {
  if (event.target.closest?.('.skip')) {
    document.getElementById('content').focus();
  }
});

// Keeps what the visitor prefers; the server draws the next page with it. Null forgets it.
globalThis.dashboard = {
  remember(name, value) {
    const age = value === null ? 0 : 31536000;
    document.cookie = `${name}=${encodeURIComponent(value ?? '')}; path=/; max-age=${age}; samesite=lax`;
  },
};
