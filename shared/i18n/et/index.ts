import type { en } from '../en/index.ts'
import type { Translation } from '../translation.ts'
import { about } from './about.ts'
import { actions } from './actions.ts'
import { again } from './again.ts'
import { asking } from './asking.ts'
import { attachments } from './attachments.ts'
import { builtInPrompts } from './builtInPrompts.ts'
import { chat } from './chat.ts'
import { common } from './common.ts'
import { data } from './data.ts'
import { details } from './details.ts'
import { dictation } from './dictation.ts'
import { dictations } from './dictations.ts'
import { errors } from './errors.ts'
import { files } from './files.ts'
import { findInChat } from './findInChat.ts'
import { firstRun } from './firstRun.ts'
import { keeping } from './keeping.ts'
import { list } from './list.ts'
import { markdown } from './markdown.ts'
import { menu } from './menu.ts'
import { messages } from './messages.ts'
import { models } from './models.ts'
import { notices } from './notices.ts'
import { overlay } from './overlay.ts'
import { reading } from './reading.ts'
import { palette } from './palette.ts'
import { search } from './search.ts'
import { player } from './player.ts'
import { prompts } from './prompts.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { shell } from './shell.ts'
import { sound } from './sound.ts'
import { shortcuts } from './shortcuts.ts'
import { startup } from './startup.ts'
import { transcriptFile } from './transcriptFile.ts'
import { transcripts } from './transcripts.ts'
import { updates } from './updates.ts'
import { usage } from './usage.ts'

export const et: Translation<typeof en> = {
  about,
  actions,
  again,
  asking,
  attachments,
  builtInPrompts,
  chat,
  common,
  data,
  details,
  dictation,
  dictations,
  errors,
  files,
  findInChat,
  firstRun,
  keeping,
  list,
  markdown,
  menu,
  messages,
  models,
  notices,
  overlay,
  player,
  reading,
  palette,
  search,
  prompts,
  settings,
  setup,
  shell,
  sound,
  shortcuts,
  startup,
  transcriptFile,
  transcripts,
  updates,
  usage,
}
