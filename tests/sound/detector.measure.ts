import { test } from './lab.ts'
import { hasSentences, makeNoisy, makeReading, makeSound } from './speech.ts'

const RATE = 16_000

test.skip(!hasSentences, 'pocketsphinx-testdata, the real speech of this, is not installed')

test('pieces by energy alone and with the detector', async ({ lab }) => {
  await makeReading(lab.folder, 'reading.wav')
  const names = ['reading.wav']
  for (const color of ['pink', 'brown', 'white']) {
    for (const below of [20, 10, 5, 0]) {
      const name = `${color}-${below}.wav`
      await makeNoisy(lab.folder, 'reading.wav', { color, below, name })
      names.push(name)
    }
  }
  for (const [name, effects] of [
    ['noise-20.wav', 'synth 60 pinknoise vol -20dB'],
    ['noise-40.wav', 'synth 60 pinknoise vol -40dB'],
    ['swelling.wav', 'synth 60 pinknoise tremolo 0.3 80 vol -25dB'],
    ['chord.wav', 'synth 30 sin 220 synth 30 sin mix 330 tremolo 2 70'],
  ] as const) {
    await makeSound(lab.folder, name, effects)
    names.push(name)
  }
  for (const name of names) {
    for (const withDetector of [false, true]) {
      const { pieces, samples, asked, detectorSeconds } = await lab.page.evaluate(
        ([url, with_]) => globalThis.sounds.segment(url, with_),
        [`source/${name}`, withDetector] as const,
      )
      const seconds = (sample: number) => (sample / RATE).toFixed(2)
      console.log(
        name.padEnd(14),
        withDetector
          ? `detector asked about ${((100 * asked) / samples).toFixed(0)} %, ` +
              `${((detectorSeconds * 1000) / (asked / 512)).toFixed(2)} ms a frame:`
          : 'energy:',
        pieces.map(({ start, end, cut }) => `${seconds(start)}-${seconds(end)} (${cut})`).join(' '),
      )
    }
  }
})
