// The live connection is a WebSocket: the server takes nothing else, so it is not asked what it takes.
const webSockets = 1;

Blazor.start({
  circuit: {
    // In the language of the page, whatever was chosen in another tab since.
    configureSignalR: connection => connection.withUrl(
      `_blazor?lang=${document.documentElement.lang}`, { skipNegotiation: true, transport: webSockets }),
    // No library has anything to run at the start, and without this the server would be asked.
    initializers: { beforeStart: [], afterStarted: [] },
  },
});
