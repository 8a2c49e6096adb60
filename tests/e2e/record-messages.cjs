// Loaded before the app (-r): keeps every message that crosses between main and the pages, for tests that look for
// what must not cross. `globalThis.crossed` is a list of [direction, channel, JSON of what crossed].
const { app, ipcMain } = require('electron')

const crossed = (globalThis.crossed = [])

function record(direction, channel, payload) {
  crossed.push([direction, channel, JSON.stringify(payload) ?? 'undefined'])
}

const handle = ipcMain.handle.bind(ipcMain)
ipcMain.handle = (channel, listener) =>
  handle(channel, async (event, ...payload) => {
    record('in', channel, payload)
    const answer = await listener(event, ...payload)
    record('out', channel, answer)
    return answer
  })

app.on('web-contents-created', (_event, contents) => {
  const send = contents.send.bind(contents)
  contents.send = (channel, ...payload) => {
    record('out', channel, payload)
    send(channel, ...payload)
  }
})
