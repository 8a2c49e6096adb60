import type { Settings } from '../../shared/ipc/schemas/settings.ts'

/** The switch with which Jutt starts without its window. */
export const hiddenSwitch = 'hidden'

/**
 * Keeps what the person set: does the system start Jutt, hidden, when they log in? Only what changes is told to the
 * system, whose own settings may have taken it back.
 */
export function createLoginItem(dependencies: {
  before: boolean
  set: (item: { openAtLogin: boolean; args: string[] }) => void
}): (settings: Pick<Settings, 'opensAtLogin'>) => void {
  const { set } = dependencies
  let { before } = dependencies
  return ({ opensAtLogin }) => {
    if (opensAtLogin === before) return
    before = opensAtLogin
    set({ openAtLogin: opensAtLogin, args: [`--${hiddenSwitch}`] })
  }
}
