// Keeps the theme that is chosen, in a cookie from which the server draws the next page. theme.css has the themes, and follows the system
// where none is chosen.
document.addEventListener('click', event => {
  const chosen = event.target.closest?.('[data-choose-theme]');
  if (!chosen) {
    return;
  }
  const theme = chosen.dataset.chooseTheme;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  document.documentElement.dataset.theme = theme;
  for (const other of chosen.parentElement.children) {
    other.ariaCurrent = other === chosen ? 'true' : null;
  }
  chosen.parentElement.hidePopover();
});
