import { app } from 'electron'
import { setAutostart } from './autostart.ts'

/** Has the system start Jutt at login with these arguments, or no longer. */
export function setLoginItem(item: { openAtLogin: boolean; args: string[] }): void {
  if (process.platform !== 'linux') {
    app.setLoginItemSettings(item)
    return
  }
  // An AppImage runs from a place that is gone when it ends.
  const program = process.env['APPIMAGE'] ?? app.getPath('exe')
  const place = app.isPackaged ? [] : [app.getAppPath()]
  setAutostart(app.getPath('appData'), {
    openAtLogin: item.openAtLogin,
    command: [program, ...place, ...item.args],
  })
}
