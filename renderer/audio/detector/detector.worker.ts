import { createQueue } from '../../../shared/speech/queue.ts'
import { createCollector } from '../collector.ts'
import type { DetectorAnswer, DetectorQuestion } from './protocol.ts'
import { loadSilero } from './silero.ts'

const loading = loadSilero()
const inOrder = createQueue()
const collect = createCollector()

async function answer({ id, sounds }: DetectorQuestion): Promise<void> {
  const reply: DetectorAnswer = { id, probabilities: null, error: null }
  try {
    const judge = await loading
    reply.probabilities = await judge(sounds)
  } catch (error) {
    reply.error = String(error)
  }
  self.postMessage(reply, { transfer: [] })
  collect(sounds.reduce((sum, { length }) => sum + length, 0))
}

self.addEventListener('message', ({ data }: MessageEvent<DetectorQuestion>) => {
  void inOrder(() => answer(data))
})
