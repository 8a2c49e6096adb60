import { createCollector } from '../collector.ts'
import { decode } from './decode.ts'
import { CHUNKS_AHEAD } from './protocol.ts'
import type { DecoderOrder, DecoderReport } from './protocol.ts'

const collect = createCollector()
let underWay = 0
let onStored = () => {}

function report(message: DecoderReport, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer })
}

/** Sends a chunk as soon as few enough are under way. */
async function send(pcm: Int16Array<ArrayBuffer>): Promise<void> {
  // One at a time comes here, so that one free place is enough.
  if (underWay >= CHUNKS_AHEAD) {
    const { promise, resolve } = Promise.withResolvers<void>()
    onStored = resolve
    await promise
  }
  underWay += 1
  const { length } = pcm
  report({ kind: 'sound', pcm }, [pcm.buffer])
  collect(length)
}

/** What the worker does with a file; the answer is to be called when the oldest chunk under way is stored. */
export function startDecoding(order: Extract<DecoderOrder, { kind: 'decode' }>): () => void {
  void run(order)
  return () => {
    underWay -= 1
    onStored()
  }
}

async function run(order: Extract<DecoderOrder, { kind: 'decode' }>): Promise<void> {
  const { url, track, from, mark } = order
  const trouble = await decode({
    url,
    track,
    from,
    mark,
    onMark: (begun) => report({ kind: 'began', mark: begun }),
    onFacts: (facts) => report({ kind: 'facts', facts }),
    onDamage: (missing) => report({ kind: 'damaged', missing }),
    onSound: send,
  })
  report({ kind: 'ended', trouble })
}
