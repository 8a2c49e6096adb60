import { actions } from './actions.ts'
import { errors } from './errors.ts'
import { menu } from './menu.ts'
import { models } from './models.ts'

/** English is the source of all keys. */
export const en = { actions, errors, menu, models } as const
