// Keeps the theme that is chosen, in a cookie from which the server draws the next page. theme.css has the themes, and follows the system
// where none is chosen.
document.addEventListener('click', event => {
  const choice = event.target.closest?.('[data-choose-theme]')?.dataset.chooseTheme;
  if (choice) {
    document.cookie = `theme=${choice}; path=/; max-age=31536000; samesite=lax`;
    document.documentElement.dataset.theme = choice;
  }
});
