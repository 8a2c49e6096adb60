import type { KeyObstacle, KeyWay, ShortcutState } from '../../shared/ipc/schemas/shortcut.ts'
import type { KeyPlan } from './key-ways.ts'
import type { GlobalKeys, KeyWatch, KeyWatcher, TellKey } from './ports.ts'

/** Watches for keys by the best way of the plan that works; one that breaks later makes room for the next. */
export function createGlobalKeys(dependencies: {
  plan: () => readonly KeyPlan[]
  watchers: readonly KeyWatcher[]
  signal: TellKey
  changed: (state: ShortcutState) => void
  report: (where: string, error: unknown) => void
}): GlobalKeys {
  const { plan, watchers, signal, changed, report } = dependencies
  let state: ShortcutState = { way: null, obstacles: [] }
  let watch: KeyWatch | null = null
  let wanted: string | null = null
  let isEscapeWanted = false
  /** Counts what was asked for, so that a way that opens late is not taken for the latest. */
  let asked = 0

  function become(next: ShortcutState): void {
    state = next
    changed(next)
  }

  function stop(): void {
    watch?.stop()
    watch = null
  }

  async function open(
    accelerator: string,
    number: number,
    broken: ReadonlySet<KeyWay>,
  ): Promise<void> {
    const obstacles: { way: KeyWay; obstacle: KeyObstacle }[] = []
    for (const { way, obstacle } of plan()) {
      const known = obstacle ?? (broken.has(way) ? 'failed' : null)
      const opened = known === null ? await tryWay(way, accelerator, number, broken) : null
      if (number !== asked) {
        opened?.stop()
        return
      }
      if (opened) {
        watch = opened
        opened.wantEscape(isEscapeWanted)
        become({ way, obstacles })
        return
      }
      obstacles.push({ way, obstacle: known ?? 'failed' })
    }
    become({ way: null, obstacles })
  }

  async function tryWay(
    way: KeyWay,
    accelerator: string,
    number: number,
    broken: ReadonlySet<KeyWay>,
  ): Promise<KeyWatch | null> {
    const watcher = watchers.find((candidate) => candidate.way === way)
    try {
      return (
        (await watcher?.start(accelerator, (given, heldFor) => {
          if (number !== asked) return
          signal(given, heldFor)
          if (given === 'blind') void again(new Set([...broken, way]))
        })) ?? null
      )
    } catch (error) {
      report(`the keys by ${way}`, error)
      return null
    }
  }

  async function again(broken: ReadonlySet<KeyWay>): Promise<void> {
    stop()
    asked += 1
    if (wanted !== null) await open(wanted, asked, broken)
  }

  return {
    async watch(accelerator) {
      if (accelerator === wanted) return
      wanted = accelerator
      await again(new Set())
      if (accelerator === null) become({ way: null, obstacles: [] })
    },
    wantEscape(isWanted) {
      isEscapeWanted = isWanted
      watch?.wantEscape(isWanted)
    },
    state: () => state,
    close() {
      asked += 1
      wanted = null
      stop()
    },
  }
}
