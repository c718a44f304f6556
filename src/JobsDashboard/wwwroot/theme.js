// Runs before the first paint. The server draws the theme from two cookies, and this keeps them.
(() => {
  const root = document.documentElement.dataset;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const read = name => document.cookie.split('; ').find(cookie => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  const write = (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`; };

  const followSystem = () => {
    const wanted = system.matches ? 'dark' : 'light';
    const known = read('system-theme');
    write('system-theme', wanted);
    // Only when the cookie is news and was kept: otherwise a reload would change nothing, for ever.
    if (root.themeChoice === 'System' && root.theme !== wanted && known !== wanted && read('system-theme') === wanted) {
      location.reload();
    }
  };

  followSystem();
  system.addEventListener('change', followSystem);
  document.addEventListener('click', event => {
    const choice = event.target.closest?.('[data-choose-theme]')?.dataset.chooseTheme;
    if (choice) {
      write('theme', choice);
      location.reload();
    }
  });
})();
