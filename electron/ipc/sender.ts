import type { Page } from '../../shared/ipc/channels.ts'

/** What is known of the frame that sent a message. */
export interface SenderFrame {
  url: string
  /** True for the page itself, false for a frame inside it. */
  isTop: boolean
}

/**
 * The page that may be believed to have sent this, or null: it must be the top frame of a window of ours, showing the
 * page that window was made for, at our own origin.
 */
export function trustedPage(
  frame: SenderFrame | null,
  windowPage: Page | undefined,
  origin: string,
): Page | null {
  if (!frame?.isTop || !windowPage) return null
  const url = URL.parse(frame.url)
  if (!url || `${url.protocol}//${url.host}` !== origin) return null
  return url.pathname === `/${windowPage}/index.html` ? windowPage : null
}
