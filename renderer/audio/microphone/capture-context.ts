import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import type { Timer } from '../timer.ts'
// oxlint-disable-next-line import/default -- Vite makes this module: the worklet's own file, never a data: URL
import captureWorklet from './capture.worklet.ts?worker&url'

/** Turns the sound of devices into chunks at 16 kHz. Made ahead, it sleeps while nothing is connected. */
export interface CaptureContext {
  /** Hands over the sound of a stream from now on. */
  connect(stream: MediaStream, listener: CaptureListener): Promise<CaptureConnection>
  /** Wakes it up, so that it is awake once a device is open. */
  wake(): void
  /** Lets it sleep, unless something is connected. */
  rest(): void
}

export interface CaptureListener {
  onSound: (sound: Int16Array) => void
  /** Called where the system has taken the sound away. */
  onLost: () => void
}

export interface CaptureConnection {
  /** Resolves after the last sound was handed over. */
  end(): Promise<void>
}

/** Milliseconds; a worklet answers within its quantum of 8 ms, and one that is stuck never does. */
const LONGEST_ANSWER = 300

/**
 * Makes a {@link CaptureContext}. The context plays to the default output, though nothing: without an
 * output (sinkId none) its clock is a timer, and the microphone's sound came out broken (correlation
 * 0.13, measured).
 */
export function createCaptureContext(timer: Timer): CaptureContext {
  let prepared = prepare()
  let connections = 0

  function prepare(): { context: AudioContext; isReady: Promise<void>; isStuck: boolean } {
    const context = new AudioContext({ sampleRate: SAMPLE_RATE })
    const isReady = load(context)
    void ignoreFailure(isReady)
    return { context, isReady, isStuck: false }
  }

  async function load(context: AudioContext): Promise<void> {
    await context.audioWorklet.addModule(captureWorklet)
    rest()
  }

  /** A context that got stuck or was closed by the system is not used again. */
  function current(): typeof prepared {
    if (prepared.isStuck || prepared.context.state === 'closed') {
      const { context } = prepared
      if (context.state !== 'closed') void ignoreFailure(context.close())
      prepared = prepare()
    }
    return prepared
  }

  function rest(): void {
    if (connections === 0) void ignoreFailure(prepared.context.suspend())
  }

  return {
    wake: () => void ignoreFailure(current().context.resume()),
    rest,
    async connect(stream, { onSound, onLost }) {
      const used = current()
      const { context } = used
      connections += 1
      try {
        await used.isReady
      } catch (error) {
        connections -= 1
        used.isStuck = true
        throw error
      }
      void ignoreFailure(context.resume())
      const source = context.createMediaStreamSource(stream)
      const capture = new AudioWorkletNode(context, 'capture', {
        numberOfOutputs: 0,
        channelCount: 1,
        channelCountMode: 'explicit',
      })
      const ended = Promise.withResolvers<void>()
      capture.port.addEventListener('message', ({ data }: MessageEvent<Int16Array | null>) => {
        if (data === null) ended.resolve()
        else onSound(data)
      })
      capture.port.start()
      const onState = (): void => {
        if (context.state === 'closed' || context.state === 'interrupted') onLost()
      }
      context.addEventListener('statechange', onState)
      source.connect(capture)

      return {
        async end() {
          const callOff = timer(LONGEST_ANSWER, () => {
            used.isStuck = true
            ended.resolve()
          })
          capture.port.postMessage(null, [])
          await ended.promise
          callOff()
          context.removeEventListener('statechange', onState)
          source.disconnect()
          capture.port.close()
          connections -= 1
          rest()
        },
      }
    },
  }
}

/** A context that cannot be used is found out when a device is connected, or no sound comes. */
async function ignoreFailure(change: Promise<void>): Promise<void> {
  await Promise.allSettled([change])
}
