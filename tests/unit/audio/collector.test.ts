import { afterEach, expect, test, vi } from 'vitest'
import { createCollector } from '../../../renderer/audio/collector.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'

afterEach(() => vi.unstubAllGlobals())

test('memory is collected once for each 100 s of sound', () => {
  const gc = vi.fn<() => void>()
  vi.stubGlobal('gc', gc)
  const collect = createCollector()
  for (let second = 10; second <= 1000; second += 10) collect(samplesIn(10))
  expect(gc).toHaveBeenCalledTimes(10)
})

test('where V8 does not offer it, nothing happens', () => {
  vi.stubGlobal('gc', undefined)
  createCollector()(samplesIn(1000))
})
