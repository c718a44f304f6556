// Keeps the language that somebody chose: any button with data-choose-language. The server reads the cookie.
document.addEventListener('click', event => {
  const language = event.target.closest?.('[data-choose-language]')?.dataset.chooseLanguage;
  if (language) {
    document.cookie = `language=${language}; path=/; max-age=31536000; samesite=lax`;
    location.reload();
  }
});
