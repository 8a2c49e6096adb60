import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v5.onnx?url'
import * as ort from 'onnxruntime-web/wasm'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import { toFloat } from '../../../shared/speech/pcm.ts'
import { DETECTOR_FRAME_SAMPLES } from '../../../shared/speech/speech-spans.ts'

/**
 * Tells the probability of speech in each 512 samples of each of some sounds, each from a fresh state. A frame of three
 * sounds costs 1.3 times what a frame of one does.
 */
export type Judge = (sounds: readonly Int16Array[]) => Promise<readonly Float32Array<ArrayBuffer>[]>

/** Samples before a frame that the model hears with it. */
const CONTEXT = 64

/** The numbers of the model's state for each sound, twice. */
const STATE = 128

/** Loads Silero VAD v5 and what runs it: 17 MB of the app's own files. */
export async function loadSilero(): Promise<Judge> {
  // More threads need SharedArrayBuffer, and a page that isolates itself for it.
  ort.env.wasm.numThreads = 1
  // By its address it would be kept compiled a second time, for a cache: 40 MB.
  const fetched = await fetchFile(wasmUrl)
  // What was fetched is let go of by the browser only when it is collected.
  const wasm = fetched.transfer()
  ort.env.wasm.wasmBinary = wasm
  const session = await ort.InferenceSession.create(await fetchFile(modelUrl))
  // It was copied, and the library would hold on to it.
  wasm.transfer(0)
  const rate = new ort.Tensor('int64', [16_000n], [])

  return async (sounds) => {
    const probabilities = sounds.map(
      ({ length }) => new Float32Array(Math.floor(length / DETECTOR_FRAME_SAMPLES)),
    )
    const heard = new Float32Array(sounds.length * (CONTEXT + DETECTOR_FRAME_SAMPLES))
    const input = new ort.Tensor('float32', heard, [sounds.length, heard.length / sounds.length])
    const fresh = new Float32Array(2 * sounds.length * STATE)
    let state: ort.Tensor = new ort.Tensor('float32', fresh, [2, sounds.length, STATE])
    const frames = Math.max(...probabilities.map(({ length }) => length))
    for (let frame = 0; frame < frames; frame++) {
      placeFrame(sounds, frame, heard)
      const { output, stateN } = await session.run({ input, state, sr: rate })
      if (!output || !stateN) throw new Error('The model of the speech detector is another one.')
      state = stateN
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the model's output is of floats
      const judged = output.data as Float32Array
      // Beyond the end of a sound there is nowhere to write.
      for (const [index, of] of probabilities.entries()) of[frame] = judged[index] ?? 0
    }
    return probabilities
  }
}

/** Puts a frame of each sound in its place, with what was before it; behind its end a sound is quiet. */
function placeFrame(sounds: readonly Int16Array[], frame: number, into: Float32Array): void {
  const start = frame * DETECTOR_FRAME_SAMPLES
  const length = CONTEXT + DETECTOR_FRAME_SAMPLES
  into.fill(0)
  for (const [index, sound] of sounds.entries()) {
    const before = Math.min(CONTEXT, start)
    const part = sound.subarray(start - before, start + DETECTOR_FRAME_SAMPLES)
    toFloat(part, into.subarray(index * length + CONTEXT - before))
  }
}

async function fetchFile(url: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(url, self.location.href))
  if (!response.ok) throw new Error(`${url} cannot be read: ${response.status}`)
  return response.arrayBuffer()
}
