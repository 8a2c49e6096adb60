/** A title as the name of a file, without its ending, on any system. */
export function toFileName(title: string): string {
  const name = title
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.+$/, '')
  return name === '' ? 'Jutt' : name.slice(0, 100)
}
