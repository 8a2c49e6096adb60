import type { Page } from '@playwright/test'

/** More stops than any screen has, but for the settings, whose shortcuts are all alike. */
const mostStops = 70

/** The names of animations and transitions that are under way; one that only waits before it shows something moves nothing. */
export function whatMoves(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map((animation) =>
        animation instanceof CSSAnimation ? animation.animationName : animation.constructor.name,
      )
      .filter((name) => name !== 'appear'),
  )
}

/** Goes on by Tab until it comes round, and back to where it was; what has the keyboard and does not show it. */
export async function unseenFocus(page: Page): Promise<string[]> {
  const unseen: string[] = []
  const before = await page.evaluateHandle(() => document.activeElement)
  const gone = await page.evaluateHandle(() => new WeakSet<Element>())
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab')
    const { isNew, unseen: name } = await gone.evaluate(async (elements) => {
      // What was left may make way for what has the keyboard now.
      await new Promise((resolve) => void requestAnimationFrame(resolve))
      const element = document.activeElement ?? document.body
      const shows = (each: Element | null): boolean => {
        if (each === null) return false
        const { outlineStyle, outlineWidth } = getComputedStyle(each)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      }
      // What is drawn in place of a control, or around a field, shows its focus: a label or a part of it, a frame.
      const label = element.closest('label')
      const frames = [element.parentElement, element.parentElement?.parentElement ?? null]
      const drawn = [element, ...frames, label, ...(label?.querySelectorAll('span') ?? [])]
      // The field of the palette is all that can have the keyboard there, and shows it by its caret.
      const isSeen = element === document.body || element.role === 'combobox' || drawn.some(shows)
      const isNew = !elements.has(element)
      elements.add(element)
      return { isNew, unseen: isSeen ? null : element.outerHTML.slice(0, 160) }
    })
    if (!isNew) break
    if (name !== null) unseen.push(name)
  }
  await before.evaluate((element) => {
    if (element instanceof HTMLElement) element.focus()
  })
  return unseen
}

/** Controls that are beside the window or beneath something else, and texts that are cut off without a sign of it. */
export function outOfPlace(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // What was drawn for another size is drawn anew.
    for (let frame = 0; frame < 2; frame += 1) {
      await new Promise((resolve) => void requestAnimationFrame(resolve))
    }
    const width = document.documentElement.clientWidth
    const height = document.documentElement.clientHeight
    const found: string[] = []
    const tell = (what: string, element: Element): void =>
      void found.push(
        `${what}: ${element.tagName} “${element.getAttribute('aria-label') ?? element.textContent}” ${element.className}`.slice(
          0,
          200,
        ),
      )
    const ancestors = (element: Element): Element[] =>
      element.parentElement ? [element.parentElement, ...ancestors(element.parentElement)] : []
    const isOnPage = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
      element.closest('[inert], [aria-hidden="true"], .sr-only, .katex-mathml') === null &&
      element.getBoundingClientRect().width > 1
    const scrollsSideways = (element: Element): boolean =>
      /auto|scroll/.test(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth + 1

    /** What stands over the middle of a control, if anything of another kind does. */
    const coverOf = (control: Element): Element | null => {
      const { left, right, top, bottom } = control.getBoundingClientRect()
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      if (over === null || control.contains(over) || over.contains(control)) return null
      return over.closest('label')?.contains(control) === true ? null : over
    }

    // Code, tables and formulas of an answer may; a field scrolls what is typed in it.
    for (const element of document.querySelectorAll('body *')) {
      const may = element.closest('[role=article], article, pre, input, textarea') !== null
      if (!may && isOnPage(element) && scrollsSideways(element)) tell('scrolls sideways', element)
    }
    // Less than a line of text shows nothing of what it holds.
    for (const element of document.querySelectorAll('body *')) {
      const { overflowY, fontSize } = getComputedStyle(element)
      const isScroller = /auto|scroll/.test(overflowY) && element.matches(':not(pre, textarea)')
      const hidden = element.scrollHeight - element.clientHeight
      if (isScroller && hidden > 1 && element.clientHeight < 1.5 * Number.parseFloat(fontSize))
        if (isOnPage(element)) tell('has no room', element)
    }
    if ((document.scrollingElement?.scrollWidth ?? 0) > width) found.push('the page is too wide')
    const controls = 'a[href], button, input, textarea, [role=switch], [role=slider], [role=link]'
    for (const control of document.querySelectorAll(controls)) {
      if (!isOnPage(control)) continue
      const around = ancestors(control)
      if (around.some(scrollsSideways)) continue
      const box = control.getBoundingClientRect()
      if (box.left < -1 || box.right > width + 1) tell('beside the window', control)
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
      const isScrolledAway = [...around, document.documentElement].some((each) => {
        if (each !== document.documentElement && getComputedStyle(each).overflowY === 'visible')
          return false
        const { top, bottom } = each.getBoundingClientRect()
        return y < top || y > bottom || y > height
      })
      const scrolls = around.some((each) => /auto|scroll/.test(getComputedStyle(each).overflowY))
      if (!scrolls && box.bottom > height + 1) tell('below the window', control)
      if (isScrolledAway || x < 0 || x > width) continue
      if (coverOf(control) === null) continue
      // What floats over a text that scrolls is out of the way when the text is moved.
      control.scrollIntoView({ block: 'center' })
      const cover = coverOf(control)
      if (cover) tell(`beneath ${cover.outerHTML.slice(0, 80)}`, control)
    }
    for (const element of document.querySelectorAll('body *')) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && /\S/.test(node.textContent ?? ''),
      )
      if (!hasText || !isOnPage(element)) continue
      const box = element.getBoundingClientRect()
      if (ancestors(element).some(scrollsSideways) || scrollsSideways(element)) continue
      const { overflowX, textOverflow } = getComputedStyle(element)
      if (
        overflowX !== 'visible' &&
        textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1
      )
        tell('cut off', element)
      if (box.right > width + 1) tell('runs out of the window', element)
    }
    return found
  })
}
