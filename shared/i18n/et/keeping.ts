import type { Translation } from '../translation.ts'
import type { keeping as source } from '../en/keeping.ts'

export const keeping: Translation<typeof source> = {
  exportMarkdown: 'Ekspordi Markdownina…',
  exportJson: 'Ekspordi JSON-ina…',
  export: 'Ekspordi…',
  exportTranscript: 'Transkriptsiooni eksport',
  format: 'Vorming',
  doExport: 'Ekspordi',
  heading: 'Andmed',
  exportEverything: 'Ekspordi kõik…',
  exportMeaning:
    'Kõik vestlused koos kõigi versioonidega ja kõik transkriptsioonid ühes failis. Võtit selles ei ole.',
  import: 'Impordi…',
  importMeaning:
    'Jutust eksporditud vestlused ja transkriptsioonid, ChatGPT conversations.json või Open WebUI-st eksporditud vestlused. Mis on juba olemas, seda teist korda ei lisata.',
  exporting: 'Ekspordin: {{done, number}} / {{all, number}}',
  importing: 'Impordin: seni {{done, number}}',
  exported: 'Kõik on eksporditud.',
  imported_one: 'Imporditud {{count, number}} vestlus.',
  imported_other: 'Imporditud {{count, number}} vestlust.',
  importedTranscripts_one: 'Imporditud {{count, number}} transkriptsioon (helita).',
  importedTranscripts_other: 'Imporditud {{count, number}} transkriptsiooni (helita).',
  nothingNew: 'Kõik selles failis oli juba olemas.',
  added_one: 'Olemasolevatele vestlustele lisandus {{count, number}} sõnum.',
  added_other: 'Olemasolevatele vestlustele lisandus {{count, number}} sõnumit.',
  saveTitle: 'Eksport',
  openTitle: 'Vali imporditav fail',
  chats: 'Vestlused',
  kinds: {
    txt: 'Tekst',
    docx: 'Wordi dokument',
    md: 'Markdown',
    srt: 'Subtiitrid (SRT)',
    vtt: 'Subtiitrid (WebVTT)',
    json: 'JSON',
    jsonl: 'JSON-i read',
  },
  uses: {
    txt: 'Lõigud lugemiseks või kuhu tahes kleepimiseks.',
    docx: 'Lõigud aegade ja kõnelejatega, Wordi või LibreOffice’i jaoks.',
    md: 'Lõigud aegade ja kõnelejatega, Markdownina.',
    srt: 'Subtiitrid videomängijatele ja -töötlusele.',
    vtt: 'Subtiitrid veebilehtedele, kõnelejad märgitud.',
    json: 'Kõik, programmide jaoks: sõnade ajad, lüngad, muudatused ja see, mida teenus ütles.',
  },
}
