/** What went wrong in the page, a line each; filled by `watchPage`. */
export interface Watched {
  seen: string[]
  /** Milliseconds between two frames, the longest. */
  longestFrame: number
}

/** In the page, before anything else runs there: notes each script that runs and each request that the policy stops. */
export function watchPage(): void {
  if ('watched' in globalThis) return
  const watched: Watched = { seen: [], longestFrame: 0 }
  Object.assign(globalThis, { watched })
  for (const name of ['alert', 'confirm', 'prompt', 'open', 'print']) {
    Reflect.set(globalThis, name, () => watched.seen.push(`${name} was called`))
  }
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    watched.seen.push(`the policy had to stop ${effectiveDirective} ${blockedURI}`),
  )
  let before = performance.now()
  const step = (moment: number): void => {
    watched.longestFrame = Math.max(watched.longestFrame, moment - before)
    before = moment
    requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}

/** In the page: what is in an answer and must not be, a line each. */
export function findHarm(answer: Element): string[] {
  const allowed = new Set(['http:', 'https:', 'mailto:'])
  const neverThere =
    'script, iframe, frame, object, embed, form, img, picture, video, audio, source, link, style, base, meta, ' +
    'portal, textarea, select, input:not([type=checkbox]), svg :is(a, script, image, use, foreignObject, animate, set), ' +
    '[srcdoc], [ping], [action], [formaction], [background], [contenteditable], [is]'
  const harm = Array.from(answer.querySelectorAll(neverThere), (element) => element.outerHTML)
  for (const element of answer.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isHandler = name.startsWith('on')
      const loads = name === 'src' || name === 'srcset' || name === 'data' || name === 'poster'
      const isAddress = name === 'href' || name === 'xlink:href'
      const protocol = isAddress && !value.startsWith('#') ? URL.parse(value)?.protocol : undefined
      const leadsElsewhere = isAddress && !value.startsWith('#') && !allowed.has(protocol ?? '')
      const styleLoads = name === 'style' && /url\(|expression|@import/i.test(value)
      if (isHandler || loads || leadsElsewhere || styleLoads) harm.push(`${name}="${value}"`)
    }
    // Of ids, only those that cannot be names of the page's own things.
    if (
      element.id !== '' &&
      !/^(?:user-content-|react-aria|footnote-label|_r_|[«:])/.test(element.id)
    )
      harm.push(`id="${element.id}"`)
  }
  return harm
}
