import type { NoUpdates, UpdatesState, UpdatesView } from '../../../shared/ipc/schemas/updates.ts'

/** Where newer versions come from. Each of its promises is rejected with an UpdateFault, or with whatever went wrong. */
export interface UpdateSource {
  host: string
  /** The version that could be had, where it is newer and its feed is signed; null where there is none. */
  find(): Promise<{ version: string } | null>
  /** Fetches what was found; tells how much of it is here, 0 to 1. */
  fetch(onPart: (part: number) => void): Promise<void>
  /** Ends Jutt, puts the new version in place, and starts it. */
  install(): void
}

/** The feed is there, but whoever made this Jutt did not sign it. */
export class UnsignedFeedError extends Error {}

/** Newer versions of Jutt: looked for only while the person wishes it, fetched and installed only when told to. */
export interface Updates {
  view(): UpdatesView
  /** Begins to look regularly, or ends that, as the person wishes now. */
  wishChanged(): void
  /** Looks now, wished for or not. */
  check(): Promise<UpdatesView>
  /** Fetches the version that was found. */
  fetch(): Promise<UpdatesView>
  /** Starts anew with the version that was fetched; nothing happens where there is none. */
  install(): void
  close(): void
}

/** Milliseconds. */
const firstLookAfter = 60_000
const lookEvery = 24 * 60 * 60 * 1000

export function createUpdates(dependencies: {
  source: UpdateSource | NoUpdates
  isWished: () => boolean
  /** Milliseconds. */
  clock: { now(): number; after(milliseconds: number, run: () => void): () => void }
  onChange: (view: UpdatesView) => void
  report: (where: string, error: unknown) => void
}): Updates {
  const { source, isWished, clock, onChange, report } = dependencies
  let state: UpdatesState =
    typeof source === 'string'
      ? { kind: 'unavailable', reason: source }
      : { kind: 'current', checkedAt: null }
  let cancelLook: (() => void) | null = null

  const view = (): UpdatesView => ({ state, host: typeof source === 'string' ? null : source.host })

  function enter(next: UpdatesState): void {
    state = next
    onChange(view())
  }

  function fail(where: string, error: unknown): void {
    report(where, error)
    enter({
      kind: 'failed',
      reason: error instanceof UnsignedFeedError ? 'unsigned' : 'unreachable',
    })
  }

  async function check(): Promise<UpdatesView> {
    if (typeof source === 'string' || !mayCheck(state)) return view()
    enter({ kind: 'checking' })
    try {
      const found = await source.find()
      enter(
        found
          ? { kind: 'available', version: found.version }
          : { kind: 'current', checkedAt: clock.now() },
      )
    } catch (error) {
      fail('looking for a newer version', error)
    }
    return view()
  }

  function lookAfter(delay: number): void {
    cancelLook = clock.after(delay, () => {
      lookAfter(lookEvery)
      void check()
    })
  }

  return {
    view,
    wishChanged() {
      const isLooking = cancelLook !== null
      if (typeof source === 'string' || isLooking === isWished()) return
      cancelLook?.()
      cancelLook = null
      if (isWished()) lookAfter(firstLookAfter)
    },
    check,
    async fetch() {
      if (typeof source === 'string' || state.kind !== 'available') return view()
      const { version } = state
      enter({ kind: 'downloading', version, part: 0 })
      try {
        await source.fetch((part) => enter({ kind: 'downloading', version, part }))
        enter({ kind: 'ready', version })
      } catch (error) {
        fail('fetching a newer version', error)
      }
      return view()
    },
    install() {
      if (typeof source !== 'string' && state.kind === 'ready') source.install()
    },
    close: () => cancelLook?.(),
  }
}

/** What is under way or found is not begun again. */
function mayCheck({ kind }: UpdatesState): boolean {
  return kind === 'current' || kind === 'available' || kind === 'failed'
}
