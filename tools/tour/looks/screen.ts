import type { Locator, Page } from '@playwright/test'
import type { Visitor } from '../visitor.ts'

/** A state of the window that is worth looking at; they are opened one after the other, in English. */
export interface Screen {
  name: string
  open: (visitor: Visitor) => Promise<void>
  /** Brings the window back to where the next one begins. */
  leave?: (visitor: Visitor) => Promise<void>
  /** It moves by itself, or closes when the window changes its size, so that no two pictures of it need be the same. */
  varies?: true
  /** Paragraphs and lists of facts that tell of this computer: in pictures that are compared something else stands there. */
  ownOfComputer?: (page: Page) => Locator
  /** The keyboard ends it when it goes on by Tab. */
  endsByTab?: true
  /** What it begins with, where it is another place of what the screen before it shows. */
  place?: (visitor: Visitor) => Locator
}
