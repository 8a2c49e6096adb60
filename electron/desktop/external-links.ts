import { shell } from 'electron'
import { AppFailure } from '../../shared/app-failure.ts'
import { isWebLink } from './web-link.ts'

/** The one way out to the browser. Everything but a plain web link is refused. */
export async function openExternalLink(url: string): Promise<void> {
  if (!isWebLink(url)) throw new AppFailure({ code: 'address_invalid' })
  await shell.openExternal(new URL(url).href)
}
