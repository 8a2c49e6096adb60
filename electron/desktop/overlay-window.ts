import { screen, type BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'

/** Pixels. */
const size = { width: 420, height: 136 }
const margin = 32

/** A window that lies on top of all others and never takes the focus from the program that is dictated into. */
export const overlayOptions: BrowserWindowConstructorOptions = {
  ...size,
  frame: false,
  resizable: false,
  minimizable: false,
  maximizable: false,
  fullscreenable: false,
  skipTaskbar: true,
  alwaysOnTop: true,
  focusable: false,
  // On macOS a click on any other window would make Jutt the program in front.
  ...(process.platform === 'darwin' && { type: 'panel' }),
}

/** Shows it at the lower edge of the screen on which the person is. */
export function showOverlay(window: BrowserWindow): void {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
  window.setBounds({
    ...size,
    x: Math.round(workArea.x + (workArea.width - size.width) / 2),
    y: workArea.y + workArea.height - size.height - margin,
  })
  window.setAlwaysOnTop(true, 'screen-saver')
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true })
  window.showInactive()
}
