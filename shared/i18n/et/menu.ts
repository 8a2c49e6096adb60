import type { Translation } from '../translation.ts'
import type { menu as source } from '../en/menu.ts'

export const menu: Translation<typeof source> = {
  file: 'Fail',
  edit: 'Redigeerimine',
  view: 'Vaade',
  window: 'Aken',
}
