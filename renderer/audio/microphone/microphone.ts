import type { MicrophoneChoice } from '../../../shared/ipc/schemas/microphones.ts'

/** The port for the device, so that everything behind it can be tested without one. */
export interface Microphone {
  /**
   * Opens a device: the one that is wished for where it is there, else the system's. Throws an AppFailure:
   * microphone_missing, microphone_refused, microphone_busy.
   */
  open(wish: MicrophoneWish, listener: MicrophoneListener): Promise<OpenMicrophone>
}

export interface MicrophoneWish {
  /** Null is the one that the system names. */
  device: MicrophoneChoice
  /** Whether it is to stay open for a while after it was closed, so that it opens at once for the next recording. */
  staysOpen: boolean
}

export interface MicrophoneListener {
  /** Takes the next sound: PCM16, mono, 16 kHz. */
  onSound: (sound: Int16Array) => void
  /** Called where no more sound will come, for instance because it was unplugged or closed. */
  onLost: () => void
  /** The system or a switch on the device has muted it, or lets it be heard again. */
  onMuted: (isMuted: boolean) => void
  /** A microphone has gone, and the system lets another one be heard, if it was this; null where it is not known which. */
  onMoved: (label: string | null) => void
}

export interface OpenMicrophone {
  /** As the system names it. */
  readonly label: string
  /** Closes the device; resolves after the last sound was handed over. */
  close(): Promise<void>
}
