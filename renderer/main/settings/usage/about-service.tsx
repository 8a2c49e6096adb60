import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../../shared/assert-never.ts'
import type { AboutService, SpeechFindings } from '../../../../shared/ipc/schemas/findings.ts'
import type { ModelEntry } from '../../../../shared/ipc/schemas/service.ts'
import { findInCatalogue } from '../../../../shared/models/catalogue.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Table, TableRow } from '../../../ui/table.tsx'
import { Facts } from '../section.tsx'
import { useFormats } from './use-formats.ts'

const stacks = {
  litellm: 'LiteLLM',
  vllm: 'vLLM',
  speaches: 'speaches',
  ollama: 'Ollama',
  'llama.cpp': 'llama.cpp',
} as const satisfies Record<NonNullable<AboutService['stack']>, string>

/** What shows of the service, for whoever looks for a fault or wonders what it can do. */
export function AboutServiceDetails(props: { about: AboutService; models: readonly ModelEntry[] }) {
  const { about, models } = props
  const { t } = useTranslation()
  const { stack, version } = about
  const name = [stack && stacks[stack], version].filter((part) => part !== null).join(' ')
  const server = stack === null ? t('usage.notRecognised') : t('usage.looksLike', { name })
  const hasSpeech = models.some(({ kind }) => kind === 'transcription')
  return (
    <Disclosure label={t('usage.about')}>
      <div className="flex flex-col gap-5 pt-3">
        <Facts facts={[{ name: t('usage.server'), value: server }]} />
        <ModelTable models={models.filter(({ kind }) => kind === 'chat')} />
        {hasSpeech && <SpeechFacts about={about} />}
      </div>
    </Disclosure>
  )
}

function ModelTable({ models }: { models: readonly ModelEntry[] }) {
  const { t } = useTranslation()
  const { number } = useFormats()

  function context({ id, contextTokens }: ModelEntry): string {
    if (contextTokens !== undefined) {
      return t('usage.contextTokens', { tokens: number(contextTokens) })
    }
    const most = findInCatalogue(id)?.card?.contextTokens
    return most === undefined
      ? t('usage.unknown')
      : t('usage.contextByCard', { tokens: number(most) })
  }

  function images({ id }: ModelEntry): string {
    const sees = findInCatalogue(id)?.card?.seesImages
    if (sees === undefined) return t('usage.unknown')
    return sees ? t('usage.imagesYes') : t('usage.imagesNo')
  }

  return (
    <div className="flex flex-col gap-2">
      <Table
        caption={t('usage.modelsCaption')}
        columns={[
          { name: t('usage.model') },
          { name: t('usage.context') },
          { name: t('usage.images') },
        ]}
      >
        <tbody>
          {models.map((model) => (
            <TableRow
              key={model.id}
              name={model.id}
              cells={[{ text: context(model) }, { text: images(model) }]}
            />
          ))}
        </tbody>
      </Table>
      {models.some(({ id }) => findInCatalogue(id)?.card !== undefined) && (
        <p className="text-sm text-quiet">{t('usage.byCard')}</p>
      )}
    </div>
  )
}

function SpeechFacts({ about: { speech, triedAt } }: { about: AboutService }) {
  const { t } = useTranslation()
  const { seconds, dateAndTime } = useFormats()
  const { longestTaken, shortestRefused } = speech
  const taken = longestTaken === 0 ? t('usage.notYetKnown') : seconds(longestTaken)
  const length =
    shortestRefused === null
      ? taken
      : t('usage.tooLong', { taken, refused: seconds(shortestRefused) })
  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-sm font-semibold">{t('usage.speechHeading')}</h4>
      <Facts
        facts={[
          { name: t('usage.languageHeard'), value: language(t, speech) },
          { name: t('usage.times'), value: times(t, speech) },
          ...(speech.refusesJson ? [{ name: t('usage.format'), value: t('usage.plainText') }] : []),
          { name: t('usage.length'), value: length },
          {
            name: t('usage.tried'),
            value: triedAt === null ? t('usage.notYet') : dateAndTime(triedAt),
          },
        ]}
      />
      <p className="text-sm text-quiet">{t('usage.quietly')}</p>
    </div>
  )
}

function language(t: TFunction, { tellsLanguage }: SpeechFindings): string {
  if (tellsLanguage === null) return t('usage.notYetKnown')
  return tellsLanguage ? t('usage.languageTold') : t('usage.languageUntold')
}

function times(t: TFunction, { verbose }: SpeechFindings): string {
  switch (verbose) {
    case 'unproven':
      return t('usage.notYetKnown')
    case 'whole':
      return t('usage.timesWhole')
    case 'lossy':
      return t('usage.timesLossy')
    case 'refused':
      return t('usage.timesRefused')
    default:
      return assertNever(verbose)
  }
}
