/**
 * A PDF with a line of text on each page, as ISO 32000 has it; locked, it asks for a password that nobody knows;
 * a script is to be run when it is opened.
 */
export function pdfOf(
  pages: readonly string[],
  { isLocked = false, script = '' }: { isLocked?: boolean; script?: string } = {},
): Buffer {
  const kids = pages.map((_, index) => `${3 + index * 2} 0 R`).join(' ')
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${script && `/OpenAction << /S /JavaScript /JS (${script}) >>`} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
  ]
  const font =
    '<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >>'
  for (const [index, text] of pages.entries()) {
    const drawing = text === '' ? '' : `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources ${font} /Contents ${4 + index * 2} 0 R >>`,
      `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    )
  }
  const secret = 'ab'.repeat(32)
  const lock = isLocked
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${secret}> /U <${secret}> /P -4 >> /ID [<00> <00>]`
    : ''
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = file.length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${lock} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
