import type { SoundTask } from '../../shared/ipc/schemas/recordings.ts'

/** The hidden page that hears, for whoever has work for it. */
export interface AudioPage {
  /** Can it be given tasks? Whoever has some is told when it can. */
  isReady(): boolean
  /** As isReady; where it is not there, it is opened, since somebody waits. */
  wake(): boolean
  /** Gives it a task; nothing comes of that while it is not ready. */
  send(task: SoundTask): void
}

/** Somebody who has work for the page. */
export interface AudioPageUser {
  /** A page is there, which knows of nothing yet. */
  pageReady(): void
  /** What it was doing ended with it. */
  pageLost(): void
}

/** The page as it comes and goes. */
export interface AudioPageLife extends AudioPage {
  /** It says that it can be given tasks. */
  ready(): void
  lost(): void
}

export function createAudioPage(dependencies: {
  send: (task: SoundTask) => void
  /** Has it opened where it is not there. */
  open: () => void
  /** In the order in which they are told; asked when there is something to tell, since they need the page too. */
  users: () => readonly AudioPageUser[]
}): AudioPageLife {
  const { send, open, users } = dependencies
  let isUp = false

  function lost(): void {
    isUp = false
    for (const user of users()) user.pageLost()
  }

  return {
    isReady: () => isUp,
    wake() {
      if (!isUp) open()
      return isUp
    },
    send,
    ready() {
      // It was loaded anew.
      if (isUp) lost()
      isUp = true
      for (const user of users()) user.pageReady()
    },
    lost,
  }
}
