import { registerHooks } from 'node:module'
import { electronNames, type ElectronModule } from './api/electron.ts'

const address = 'chromium-host:electron'
const specifiers = new Set(['electron', 'electron/main', 'electron/common'])

/** Makes `import 'electron'` and `require('electron')` give the host's module, whichever package is installed. */
export function resolveElectron(electron: ElectronModule): void {
  const key = Symbol.for(address)
  Object.defineProperty(globalThis, key, { value: electron })
  const source = [
    `const electron = globalThis[Symbol.for(${JSON.stringify(address)})]`,
    `export const { ${electronNames.join(', ')} } = electron`,
    // The second name is what Node gives to whoever requires an ES module.
    `export { electron as default, electron as 'module.exports' }`,
  ].join('\n')
  registerHooks({
    resolve: (specifier, context, next) =>
      specifiers.has(specifier)
        ? { url: address, format: 'module', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === address ? { format: 'module', source, shortCircuit: true } : next(url, context),
  })
}
