import { createStore, type StoreApi } from 'zustand/vanilla'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import type { Schedule } from '../../chat/schedule.ts'

/** The sound of a recording, as far as there is any. */
export interface PlayedSound {
  recordingId: string
  /** At 16 kHz. */
  samples: number
  /** Does more of it come? */
  isGrowing: boolean
}

export interface PlayerState {
  /** The sound of the transcript that is open, played or not. */
  sound: PlayedSound | null
  isPlaying: boolean
  /** It could not be played. */
  hasFailed: boolean
  /** Where it is. */
  seconds: number
  /** Makes this the sound that is played; one that is the same goes on, and may be longer now. */
  show(sound: PlayedSound | null): void
  /** From there on, or from where it is. */
  play(seconds?: number): Promise<void>
  pause(): void
  toggle(): Promise<void>
  seek(seconds: number): void
  skip(seconds: number): void
  setSpeed(speed: number): void
}

export type PlayerStore = StoreApi<PlayerState>

/** Of the media element of the page, what the player needs. */
export type AudioOut = Pick<
  HTMLAudioElement,
  | 'src'
  | 'currentTime'
  | 'playbackRate'
  | 'defaultPlaybackRate'
  | 'play'
  | 'pause'
  | 'addEventListener'
  | 'removeAttribute'
>

/** Seconds of sound that must have come before it is worth fetching them at the end of what was there. */
const worthFetching = 0.5

/** Where main serves a sound; of one that grows, as far as it goes now. */
function soundUrl({ recordingId, samples, isGrowing }: PlayedSound): string {
  return isGrowing ? `/sound/${recordingId}?to=${samples}` : `/sound/${recordingId}`
}

export function lengthInSeconds({ samples }: PlayedSound): number {
  return samples / SAMPLE_RATE
}

/** Plays the sound of one recording at a time. Nothing of it is fetched before it is wanted. */
export function createPlayerStore(dependencies: {
  /** The element that sounds; made when it is wanted first. */
  audio: () => AudioOut
  speed: () => number
  schedule: Schedule
}): PlayerStore {
  const { schedule } = dependencies
  /** Where each sound was left in this window. */
  const places = new Map<string, number>()
  /** What the element has been given. */
  let loaded: PlayedSound | null = null
  let out: AudioOut | null = null

  const store = createStore<PlayerState>()((set, get) => ({
    sound: null,
    isPlaying: false,
    hasFailed: false,
    seconds: 0,
    show(sound) {
      const before = get().sound
      if (before?.recordingId === sound?.recordingId) return set({ sound })
      if (before) places.set(before.recordingId, get().seconds)
      unload()
      const seconds = sound ? (places.get(sound.recordingId) ?? 0) : 0
      set({ sound, seconds, hasFailed: false, isPlaying: false })
    },
    async play(seconds = get().seconds) {
      const { sound, hasFailed } = get()
      if (!sound) return
      if (hasFailed) unload()
      set({ hasFailed: false, seconds })
      const audio = element()
      if (!covers(seconds)) load(sound, seconds)
      else if (audio.currentTime !== seconds) audio.currentTime = seconds
      try {
        await audio.play()
      } catch (error) {
        // Whoever stops it before it has begun to sound wants no more.
        if (!(error instanceof DOMException && error.name === 'AbortError')) fail()
      }
    },
    pause: () => out?.pause(),
    async toggle() {
      const { isPlaying, sound, seconds, play, pause } = get()
      if (isPlaying) return pause()
      const isAtEnd = sound !== null && seconds >= lengthInSeconds(sound) - 0.05
      await play(isAtEnd && !sound.isGrowing ? 0 : seconds)
    },
    seek(wanted) {
      const { sound, isPlaying, play } = get()
      if (!sound) return
      const seconds = Math.min(Math.max(0, wanted), lengthInSeconds(sound))
      set({ seconds })
      if (isPlaying) void play(seconds)
      else if (covers(seconds)) element().currentTime = seconds
      else unload()
    },
    skip: (seconds) => get().seek(get().seconds + seconds),
    setSpeed(speed) {
      if (!out) return
      out.defaultPlaybackRate = speed
      out.playbackRate = speed
    },
  }))

  /** Has the element been given the sound up to there? */
  function covers(seconds: number): boolean {
    const { sound } = store.getState()
    if (!loaded || loaded.recordingId !== sound?.recordingId) return false
    return seconds <= lengthInSeconds(loaded)
  }

  function load(sound: PlayedSound, seconds: number): void {
    const audio = element()
    loaded = sound
    audio.src = soundUrl(sound)
    const speed = dependencies.speed()
    audio.defaultPlaybackRate = speed
    audio.playbackRate = speed
    audio.currentTime = seconds
  }

  function unload(): void {
    out?.pause()
    if (loaded) out?.removeAttribute('src')
    loaded = null
  }

  function fail(): void {
    if (loaded) store.setState({ hasFailed: true, isPlaying: false })
  }

  function element(): AudioOut {
    if (out) return out
    const audio = dependencies.audio()
    out = audio
    audio.addEventListener('play', () => {
      store.setState({ isPlaying: true })
      tell(audio)
    })
    audio.addEventListener('pause', () => store.setState({ isPlaying: false }))
    audio.addEventListener('seeked', () => {
      if (loaded) store.setState({ seconds: audio.currentTime })
    })
    audio.addEventListener('ended', goOn)
    audio.addEventListener('error', fail)
    return audio
  }

  /** Where it is, as long as it plays. */
  function tell(audio: AudioOut): void {
    if (!store.getState().isPlaying) return
    if (loaded) store.setState({ seconds: audio.currentTime })
    schedule(() => tell(audio))
  }

  /** More may have come while what was there was played. */
  function goOn(): void {
    const { sound, play } = store.getState()
    store.setState({ isPlaying: false })
    if (!sound || !loaded) return
    const more = lengthInSeconds(sound) - lengthInSeconds(loaded)
    const seconds = lengthInSeconds(loaded)
    store.setState({ seconds })
    if (more < worthFetching) return
    loaded = null
    void play(seconds)
  }

  return store
}
