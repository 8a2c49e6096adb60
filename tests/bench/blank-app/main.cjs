// The least app with a window: what the host itself needs to start, as a baseline for the start of Jutt.
const { app, BrowserWindow, protocol } = require('electron')

const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Blank</title>
  <textarea aria-label="Message"></textarea>
</html>`

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true } },
])

async function start() {
  await app.whenReady()
  protocol.handle('app', () => new Response(page, { headers: { 'content-type': 'text/html' } }))
  const window = new BrowserWindow({ width: 1100, height: 800 })
  await window.loadURL('app://blank/main/index.html')
}

void start()
