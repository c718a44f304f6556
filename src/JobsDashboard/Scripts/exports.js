// Exports with their progress: any link with data-export. Without this script, and where a browser could only hold all jobs in memory,
// the link is a plain download. A half export is never kept: nothing has the file's name until its last job is there.
{
  const panel = document.getElementById('export-progress');
  const part = selector => panel.querySelector(selector);
  // About 200 MB.
  const maxJobsInMemory = 100_000;
  let stop = null;

  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[data-export]');
    const isPlain = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    // A second one beside the first is left to the browser.
    if (!link || isPlain || event.defaultPrevented || stop) {
      return;
    }
    const count = link.dataset.count ? Number(link.dataset.count) : null;
    const isPicked = 'showSaveFilePicker' in globalThis;
    if (isPicked || (count !== null && count <= maxJobsInMemory)) {
      event.preventDefault();
      link.closest('[popover]')?.hidePopover();
      run({ url: link.href, name: link.download, isTable: link.dataset.export === 'csv', count, isPicked });
    }
  });
  part('[data-export-cancel]').addEventListener('click', () => stop?.abort());
  part('[data-export-close]').addEventListener('click', () => { panel.hidden = true; });
  addEventListener('beforeunload', event => stop && event.preventDefault());

  async function run({ url, name, isTable, count, isPicked }) {
    stop = new AbortController();
    const { signal } = stop;
    const jobs = counterOf(isTable);
    let sink;
    try {
      sink = isPicked ? await intoFile(name).catch(refused) : intoMemory(name);
      if (!sink) {
        // The browser has a place to ask for, but does not give it here: it downloads the file itself.
        Object.assign(document.createElement('a'), { href: url, download: name }).click();
        return;
      }
      begin(count);
      const answer = await fetch(url, { signal });
      if (!answer.ok) {
        throw new Error((await answer.json().catch(() => null))?.Message ?? answer.statusText);
      }
      for (const reader = answer.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) {
          break;
        }
        await sink.write(value);
        draw(jobs.add(value), count);
      }
      await sink.close();
      end('done', jobs.total());
    } catch (error) {
      await sink?.drop().catch(() => {});
      // Without a place to write to, nothing had begun.
      if (sink) {
        end(signal.aborted ? 'cancelled' : 'failed', jobs.total(), signal.aborted ? '' : error.message);
      }
    } finally {
      stop = null;
    }
  }

  // Null, unless the visitor has closed the dialog.
  function refused(error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    return null;
  }

  async function intoFile(suggestedName) {
    const file = await showSaveFilePicker({ suggestedName });
    const stream = await file.createWritable();
    return {
      write: bytes => stream.write(bytes),
      close: () => stream.close(),
      async drop() {
        await stream.abort();
        await file.remove?.();
      },
    };
  }

  function intoMemory(name) {
    const pieces = [];
    return {
      write: bytes => pieces.push(bytes),
      close() {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(new Blob(pieces));
        link.download = name;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      },
      async drop() { pieces.length = 0; },
    };
  }

  // Lines are jobs. In a table the first one is its head, and a line's end within quotes is text.
  function counterOf(isTable) {
    let lines = 0;
    let isQuoted = false;
    const total = () => Math.max(0, isTable ? lines - 1 : lines);
    return {
      add(bytes) {
        for (const byte of bytes) {
          if (byte === 34 && isTable) {
            isQuoted = !isQuoted;
          } else if (byte === 10 && !isQuoted) {
            lines++;
          }
        }
        return total();
      },
      total,
    };
  }

  const say = (text, ...numbers) =>
    text.replace(/\{(\d)\}/g, (_, place) => numbers[place].toLocaleString(document.documentElement.lang));

  function begin(count) {
    panel.hidden = false;
    panel.classList.add('running');
    part('.said').textContent = '';
    part('.reason').textContent = '';
    part('progress').removeAttribute('value');
    draw(0, count);
    part('[data-export-cancel]').focus();
  }

  function draw(done, count) {
    part('.going').textContent = count ? say(panel.dataset.runningOf, done, count) : say(panel.dataset.running, done);
    if (count) {
      part('progress').max = count;
      part('progress').value = Math.min(done, count);
    }
  }

  function end(how, done, reason = '') {
    const hadFocus = panel.contains(document.activeElement);
    panel.classList.remove('running');
    part('.said').textContent = say(panel.dataset[how], done);
    part('.reason').textContent = reason;
    if (hadFocus) {
      part('[data-export-close]').focus();
    }
  }
}
