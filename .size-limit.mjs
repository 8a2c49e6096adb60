import { readFileSync } from 'node:fs'

/** Everything that the window's page names, scripts and what they import from the start, is loaded before its first paint. */
const folder = 'out/renderer/main/'
const page = readFileSync(`${folder}index.html`, 'utf8')
const scripts = [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => folder + path)

export default [
  { name: 'JavaScript before the composer', path: scripts, limit: '350 kB', gzip: true },
]
