/** Labels on code blocks, tables and links of an answer. */
export const markdown = {
  copyCode: 'Copy code',
  showAllLines: 'Show all {{lines}} lines',
  showFirstLines: 'Show the first {{lines}} lines',
  copyTable: 'Copy table',
  copyTableAsCsv: 'Copy table as CSV',
  copyTableAsMarkdown: 'Copy table as Markdown',
  copyTableAsTsv: 'Copy table as TSV',
  imageBlocked: 'Image not shown: {{text}}',
  imageBlockedUnnamed: 'Image not shown',
  linkBlocked: 'Jutt does not open this address.',
  footnotes: 'Footnotes',
  backToText: 'Back to the text',
} as const
