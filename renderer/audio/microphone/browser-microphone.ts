import { createResampler } from '../resample/resampler.ts'
import type { Timer } from '../timer.ts'
import { connectedMicrophones } from './connected.ts'
import { keepLooking } from './keep-looking.ts'
import type { Microphone } from './microphone.ts'
import { openTrack } from './open-track.ts'
import { readSound } from './read-sound.ts'

// Chromium's alone, so TypeScript's library for pages does not know it.
declare const MediaStreamTrackProcessor: new (options: {
  track: MediaStreamTrack
  maxBufferSize: number
}) => { readonly readable: ReadableStream<AudioData> }

/** Buffers of 10 ms that wait for a busy page, before sound would be dropped: 10 s. */
const MOST_WAITING = 1000

/** Milliseconds; a device that was stopped gives its last sound at once, or it is stuck. */
const LONGEST_CLOSING = 300

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
      const resampler = createResampler(48_000)
      resampler.finish()
    } catch (error) {
      report(error)
    }
  }

  return {
    async open({ device }, { onSound, onLost, onMuted, onMoved }) {
      const track = await openTrack(device)
      // Its end is the end of its sound. "mute" is none: sound goes on after it.
      track.addEventListener('mute', () => onMuted(true))
      track.addEventListener('unmute', () => onMuted(false))
      if (track.muted) onMuted(true)
      const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: MOST_WAITING })
      const isRead = read()
      const isDefault = track.getSettings().deviceId === 'default'
      const stopLooking = keepLooking({
        connected: connectedMicrophones,
        timer,
        onOneGone: (left) => isDefault && onMoved(left?.label ?? null),
      })

      async function read(): Promise<void> {
        try {
          await readSound(readable, onSound)
        } catch (error) {
          report(error)
        }
        onLost()
      }

      return {
        label: track.label,
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
