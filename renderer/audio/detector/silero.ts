import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v5.onnx?url'
// This file alone: the package's index brings its own recorder and resampler.
import { Silero } from '@ricky0123/vad-web/dist/models/silero.js'
import * as ort from 'onnxruntime-web/wasm'
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url'
import { DETECTOR_FRAME_SAMPLES } from '../../../shared/speech/speech-spans.ts'

/** Tells the probability of speech in each 512 samples, from a fresh state. */
export type Judge = (samples: Float32Array) => Promise<Float32Array<ArrayBuffer>>

/** Loads Silero VAD v5 and what runs it: 17 MB of the app's own files. */
export async function loadSilero(): Promise<Judge> {
  // More threads need SharedArrayBuffer, and a page that isolates itself for it.
  ort.env.wasm.numThreads = 1
  // By its address it would be kept compiled a second time, for a cache: 40 MB.
  const fetched = await fetchFile(wasmUrl)
  // What was fetched is let go of by the browser only when it is collected.
  const wasm = fetched.transfer()
  ort.env.wasm.wasmBinary = wasm
  const silero = await Silero.new(ort, () => fetchFile(modelUrl))
  // It was copied, and the library would hold on to it.
  wasm.transfer(0)

  return async (samples) => {
    const probabilities = new Float32Array(Math.floor(samples.length / DETECTOR_FRAME_SAMPLES))
    silero.reset_state()
    for (let frame = 0; frame < probabilities.length; frame++) {
      const at = frame * DETECTOR_FRAME_SAMPLES
      const { isSpeech } = await silero.process(samples.subarray(at, at + DETECTOR_FRAME_SAMPLES))
      probabilities[frame] = isSpeech
    }
    return probabilities
  }
}

async function fetchFile(url: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(url, self.location.href))
  if (!response.ok) throw new Error(`${url} cannot be read: ${response.status}`)
  return response.arrayBuffer()
}
