import { EventEmitter } from 'node:events'
import type {
  CrashReporter,
  Display,
  PowerMonitor,
  PowerSaveBlocker,
  Screen,
  SystemPreferences,
} from 'electron'
import { guardObject } from '../api/guard.ts'
import type { Recorder } from '../api/recorder.ts'

/** electron.powerMonitor of a machine that never sleeps; a test emits its events. */
export function createPowerMonitor() {
  const methods = {
    getSystemIdleState: () => 'active',
    getSystemIdleTime: () => 0,
    getCurrentThermalState: () => 'unknown',
    isOnBatteryPower: () => false,
    onBatteryPower: false,
  } satisfies Partial<PowerMonitor>
  return guardObject('electron.powerMonitor', Object.assign(new EventEmitter(), methods))
}

/** electron.powerSaveBlocker: it keeps count and blocks nothing. */
export function createPowerSaveBlocker(recorder: Recorder): PowerSaveBlocker {
  const started = new Set<number>()
  let last = 0
  return guardObject('electron.powerSaveBlocker', {
    start(type) {
      started.add((last += 1))
      recorder.record('powerSaveBlocker.start', { id: last, type })
      return last
    },
    stop(id) {
      recorder.record('powerSaveBlocker.stop', { id })
      return started.delete(id)
    },
    isStarted: (id) => started.has(id),
  } satisfies PowerSaveBlocker)
}

/** electron.screen: one display of 1280 x 800, as Chromium has without one. */
export function createScreen() {
  const area = { x: 0, y: 0, width: 1280, height: 800 }
  const size = { width: area.width, height: area.height }
  const display = {
    id: 1,
    label: 'chromium-host',
    bounds: area,
    workArea: area,
    size,
    workAreaSize: size,
    scaleFactor: 1,
    rotation: 0,
    internal: false,
    touchSupport: 'unavailable',
    colorDepth: 24,
    displayFrequency: 60,
  } satisfies Partial<Display>
  const methods = {
    getPrimaryDisplay: () => ({ ...display }),
    getAllDisplays: () => [{ ...display }],
    getDisplayNearestPoint: () => ({ ...display }),
    getDisplayMatching: () => ({ ...display }),
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  } satisfies Partial<Record<keyof Screen, unknown>>
  return guardObject('electron.screen', Object.assign(new EventEmitter(), methods))
}

/** electron.systemPreferences of a person who has allowed the microphone and the camera. */
export function createSystemPreferences() {
  const methods = {
    getMediaAccessStatus: () => 'granted',
    async askForMediaAccess() {
      return true
    },
  } satisfies Partial<SystemPreferences>
  return guardObject('electron.systemPreferences', Object.assign(new EventEmitter(), methods))
}

/** electron.crashReporter, which reports nothing. */
export function createCrashReporter(recorder: Recorder) {
  const parameters: Record<string, string> = {}
  return guardObject('electron.crashReporter', {
    start: (options) => recorder.record('crashReporter.start', options),
    addExtraParameter(key, value) {
      parameters[key] = value
    },
    removeExtraParameter: (key) => void delete parameters[key],
    getParameters: () => ({ ...parameters }),
    getUploadedReports: () => [],
    getLastCrashReport: () => null,
    getUploadToServer: () => false,
    setUploadToServer: (upload) => recorder.record('crashReporter.setUploadToServer', upload),
  } satisfies Partial<CrashReporter>)
}
