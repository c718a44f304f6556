// Runs before the first paint. The server writes times in the browser's time zone, which it has from a cookie, and this keeps that.
(() => {
  const name = 'browser-time-zone';
  const read = () => document.cookie.split('; ').find(cookie => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const wanted = encodeURIComponent(zone ?? '');
  if (!zone || read() === wanted) {
    return;
  }
  document.cookie = `${name}=${wanted}; path=/; max-age=31536000; samesite=lax`;
  const taken = document.documentElement.dataset.browserZone;
  // Only where times would change and the cookie was kept: otherwise a reload would change nothing, for ever.
  if (taken && taken !== zone && read() === wanted) {
    location.reload();
  }
})();
