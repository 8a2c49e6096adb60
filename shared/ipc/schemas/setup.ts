import { z } from 'zod'
import { longestSystemPrompt } from '../../limits.ts'
import { parameterNames, parameterRange } from '../../models/parameters.ts'

function withinRange(name: (typeof parameterNames)[number], value: number): boolean {
  const { least, most, isWhole } = parameterRange(name)
  return value >= least && value <= most && (!isWhole || Number.isInteger(value))
}

export const requestParameters = z
  .partialRecord(z.enum(parameterNames), z.number())
  .refine((parameters) =>
    parameterNames.every((name) => {
      const value = parameters[name]
      return value === undefined || withinRange(name, value)
    }),
  )

const systemPrompt = z.string().max(longestSystemPrompt)

/** How a chat asks its models. */
export const chatSetup = z.object({
  /** Empty where none is sent. */
  systemPrompt,
  /** What the person set otherwise than recommended, by model. */
  parameters: z.record(z.string().min(1).max(200), requestParameters),
})
export type ChatSetup = z.infer<typeof chatSetup>

/** What one answer was asked with: all parameters of the request, recommended ones too. */
export const asked = z.object({ systemPrompt, parameters: requestParameters })

export const configureInput = z.object({ chatId: z.string().min(1).max(64), setup: chatSetup })
