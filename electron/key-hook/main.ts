import { uIOhook, UiohookKey } from 'uiohook-napi'
import { chordOf, createChordWatch, type ChordEvent } from './chord.ts'
import { createHeldModifiers } from './held-modifiers.ts'
import type { HookMessage, HookRequest } from './protocol.ts'

// A process of its own: a native hook that fails takes nothing else with it. Every key passes through here, and none is
// told on but the chord that is watched for.

const { parentPort } = process
const held = createHeldModifiers()
let isStarted = false
let wantsEscape = false
let watch: ReturnType<typeof createChordWatch> | null = null

uIOhook.on('keydown', (key) => {
  held.keyDown(key.keycode)
  watch?.keyDown(key, performance.now())
})
uIOhook.on('keyup', (key) => {
  held.keyUp(key.keycode)
  watch?.keyUp(key, performance.now())
})

parentPort.on('message', ({ data }: { data: HookRequest }) => {
  try {
    answer(data)
  } catch (error) {
    send({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) })
  }
})

function answer(request: HookRequest): void {
  switch (request.kind) {
    case 'watch': {
      const chord = chordOf(request.accelerator)
      if (!chord) throw new Error(`These keys cannot be watched for: ${request.accelerator}`)
      watch = createChordWatch(chord, tell)
      if (!isStarted) uIOhook.start()
      isStarted = true
      send({ kind: 'watching' })
      return
    }
    case 'escape':
      wantsEscape = request.isWanted
      return
    case 'paste':
      void paste(request.modifier)
  }
}

function tell(event: ChordEvent, heldFor: number): void {
  if (event !== 'escape' || wantsEscape) send({ kind: 'key', event, heldFor })
}

async function paste(modifier: 'Control' | 'Meta'): Promise<void> {
  await held.untilReleased()
  uIOhook.keyTap(UiohookKey.V, [modifier === 'Meta' ? UiohookKey.Meta : UiohookKey.Ctrl])
  send({ kind: 'pasted' })
}

function send(message: HookMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
  parentPort.postMessage(message)
}
