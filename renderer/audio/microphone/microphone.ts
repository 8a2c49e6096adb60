/** The port for the device, so that everything behind it can be tested without one. */
export interface Microphone {
  /** Opens the device. Throws an AppFailure: microphone_missing, microphone_refused, microphone_busy. */
  open(listener: MicrophoneListener): Promise<OpenMicrophone>
}

export interface MicrophoneListener {
  /** Takes the next sound: PCM16, mono, 16 kHz. */
  onSound: (sound: Int16Array) => void
  /** Called where no more sound will come, for instance because it was unplugged or closed. */
  onLost: () => void
}

export interface OpenMicrophone {
  /** Closes the device; resolves after the last sound was handed over. */
  close(): Promise<void>
}
