import { expect, test } from 'vitest'
import {
  createPlayerStore,
  type AudioOut,
} from '../../../renderer/main/transcripts/player/player-store.ts'

/** An element that plays as the test tells it to. */
class FakeAudio extends EventTarget implements AudioOut {
  src = ''
  currentTime = 0
  playbackRate = 1
  defaultPlaybackRate = 1
  isRefusing = false

  async play(): Promise<void> {
    if (this.isRefusing) throw new DOMException('', 'NotSupportedError')
    this.dispatchEvent(new Event('play'))
  }
  pause(): void {
    this.dispatchEvent(new Event('pause'))
  }
  removeAttribute(): void {
    this.src = ''
    this.currentTime = 0
  }
  /** Plays on to there. */
  reach(seconds: number): void {
    this.currentTime = seconds
  }
}

function createPlayer() {
  const audio = new FakeAudio()
  let frame = () => {}
  const player = createPlayerStore({
    audio: () => audio,
    speed: () => 1.5,
    schedule(publish) {
      frame = publish
      return () => undefined
    },
  })
  return { audio, player, state: player.getState, paint: () => frame() }
}

const talk = { recordingId: 'talk', samples: 160_000, isGrowing: false }

test('nothing is fetched before it is wanted; then it is told where it is', async () => {
  const { audio, state, paint } = createPlayer()
  state().show(talk)
  state().seek(4)
  expect(audio.src).toBe('')
  await state().toggle()
  expect(audio).toMatchObject({ src: '/sound/talk', currentTime: 4, playbackRate: 1.5 })
  audio.reach(4.5)
  paint()
  expect(state()).toMatchObject({ isPlaying: true, seconds: 4.5 })
  await state().toggle()
  expect(state().isPlaying).toBe(false)
})

test('five seconds back and forth stay within the sound', async () => {
  const { audio, state } = createPlayer()
  state().show(talk)
  await state().play(1)
  state().skip(-5)
  expect(audio.currentTime).toBe(0)
  state().skip(25)
  expect(state().seconds).toBe(10)
})

test('of a sound that grows what is there is played, and then what came meanwhile', async () => {
  const { audio, state } = createPlayer()
  state().show({ ...talk, isGrowing: true })
  await state().play(8)
  expect(audio.src).toBe('/sound/talk?to=160000')
  state().show({ ...talk, samples: 480_000, isGrowing: true })
  expect(audio.src).toBe('/sound/talk?to=160000')
  state().show({ ...talk, samples: 640_000 })
  audio.reach(10)
  audio.dispatchEvent(new Event('ended'))
  expect(audio).toMatchObject({ src: '/sound/talk', currentTime: 10 })
  expect(state().isPlaying).toBe(true)
  audio.dispatchEvent(new Event('ended'))
  expect(state()).toMatchObject({ isPlaying: false, seconds: 40 })
})

test('a place behind what was fetched is fetched', async () => {
  const { audio, state } = createPlayer()
  state().show({ ...talk, isGrowing: true })
  await state().play(8)
  state().show({ ...talk, samples: 480_000, isGrowing: true })
  state().seek(20)
  expect(audio).toMatchObject({ src: '/sound/talk?to=480000', currentTime: 20 })
})

test('another transcript ends it, and its own place is kept', async () => {
  const { audio, state } = createPlayer()
  state().show(talk)
  await state().play(3)
  state().show({ ...talk, recordingId: 'other' })
  expect(state()).toMatchObject({ isPlaying: false, seconds: 0 })
  expect(audio.src).toBe('')
  state().show(talk)
  expect(state().seconds).toBe(3)
})

test('what cannot be played says so, and is tried again when it is asked for again', async () => {
  const { audio, state } = createPlayer()
  state().show(talk)
  audio.isRefusing = true
  await state().play(2)
  expect(state()).toMatchObject({ hasFailed: true, isPlaying: false })
  audio.isRefusing = false
  await state().toggle()
  expect(state()).toMatchObject({ hasFailed: false, isPlaying: true })
  expect(audio).toMatchObject({ src: '/sound/talk', currentTime: 2 })
})
