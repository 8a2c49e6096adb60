import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** A sound server of our own, in which microphones come and go. */
export interface SoundServer {
  /** Environment for the app. */
  env: Record<string, string>
  /** Plugs in a microphone. The first of several is the system's default. */
  plugIn: (name: string) => PluggedMicrophone
  stop: () => Promise<void>
}

export interface PluggedMicrophone {
  /** Says a WAV file into it, from its beginning to its end. */
  play: (file: string) => ChildProcess
  /** Switches its sound off, as the system's mixer does, or on again. */
  mute: (isMuted: boolean) => void
  /** Pulls it out, where that was not done before. */
  unplug: () => void
}

export function hasPulseaudio(): boolean {
  try {
    execFileSync('pulseaudio', ['--version'], { stdio: 'ignore' })
    execFileSync('pactl', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

export async function startSoundServer(folder: string): Promise<SoundServer> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const socket = join(folder, 'native')
  const env = {
    XDG_RUNTIME_DIR: folder,
    PULSE_SERVER: `unix:${socket}`,
    PULSE_STATE_PATH: folder,
    PULSE_RUNTIME_PATH: folder,
  }
  const ours = { env: { ...process.env, ...env } }
  const options = [
    '-n',
    '--daemonize=no',
    '--exit-idle-time=-1',
    '--use-pid-file=no',
    '--disable-shm=yes',
    `--load=module-native-protocol-unix socket=${socket} auth-anonymous=1`,
  ]
  const server = spawn('pulseaudio', options, { ...ours, stdio: 'ignore' })
  const pactl = (...args: string[]): string =>
    execFileSync('pactl', args, { ...ours, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  await answering(pactl, server)
  const plugged = new Set<string>()
  return {
    env,
    plugIn(name) {
      const room = `${name}-room`
      const module = pactl('load-module', 'module-null-sink', `sink_name=${room}`, 'rate=48000')
      // Chromium does not list the monitor of a sink as a microphone.
      pactl(
        'load-module',
        'module-remap-source',
        `source_name=${name}`,
        `master=${room}.monitor`,
        `source_properties=device.description=${name}`,
      )
      plugged.add(name)
      if (plugged.size === 1) pactl('set-default-source', name)
      return {
        play: (file) => spawn('paplay', [`--device=${room}`, file], { ...ours, stdio: 'ignore' }),
        mute: (isMuted) => void pactl('set-source-mute', name, isMuted ? '1' : '0'),
        unplug() {
          // The microphone goes with its room; left behind, the room’s monitor would take its place.
          if (plugged.delete(name)) pactl('unload-module', module.trim())
        },
      }
    },
    async stop() {
      const exited = once(server, 'exit')
      server.kill()
      await exited
    },
  }
}

/** Pulseaudio tells nobody that it is ready: it is asked until it answers. */
async function answering(pactl: (command: string) => string, server: ChildProcess): Promise<void> {
  for (let round = 0; round < 100; round++) {
    if (server.exitCode !== null) throw new Error(`pulseaudio ended with ${server.exitCode}`)
    try {
      pactl('info')
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error('pulseaudio does not answer')
}
