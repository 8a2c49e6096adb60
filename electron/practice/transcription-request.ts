import { findPracticeModel } from './models.ts'
import { engineError, frameworkError, gatewayError, unknownModel } from './request-error.ts'

export const transcriptionFormats = ['json', 'text', 'verbose_json'] as const
export type TranscriptionFormat = (typeof transcriptionFormats)[number]

export interface TranscriptionRequest {
  file: File
  language: string | undefined
  format: TranscriptionFormat
}

/** Parses the multipart body of POST /v1/audio/transcriptions; what is wrong with it becomes a 400 or 422. */
export async function parseTranscriptionRequest(
  body: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<TranscriptionRequest> {
  const form = await parseForm(body, contentType)
  const model = text(form, 'model')
  if (model === undefined) throw missing('model')
  if (!findPracticeModel(model, 'transcription')) throw unknownModel('/audio/transcriptions', model)
  const file = form.get('file')
  if (!(file instanceof File)) throw missing('file')
  const asked = text(form, 'response_format') ?? 'json'
  const format = transcriptionFormats.find((known) => known === asked)
  if (!format) {
    throw engineError(
      400,
      'Currently only support response_format: `text`, `json` or `verbose_json`',
      'response_format',
    )
  }
  return { file, language: text(form, 'language'), format }
}

async function parseForm(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw gatewayError(400, 'There was an error parsing the body')
  }
}

/** A form field; empty counts as absent, as curl and forms send it. */
function text(form: FormData, field: string): string | undefined {
  const value = form.get(field)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function missing(field: string) {
  return frameworkError(422, [{ type: 'missing', loc: ['body', field], msg: 'Field required' }])
}
