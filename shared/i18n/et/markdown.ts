import type { Translation } from '../translation.ts'
import type { markdown as source } from '../en/markdown.ts'

export const markdown: Translation<typeof source> = {
  copyCode: 'Kopeeri kood',
  showAllLines: 'Näita kõiki {{lines}} rida',
  showFirstLines: 'Näita esimesi {{lines}} rida',
  copyTable: 'Kopeeri tabel',
  copyTableAsCsv: 'Kopeeri tabel CSV-na',
  copyTableAsMarkdown: 'Kopeeri tabel Markdownina',
  copyTableAsTsv: 'Kopeeri tabel TSV-na',
  imageBlocked: 'Pilti ei näidata: {{text}}',
  imageBlockedUnnamed: 'Pilti ei näidata',
  linkBlocked: 'Jutt seda aadressi ei ava.',
  footnotes: 'Joonealused märkused',
  backToText: 'Tagasi teksti juurde',
}
