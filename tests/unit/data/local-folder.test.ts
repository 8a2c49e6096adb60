import { describe, expect, test } from 'vitest'
import {
  isNetworkSystem,
  isOnNetwork,
  isShare,
  readLinuxMounts,
  readMacMounts,
  systemOf,
} from '../../../electron/data/local-folder.ts'

// proc_pid_mountinfo(5), as a machine with a network home shows it.
const linux = `
22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 22 0:50 / /home rw,relatime shared:20 - nfs4 filer:/home rw,vers=4.2
31 30 8:17 / /home/ann/my\\040disk rw shared:21 - fuseblk /dev/sdb1 rw
32 30 0:60 / /home/ann/far rw shared:22 - fuse.sshfs far: rw
33 22 0:61 / /mnt/share rw shared:23 - cifs //server/share rw
`

describe('on Linux', () => {
  const systemAt = (path: string) => systemOf(path, readLinuxMounts(linux))
  test.each([
    ['/var/data', 'ext4', false],
    ['/home/ann', 'nfs4', true],
    ['/home/ann/my disk/x', 'fuseblk', false],
    ['/home/ann/far', 'fuse.sshfs', true],
    ['/mnt/share/y', 'cifs', true],
    ['/mnt/shared', 'ext4', false],
  ])('%s lies on %s', (path, system, isNetwork) => {
    expect(systemAt(path)).toBe(system)
    expect(isNetworkSystem(systemAt(path))).toBe(isNetwork)
  })
})

test('macOS tells by its mount', () => {
  const mounts = readMacMounts(
    '/dev/disk3s1 on / (apfs, sealed, local)\n//ann@server/my share on /Volumes/my share (smbfs, nodev)\n',
  )
  expect(isNetworkSystem(systemOf('/Volumes/my share/x', mounts))).toBe(true)
  expect(isNetworkSystem(systemOf('/Users/ann', mounts))).toBe(false)
})

test.each([
  ['\\\\server\\share', true],
  ['\\\\?\\UNC\\server\\share', true],
  ['\\\\?\\C:\\x', false],
  ['C:\\Users', false],
])('Windows: %s', (path, expected) => expect(isShare(path)).toBe(expected))

test('the folder of temporary files is a local one', async () => {
  expect(await isOnNetwork('/tmp')).toBe(false)
})
