// The live connection is a WebSocket: the server takes nothing else, so it is not asked what it takes.
const webSockets = 1;

// Whether a popover is open now: the event does not say so to the server by itself, and browsers make one of two that follow closely.
Blazor.registerCustomEventType('popovertoggle', {
  browserEventName: 'toggle',
  createEventArgs: event => ({ isOpen: event.newState === 'open' }),
});

Blazor.start({
  circuit: {
    // In the language of the page, whatever was chosen in another tab since.
    configureSignalR: connection => connection.withUrl(
      `_blazor?lang=${document.documentElement.lang}`, { skipNegotiation: true, transport: webSockets }),
    // No library has anything to run at the start, and without this the server would be asked.
    initializers: { beforeStart: [], afterStarted: [] },
  },
});
