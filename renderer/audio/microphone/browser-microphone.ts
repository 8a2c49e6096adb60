import { createResampler } from '../resample/resampler.ts'
import type { Timer } from '../timer.ts'
import { microphoneFailure } from './microphone-error.ts'
import type { Microphone } from './microphone.ts'
import { readSound } from './read-sound.ts'

// Chromium's alone, so TypeScript's library for pages does not know it.
declare const MediaStreamTrackProcessor: new (options: {
  track: MediaStreamTrack
  maxBufferSize: number
}) => { readonly readable: ReadableStream<AudioData> }

/**
 * What is asked of the device. Chromium's own processing is for calls: with it real speech came back
 * clipped, correlation 0.55 instead of 0.99 (measured).
 */
const constraints: MediaStreamConstraints = {
  audio: {
    channelCount: 1,
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
  },
}

/** Buffers of 10 ms that wait for a busy page, before sound would be dropped: 10 s. */
const MOST_WAITING = 1000

/** Milliseconds; a device that was stopped gives its last sound at once, or it is stuck. */
const LONGEST_CLOSING = 300

/**
 * Milliseconds. A sound server may go on with another source where one was unplugged, and Chromium
 * notices only when it is asked for the devices; then it ends the track (measured with PulseAudio).
 */
const LOOK_EVERY = 1000

/**
 * Makes the {@link Microphone} of the page. The sound is read from the track, by the device's own clock.
 * An AudioContext takes it by the clock of the loudspeaker: on a busy machine it dropped and filled in
 * 10 to 1300 ms of a minute, while the track lost no sample (measured).
 */
export function createBrowserMicrophone(
  timer: Timer,
  report: (error: unknown) => void,
): Microphone {
  void warmUp()

  /** The first of each takes longer than those after it: Chromium's audio process, the resampler. */
  async function warmUp(): Promise<void> {
    try {
      await navigator.mediaDevices.enumerateDevices()
      const resampler = await createResampler(48_000)
      resampler.finish()
    } catch (error) {
      report(error)
    }
  }

  async function openTrack(): Promise<MediaStreamTrack> {
    try {
      const [track] = (await navigator.mediaDevices.getUserMedia(constraints)).getAudioTracks()
      if (track) return track
    } catch (error) {
      throw microphoneFailure(error)
    }
    throw microphoneFailure(new DOMException('No track', 'NotFoundError'))
  }

  /** Has Chromium look for the devices now and then; the returned function ends that. */
  function keepLooking(): () => void {
    let callOff = timer(LOOK_EVERY, () => void look())

    async function look(): Promise<void> {
      callOff = timer(LOOK_EVERY, () => void look())
      await Promise.allSettled([navigator.mediaDevices.enumerateDevices()])
    }

    return () => callOff()
  }

  return {
    async open({ onSound, onLost }) {
      const track = await openTrack()
      // Its end is the end of its sound. "mute" is none: sound goes on after it.
      const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: MOST_WAITING })
      const isRead = read()
      const stopLooking = keepLooking()

      async function read(): Promise<void> {
        try {
          await readSound(readable, onSound)
        } catch (error) {
          report(error)
        }
        onLost()
      }

      return {
        async close() {
          stopLooking()
          const { promise: isLate, resolve } = Promise.withResolvers<void>()
          const callOff = timer(LONGEST_CLOSING, resolve)
          track.stop()
          await Promise.race([isRead, isLate])
          callOff()
        },
      }
    },
  }
}
