import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Jutt } from './jutt.ts'
import { connectAgain, restart } from './restart.ts'

test('data move to another folder, are backed up, and come back from the backup', async ({
  launch,
  server,
  profile,
}) => {
  const disk = join(profile, '..', `${profile.split('/').at(-1)}-disk`)
  const stick = join(profile, '..', `${profile.split('/').at(-1)}-stick`)
  mkdirSync(disk, { recursive: true })
  mkdirSync(stick, { recursive: true })

  let jutt = await launch()
  await jutt.connect(server)
  await jutt.ask('kept in the backup')
  await openData(jutt)
  await expect(jutt.page.getByText(profile, { exact: true })).toBeVisible()
  await chooseFolder(jutt, disk)
  await jutt.button('Move…').click()
  await expect(jutt.page.getByText(`Everything is copied to ${join(disk, 'Jutt')}.`)).toBeVisible()
  await restart(jutt, 'Restart now')

  jutt = await launch()
  await connectAgain(jutt, server)
  await expect(jutt.chatList.getByText('kept in the backup')).toBeVisible()
  expect(existsSync(join(profile, 'jutt.sqlite'))).toBe(false)
  expect(existsSync(join(disk, 'Jutt', 'jutt.sqlite'))).toBe(true)
  await openData(jutt)
  await expect(jutt.page.getByText(join(disk, 'Jutt'), { exact: true })).toBeVisible()
  const shown = await jutt.app.evaluateHandle(({ shell }) => {
    const files: string[] = []
    shell.showItemInFolder = (file) => void files.push(file)
    return files
  })
  await jutt.button('Show in folder').click()
  await expect.poll(() => shown.jsonValue()).toEqual([join(disk, 'Jutt', 'jutt.sqlite')])
  await chooseFolder(jutt, stick)
  await jutt.button('Back up…').click()
  await expect(jutt.page.getByText(/^The backup is in /)).toBeVisible()
  const [made = ''] = readdirSync(stick)
  for (const file of filesIn(join(stick, made))) {
    expect(readFileSync(file).includes(server.key)).toBe(false)
  }
  await jutt.button('Close settings').click()
  await jutt.button('New chat').click()
  await jutt.ask('said too late')
  await openData(jutt)
  await chooseFolder(jutt, join(stick, made))
  await jutt.button('Restore…').click()
  const dialog = jutt.page.getByRole('alertdialog', { name: 'Restore this backup?' })
  await expect(dialog).toContainText('1 chat and 0 recordings')
  await restart(jutt, 'Restore and restart')

  jutt = await launch()
  await connectAgain(jutt, server)
  await expect(jutt.chatList.getByText('kept in the backup')).toBeVisible()
  await expect(jutt.chatList.getByText('said too late')).toBeHidden()
  const aside = readdirSync(join(disk, 'Jutt')).filter((name) => name.startsWith('before-restore'))
  expect(aside).toHaveLength(1)
  expect(readFileSync(join(disk, 'Jutt', aside[0] ?? '', 'jutt.sqlite')).includes('too late')).toBe(
    true,
  )
})

test('everything can be deleted, once or at each exit', async ({ launch, server, profile }) => {
  let jutt = await launch()
  await jutt.connect(server)
  await jutt.ask('unmistakable-first')
  await openData(jutt)
  await jutt.button('Delete everything…').click()
  const dialog = jutt.page.getByRole('alertdialog', { name: 'Delete everything?' })
  const now = jutt.button('Delete everything and restart')
  await expect(now).toBeDisabled()
  await dialog.getByRole('textbox').fill('delete')
  await restart(jutt, 'Delete everything and restart')

  jutt = await launch()
  await expect(jutt.page.getByRole('heading', { name: 'Welcome to Jutt' })).toBeVisible()
  expect(filesWith(profile, 'unmistakable-first')).toEqual([])
  await jutt.connect(server)
  await jutt.ask('unmistakable-second')
  await openData(jutt)
  await jutt.page.getByText('Shared computer: forget everything on exit').click()
  await jutt.button('Forget on exit').click()
  await expect(jutt.page.getByRole('switch', { name: /^Shared computer/ })).toBeChecked()
  await jutt.quit()
  expect(filesWith(profile, 'unmistakable-second')).toEqual([])
  expect(existsSync(join(profile, 'vault.json'))).toBe(false)

  jutt = await launch()
  await expect(jutt.page.getByRole('heading', { name: 'Welcome to Jutt' })).toBeVisible()
  await jutt.connect(server)
  await jutt.ask('unmistakable-third')
  await jutt.kill()
  expect(filesWith(profile, 'unmistakable-third')).not.toEqual([])

  jutt = await launch()
  await expect(jutt.page.getByRole('heading', { name: 'Welcome to Jutt' })).toBeVisible()
  expect(filesWith(profile, 'unmistakable-third')).toEqual([])
})

async function openData(jutt: Jutt): Promise<void> {
  await jutt.button('Settings').click()
  await expect(jutt.button('Back up…')).toBeVisible()
}

async function chooseFolder({ app }: Jutt, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] })
  }, folder)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

function filesWith(folder: string, text: string): string[] {
  return filesIn(folder).filter((file) => contentOf(file).includes(text))
}

/** A running Chromium removes files of its own while they are looked at. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if (existsSync(file)) throw error
    return Buffer.alloc(0)
  }
}
