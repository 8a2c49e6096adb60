import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** Chromium's switches for a microphone that plays a WAV file once each time that it is opened; no prompt asks. */
export function fakeMicrophone(file: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-audio-capture=${file}%noloop`,
  ]
}

/** The fake microphone of the tour. */
export interface Microphone {
  args: string[]
  /** Makes it play another WAV file when it is opened next. */
  willHear: (file: string) => Promise<void>
}

export async function createMicrophone(folder: string, first: string): Promise<Microphone> {
  const file = join(folder, 'microphone.wav')
  const willHear = (source: string): Promise<void> => copyFile(source, file)
  await willHear(first)
  return { args: fakeMicrophone(file), willHear }
}

/** Drags files of this computer over the middle of the window, as the system's file manager does, and drops them. */
export async function dropFiles(
  page: Page,
  files: string[],
  beforeDrop = async (): Promise<void> => undefined,
): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  const size = page.viewportSize() ?? { width: 600, height: 400 }
  const place = { x: size.width / 2, y: size.height / 2 }
  const data = { items: [], files, dragOperationsMask: 1 }
  await cdp.send('Input.dispatchDragEvent', { type: 'dragEnter', ...place, data })
  await cdp.send('Input.dispatchDragEvent', { type: 'dragOver', ...place, data })
  await beforeDrop()
  await cdp.send('Input.dispatchDragEvent', { type: 'drop', ...place, data })
  await cdp.detach()
}
