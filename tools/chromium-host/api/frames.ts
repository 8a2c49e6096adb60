import { EventEmitter } from 'node:events'
import type { WebFrameMain } from 'electron'
import type { Session } from '../chromium/connection.ts'
import type { Addresses } from './addresses.ts'
import { guardClass } from './guard.ts'

interface FrameState {
  id: string
  readonly number: number
  parent: HostFrame | null
  url: string
  name: string
  detached: boolean
}

/** What a frame needs of the page it is in. */
export interface FrameOwner {
  readonly frames: readonly HostFrame[]
  readonly processId: number
  send(channel: string, args: unknown[]): void
  executeJavaScript(code: string, userGesture: boolean): Promise<unknown>
  reload(): void
}

type Surface = Pick<
  WebFrameMain,
  | 'detached'
  | 'executeJavaScript'
  | 'frameToken'
  | 'frameTreeNodeId'
  | 'isDestroyed'
  | 'name'
  | 'origin'
  | 'processId'
  | 'reload'
  | 'routingId'
  | 'send'
  | 'url'
  | 'visibilityState'
>

/** Electron's WebFrameMain. Its address is the app's own: app://, not what Chromium loads. */
export class HostFrame extends EventEmitter implements Surface {
  readonly #state: FrameState
  readonly #owner: FrameOwner
  readonly #addresses: Addresses

  constructor(state: FrameState, owner: FrameOwner, addresses: Addresses) {
    super()
    this.#state = state
    this.#owner = owner
    this.#addresses = addresses
  }

  get url(): string {
    return this.#addresses.toApp(this.#state.url)
  }
  get origin(): string {
    return this.#addresses.originOf(this.#state.url)
  }
  get name(): string {
    return this.#state.name
  }
  get parent(): HostFrame | null {
    return this.#state.parent
  }
  get top(): HostFrame | null {
    return this.#state.parent === null ? this : this.#state.parent.top
  }
  get frames(): HostFrame[] {
    return this.#owner.frames.filter((frame) => frame.parent === this)
  }
  get framesInSubtree(): HostFrame[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)]
  }
  get frameToken(): string {
    return this.#state.id
  }
  get frameTreeNodeId(): number {
    return this.#state.number
  }
  get routingId(): number {
    return this.#state.number
  }
  get processId(): number {
    return this.#owner.processId
  }
  get detached(): boolean {
    return this.#state.detached
  }
  get visibilityState(): string {
    return 'visible'
  }
  isDestroyed(): boolean {
    return this.#state.detached
  }
  send(channel: string, ...args: unknown[]): void {
    this.#requireTop('send')
    this.#owner.send(channel, args)
  }
  executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    this.#requireTop('executeJavaScript')
    return this.#owner.executeJavaScript(code, userGesture)
  }
  reload(): boolean {
    this.#requireTop('reload')
    this.#owner.reload()
    return true
  }

  #requireTop(name: string): void {
    if (this.#state.parent !== null) {
      throw new Error(`chromium-host has no electron.WebFrameMain.${name} for frames inside a page`)
    }
  }
}
guardClass('electron.WebFrameMain', HostFrame)

export interface FrameTree {
  readonly main: HostFrame
  readonly all: readonly HostFrame[]
  byId(frameId: string): HostFrame | undefined
  /** Follows the frames of a page from its beginning; the main frame's id is its target's. */
  follow(mainFrameId: string, session: Session): void
}

/** The frames of one window: the main one from the start, the others as the page makes them. */
export function createFrames(owner: FrameOwner, addresses: Addresses): FrameTree {
  const states = new Map<string, FrameState>()
  const frames = new Map<string, HostFrame>()
  let lastNumber = 0

  function add(id: string, parent: HostFrame | null): HostFrame {
    const number = ++lastNumber
    const state = { id, number, parent, url: '', name: '', detached: false }
    const frame = new HostFrame(state, owner, addresses)
    states.set(id, state)
    frames.set(id, frame)
    return frame
  }

  const main = add('', null)
  const mainState = states.get('')

  function follow(mainFrameId: string, session: Session): void {
    if (mainState === undefined) return
    states.clear()
    frames.clear()
    mainState.id = mainFrameId
    states.set(mainFrameId, mainState)
    frames.set(mainFrameId, main)

    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      if (!frames.has(frameId)) add(frameId, frames.get(parentFrameId) ?? main)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (!frames.has(frame.id)) add(frame.id, frames.get(frame.parentId ?? '') ?? main)
      const state = states.get(frame.id)
      if (state === undefined) return
      state.url = frame.unreachableUrl ?? frame.url + (frame.urlFragment ?? '')
      state.name = frame.name ?? ''
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const state = states.get(frameId)
      if (state !== undefined) state.url = url
    })
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      const state = states.get(frameId)
      if (state === undefined || state === mainState || reason === 'swap') return
      state.detached = true
      states.delete(frameId)
      frames.delete(frameId)
    })
  }

  return {
    main,
    get all() {
      return [...frames.values()]
    },
    byId: (frameId) => frames.get(frameId),
    follow,
  }
}
