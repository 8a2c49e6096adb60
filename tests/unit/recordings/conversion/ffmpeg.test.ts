import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { convert, ffmpegArguments } from '../../../../electron/recordings/conversion/convert.ts'
import { findFfmpeg } from '../../../../electron/recordings/conversion/find-ffmpeg.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'jutt-ffmpeg-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** A program in ffmpeg's place. */
function program(script: string): string {
  const file = join(folder, 'ffmpeg')
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}
const wanted = (signal = new AbortController().signal) => ({ from: 0, track: 0, signal })

async function bytesOf(sound: AsyncIterable<Buffer>): Promise<number> {
  let bytes = 0
  for await (const part of sound) bytes += part.length
  return bytes
}

test('an ffmpeg is found by PATH, but in no folder that is not named whole', () => {
  const file = program('true')
  const other = mkdtempSync(join(tmpdir(), 'jutt-no-ffmpeg-'))
  const PATH = ['.', 'bin', other, folder].join(delimiter)
  expect(findFfmpeg({ PATH }, 'freebsd')).toBe(file)
  expect(findFfmpeg({ PATH: ['.', other].join(delimiter) }, 'freebsd')).toBeNull()
  expect(findFfmpeg({}, 'freebsd')).toBeNull()
  rmSync(other, { recursive: true })
})

test('a name is never an option, an address or a list of other files', () => {
  const names = ffmpegArguments('-y https://odd', { from: 160, track: 2 })
  expect(names[names.indexOf('-i') + 1]).toBe('file:-y https://odd')
  expect(names[names.indexOf('-protocol_whitelist') + 1]).toBe('file')
  const formats = (names[names.indexOf('-format_whitelist') + 1] ?? '').split(',')
  expect(formats).toContain('asf')
  for (const list of ['hls', 'concat', 'dash', 'applehttp', 'sdp', 'rtsp', 'lavfi', 'image2'])
    expect(formats).not.toContain(list)
  expect(names).toContain('-nostdin')
  expect(names).toContain('0:a:2')
})

test('its sound comes with the length that it tells, and no length that it only guesses', async () => {
  const told = program('echo "  Duration: 00:01:02.50, start: 0" >&2; sleep 0.05; printf 12345678')
  const { length, sound } = await convert(told, 'x', wanted())
  expect(length).toBe(62.5)
  expect(await bytesOf(sound as AsyncIterable<Buffer>)).toBe(8)
  const guess = 'Estimating duration from bitrate, this may be inaccurate\n  Duration: 00:01:02.50'
  const guessed = program(`printf '${guess}' >&2; sleep 0.05; printf 12345678`)
  expect((await convert(guessed, 'x', wanted())).length).toBeNull()
})

test('its failure is told at the end of what came, also where it leaves parts out with a good exit', async () => {
  const failing = await convert(
    program('printf 1234; echo "no such codec" >&2; exit 1'),
    'x',
    wanted(),
  )
  expect(await bytesOf(failing.sound as AsyncIterable<Buffer>)).toBe(5)
  const damaged = program('printf 1234; echo "Error while decoding stream #0:0" >&2')
  const { sound } = await convert(damaged, 'x', wanted())
  expect(await bytesOf(sound as AsyncIterable<Buffer>)).toBe(5)
  const halved = await convert(program('printf 123; exit 1'), 'x', wanted())
  expect(await bytesOf(halved.sound as AsyncIterable<Buffer>)).toBe(3)
  const none = await convert(join(folder, 'nowhere'), 'x', wanted())
  expect(await bytesOf(none.sound as AsyncIterable<Buffer>)).toBe(1)
})

test('it waits for whoever takes the sound, and ends when nobody does any more', async () => {
  const pid = join(folder, 'pid')
  const endless = program(`echo $$ > ${pid}; exec cat /dev/zero`)
  const stop = new AbortController()
  const { sound } = await convert(endless, 'x', wanted(stop.signal))
  let bytes = 0
  for await (const part of sound as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > 1_000_000) break
  }
  const taken = Number(readFileSync(pid, 'utf8'))
  await expect.poll(() => isRunning(taken)).toBe(false)

  const untaken = await convert(endless, 'x', wanted())
  const running = Number(readFileSync(pid, 'utf8'))
  expect(isRunning(running)).toBe(true)
  untaken.sound.destroy()
  await expect.poll(() => isRunning(running)).toBe(false)
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
