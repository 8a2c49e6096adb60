/**
 * Is this a link that may be handed to the operating system? Other schemes (file:, smb:, ms-msdt:, calculator: …) start
 * programs there, so only web pages and mail addresses pass. Credentials in a link are refused: they disguise where it
 * leads.
 */
export function isWebLink(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.username !== '' || url.password !== '') return false
  switch (url.protocol) {
    case 'https:':
    case 'http:':
      return url.hostname !== ''
    case 'mailto:':
      // A subject, a body or an attachment is not for an answer to fill in.
      return url.search === ''
    default:
      return false
  }
}
