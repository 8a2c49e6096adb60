import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import type { ProcessMetric } from 'electron'

interface Sample {
  pid: number
  parent: number
  command: string
  residentKilobytes: number
  peakKilobytes: number
  cpuSeconds: number
}

// Linux counts processor time in hundredths of a second for user space, on every architecture Node runs on.
const ticksPerSecond = 100

/** app.getAppMetrics for this process and all of Chromium's. */
export function createProcessMetrics(chromiumPid: () => number | undefined): () => ProcessMetric[] {
  const before = new Map<number, { cpuSeconds: number; at: number }>()
  const started = Date.now() - process.uptime() * 1000

  return () => {
    const samples = process.platform === 'linux' ? readProc() : readPs()
    const root = chromiumPid()
    const wanted = new Set([process.pid, ...(root === undefined ? [] : [root])])
    // Children come after their parents often, but not always: go on until nothing is added.
    for (let size = -1; size !== wanted.size;) {
      size = wanted.size
      for (const { pid, parent } of samples)
        if (parent !== process.pid && wanted.has(parent)) wanted.add(pid)
    }
    return samples.filter(({ pid }) => wanted.has(pid)).map(toMetric)
  }

  function toMetric(sample: Sample): ProcessMetric {
    const at = performance.now()
    const last = before.get(sample.pid)
    before.set(sample.pid, { cpuSeconds: sample.cpuSeconds, at })
    const seconds = last === undefined ? 0 : (at - last.at) / 1000
    const used = last === undefined ? 0 : sample.cpuSeconds - last.cpuSeconds
    return {
      pid: sample.pid,
      type: typeOf(sample),
      creationTime: started,
      cpu: {
        percentCPUUsage: seconds === 0 ? 0 : (100 * used) / seconds,
        cumulativeCPUUsage: sample.cpuSeconds,
        idleWakeupsPerSecond: 0,
      },
      memory: {
        workingSetSize: sample.residentKilobytes,
        peakWorkingSetSize: sample.peakKilobytes,
      },
    }
  }
}

function typeOf({ pid, command }: Sample): ProcessMetric['type'] {
  if (pid === process.pid) return 'Browser'
  const type = /--type=([a-z-]+)/.exec(command)?.[1] ?? ''
  switch (type) {
    case 'renderer':
      return 'Tab'
    case 'gpu-process':
      return 'GPU'
    case 'zygote':
      return 'Zygote'
    case 'utility':
      return 'Utility'
    default:
      // Chromium's own browser process, which is part of Electron's main process.
      return 'Unknown'
  }
}

function readProc(): Sample[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const read = (file: string) => readFileSync(`/proc/${name}/${file}`, 'utf8')
        const fields = read('stat').split(') ').at(-1)?.split(' ') ?? []
        const status = read('status')
        const kilobytes = (key: string) =>
          Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
        return {
          pid: Number(name),
          parent: Number(fields[1]),
          command: read('cmdline').replaceAll('\0', ' '),
          residentKilobytes: kilobytes('VmRSS'),
          peakKilobytes: kilobytes('VmHWM'),
          cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
        }
      } catch {
        // Gone between being listed and being read.
        return []
      }
    })
}

function readPs(): Sample[] {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,time=,command='], {
    encoding: 'utf8',
  })
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(?:(\d+):)?(\d+):([\d.]+)\s+(.*)$/.exec(line)
    if (match === null) return []
    const [, pid, parent, resident, hours = 0, minutes, seconds, command = ''] = match
    return {
      pid: Number(pid),
      parent: Number(parent),
      command,
      residentKilobytes: Number(resident),
      peakKilobytes: Number(resident),
      cpuSeconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
    }
  })
}
