import type { TFunction } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { ParameterProblem } from '../../../shared/models/parameters.ts'

/** What is wrong with a parameter as it is typed, with its limits in the numbers of the language. */
export function problemSentence(t: TFunction, language: string, problem: ParameterProblem): string {
  switch (problem.kind) {
    case 'not_a_number':
      return t('setup.notANumber')
    case 'not_whole':
      return t('setup.notWhole')
    case 'out_of_range': {
      const number = new Intl.NumberFormat(language)
      const { least, most } = problem
      return t('setup.outOfRange', { least: number.format(least), most: number.format(most) })
    }
    default:
      return assertNever(problem)
  }
}
