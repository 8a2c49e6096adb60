/** Chats to files and back. */
export const keeping = {
  exportMarkdown: 'Export as Markdown…',
  exportJson: 'Export as JSON…',
  exportText: 'Export as text…',
  heading: 'Data',
  titlesByModel: 'Titles by a model',
  titlesMeaning:
    'After the first answer a model that does not think first is asked for the title of the chat. Otherwise its first words are the title.',
  exportEverything: 'Export everything…',
  exportMeaning:
    'All chats with all their versions, and the texts of all transcripts, in one file. The key is never in it.',
  import: 'Import…',
  importMeaning:
    'Chats that Jutt exported, ChatGPT’s conversations.json, or chats exported from Open WebUI. What is here already is not added again.',
  exporting: 'Exporting: {{done, number}} of {{all, number}}',
  importing: 'Importing: {{done, number}} chats so far',
  exported: 'Everything is exported.',
  imported_one: '{{count, number}} chat is imported.',
  imported_other: '{{count, number}} chats are imported.',
  nothingNew: 'Everything in this file was here already.',
  added_one: '{{count, number}} message is added to chats that were here.',
  added_other: '{{count, number}} messages are added to chats that were here.',
  saveTitle: 'Export',
  openTitle: 'Choose a file to import',
  chats: 'Chats',
} as const
