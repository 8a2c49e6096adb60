/** Our pages' own scheme and origin: nothing on the web shares it, and it has a storage of its own. */
export const scheme = 'app'
export const origin = 'app://jutt'

export function pageUrl(page: string): string {
  return `${origin}/${page}/index.html`
}
