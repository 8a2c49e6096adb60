const opensBefore = /[\s([{„«‚¿¡]$/u
/** Marks that open a quotation in one language and close it in another; where they stand tells which. */
const quoteAtEnd = /(?:^|[\s([{])["'“‘]$/u
const closesFirst = /^[.,;:!?…)\]}»”’%]/u
const quoteFirst = /^["'“‘](?:$|[\s.,;:!?…)\]}])/u

/** The text with the spaces it needs between what stands before and after it. */
export function spaced(text: string, before: string, after: string): string {
  if (text === '') return ''
  const isClear = before === '' || opensBefore.test(before) || quoteAtEnd.test(before.slice(-2))
  const lead = isClear || closesFirst.test(text) ? '' : ' '
  const isClosed = /^(?:$|\s)/u.test(after) || closesFirst.test(after) || quoteFirst.test(after)
  return `${lead}${text}${isClosed ? '' : ' '}`
}
