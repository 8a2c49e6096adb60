// Loaded before the app (-r): the database is looked at soon after the start instead of a minute later, and what the
// system's own boxes say is kept in `globalThis.said` instead of being shown.
const { dialog } = require('electron')

const aMinute = 60_000
const wait = globalThis.setTimeout
globalThis.setTimeout = (run, milliseconds, ...rest) =>
  wait(run, milliseconds === aMinute ? 500 : milliseconds, ...rest)

globalThis.said = []
dialog.showMessageBox = async ({ message, detail }) => {
  globalThis.said.push([message, detail].filter(Boolean).join('\n'))
  return { response: 0, checkboxChecked: false }
}
