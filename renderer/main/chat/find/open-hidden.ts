/** Opens what was thought for the answer in this element, where it is closed: what is found in it could not be seen. */
export function openThinking(part: Element): void {
  part.querySelector<HTMLElement>('[data-thinking] button[aria-expanded="false"]')?.click()
}

/** Shows all lines of the code in this element that is folded. */
export function unfoldCode(part: Element): void {
  for (const button of part.querySelectorAll<HTMLElement>('[data-unfold]')) button.click()
}
