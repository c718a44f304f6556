// Copies without asking the server: any button with data-copy.
document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy]');
  if (!button) {
    return;
  }
  if (await copied(button)) {
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 1500);
  } else {
    // The text can still be selected.
    button.title = document.body.dataset.copyRefused;
  }
});

async function copied(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    return true;
  } catch {
    // Browsers have the clipboard on https and localhost only. The older way takes what is selected, beside the button, since a dialog
    // keeps the focus within it.
    const text = document.createElement('textarea');
    text.value = button.dataset.copy;
    button.after(text);
    text.select();
    const isCopied = document.execCommand('copy');
    text.remove();
    button.focus();
    return isCopied;
  }
}

// The server follows a link that changes the question. One that is opened in another tab or window is left to the browser.
document.body.addEventListener('click', event => {
  if ((event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) && event.target.closest('a[href]')) {
    event.stopPropagation();
  } else if (event.detail > 1 && event.target.closest('#filters a.name')) {
    // The second click of a double click on a filter's value would take back what the first one asked for.
    event.preventDefault();
    event.stopPropagation();
  }
});

// A link to a fragment is followed by the router, which scrolls but leaves the focus where it was.
document.addEventListener('click', event => {
  if (event.target.closest?.('.skip')) {
    document.getElementById('content').focus();
  }
});

// A time that is copied is the instant in UTC, whatever zone the page shows it in.
document.addEventListener('copy', event => {
  const selection = getSelection();
  const within = selection.rangeCount > 0 ? selection.getRangeAt(0).commonAncestorContainer : null;
  const time = (within?.nodeType === Node.TEXT_NODE ? within.parentElement : within)?.closest?.('time[datetime]');
  if (time) {
    event.clipboardData.setData('text/plain', time.dateTime);
    event.preventDefault();
  }
});

// A menu of links closes when one is followed: the page may stay the same document.
document.addEventListener('click', event => {
  event.target.closest?.('[popover] a[href]')?.closest('[popover]').hidePopover();
});

// Keeps what the visitor prefers; the server draws the next page with it. Null forgets it.
globalThis.dashboard = {
  remember(name, value) {
    const age = value === null ? 0 : 31536000;
    document.cookie = `${name}=${encodeURIComponent(value ?? '')}; path=/; max-age=${age}; samesite=lax`;
  },
  // A URL for one that says the same. Whoever was faster than the server and went elsewhere stays there.
  rewrite(from, to) {
    if (location.href === from) {
      Blazor.navigateTo(to, { replaceHistoryEntry: true });
    }
  },
  close(id) {
    document.getElementById(id)?.hidePopover();
  },
};
