/** What a file looks like before anybody has read it. */
export type FileKind =
  /** Sound or video by its name or type. */
  | 'sound'
  /** An image, a text or a document: there is no speech in it. */
  | 'document'
  /** Nothing says what it is: it is tried. */
  | 'unknown'

const sounds =
  'aac aif aiff amr avi flac m4a m4b m4v mka mkv mov mp3 mp4 mpeg mpg oga ogg ogv opus ts wav weba webm wma wmv 3gp'
const documents =
  'avif bash bat bib bmp c cc cfg conf cpp cs css csv do go h hpp ini ipynb java jl js jsx kt log lua m php pl ps1 py qmd r rb rmd rs sas scala scss sh sps sql swift toml tsx typ ' +
  'doc docx epub gif heic htm html jpeg jpg json md odp ods odt pdf png ppt pptx rtf srt svg tex tif tiff tsv txt vtt webp xls xlsx xml yaml yml'

const soundEndings = new Set(sounds.split(' '))
const documentEndings = new Set(documents.split(' '))

/** Tells what a file is by its name first: some systems call a video of the ending .ts a text. */
export function fileKind({ name, type }: { name: string; type: string }): FileKind {
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''
  if (soundEndings.has(ending)) return 'sound'
  if (documentEndings.has(ending)) return 'document'
  if (/^(?:audio|video)\//u.test(type)) return 'sound'
  return /^(?:image|text)\/|^application\/(?:pdf|json|xml|msword|rtf)$|officedocument|opendocument/u.test(
    type,
  )
    ? 'document'
    : 'unknown'
}

/** What was dropped, as far as the page may know it. */
export interface Dropped {
  files: File[]
  /** Names of the folders among it. */
  folders: string[]
}

/** Does the drag carry files? Text and links that are dragged are none of our business. */
export function carriesFiles(data: { types: readonly string[] } | null): boolean {
  return data?.types.includes('Files') ?? false
}

/** Reads what was dropped; to be called while the event is handled, afterwards it is gone. */
export function droppedFiles(data: DataTransfer): Dropped {
  const dropped: Dropped = { files: [], folders: [] }
  for (const item of data.items) {
    const file = item.kind === 'file' ? item.getAsFile() : null
    if (!file) continue
    if (item.webkitGetAsEntry()?.isDirectory) dropped.folders.push(file.name)
    else dropped.files.push(file)
  }
  return dropped
}
