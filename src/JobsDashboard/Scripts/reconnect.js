// Opens and closes the dialog as Blazor tells, and tries again when the user or a returning tab asks.
const dialog = document.getElementById('components-reconnect-modal');

dialog.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  switch (detail.state) {
    case 'show':
      if (!dialog.open) {
        dialog.showModal();
      }
      break;
    case 'hide':
      dialog.close();
      break;
    case 'failed':
      document.addEventListener('visibilitychange', tryAgainWhenSeen);
      break;
    case 'rejected':
      location.reload();
      break;
  }
});

document.getElementById('components-reconnect-button').addEventListener('click', tryAgain);
document.getElementById('components-resume-button').addEventListener('click', async () => {
  if (!await Blazor.resumeCircuit()) {
    location.reload();
  }
});

async function tryAgain() {
  document.removeEventListener('visibilitychange', tryAgainWhenSeen);
  try {
    // False when the server is back but no longer knows this page.
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) {
      location.reload();
    }
  } catch {
    document.addEventListener('visibilitychange', tryAgainWhenSeen);
  }
}

function tryAgainWhenSeen() {
  if (document.visibilityState === 'visible') {
    tryAgain();
  }
}
