import type { en } from '../en/index.ts'
import type { Translation } from '../translation.ts'
import { actions } from './actions.ts'
import { errors } from './errors.ts'
import { menu } from './menu.ts'
import { models } from './models.ts'

export const et: Translation<typeof en> = { actions, errors, menu, models }
