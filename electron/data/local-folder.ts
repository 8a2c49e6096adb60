import { execFile } from 'node:child_process'
import { readFile, realpath } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * Does the folder lie on another computer? SQLite's log needs memory that programs share, which no network file
 * system gives. Where the system does not tell, the folder counts as local.
 */
export async function isOnNetwork(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  // Windows gives the true address of a drive letter that stands for a share.
  const path = await realpath(folder)
  try {
    if (platform === 'win32') return isShare(path)
    const mounts =
      platform === 'darwin'
        ? readMacMounts(await listMacMounts())
        : readLinuxMounts(await readFile('/proc/self/mountinfo', 'utf8'))
    return isNetworkSystem(systemOf(path, mounts))
  } catch {
    return false
  }
}

/** A path of Windows that names another computer. */
export function isShare(path: string): boolean {
  return /^\\\\(?![?.]\\(?!UNC\\))/i.test(path)
}

interface Mount {
  point: string
  system: string
}

const networkSystems =
  /^(nfs\d?|cifs|smb\w*|afpfs|webdav|davfs\d?|afs|9p|ceph|lustre|gpfs|beegfs\w*|glusterfs|ncpfs|coda|fuse\.(sshfs|rclone|davfs\d?|glusterfs|s3fs|smbnetfs|gvfsd-fuse|ceph|mfs))$/i

export function isNetworkSystem(system: string | null): boolean {
  return system !== null && networkSystems.test(system)
}

/** The file system that holds a path: that of the longest mount point above it, the last of equals. */
export function systemOf(path: string, mounts: readonly Mount[]): string | null {
  let best: Mount | null = null
  for (const mount of mounts) {
    const above = mount.point === '/' ? '/' : `${mount.point}/`
    if (path !== mount.point && !path.startsWith(above)) continue
    if (best === null || mount.point.length >= best.point.length) best = mount
  }
  return best?.system ?? null
}

/** Lines of /proc/self/mountinfo (proc_pid_mountinfo(5)): the mount point is the fifth field, the type follows " - ". */
export function readLinuxMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const point = line.split(' ')[4]
    const system = / - (\S+)/.exec(line)?.[1]
    if (point === undefined || system === undefined) return []
    return [{ point: point.replaceAll(/\\(\d{3})/g, (_, code: string) => octal(code)), system }]
  })
}

function octal(code: string): string {
  return String.fromCodePoint(Number.parseInt(code, 8))
}

/** Lines of macOS's mount: "//ann@server/share on /Volumes/share (smbfs, nodev)". */
export function readMacMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, point, system] = / on (\/.*) \((\w+)/.exec(line) ?? []
    return point === undefined || system === undefined ? [] : [{ point, system }]
  })
}

async function listMacMounts(): Promise<string> {
  const { stdout } = await promisify(execFile)('/sbin/mount')
  return stdout
}
