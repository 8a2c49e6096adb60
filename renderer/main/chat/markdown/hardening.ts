import { harden } from 'rehype-harden'
import { defaultRehypePlugins, type StreamdownProps } from 'streamdown'

/** The little of a syntax tree that is needed here. */
interface Node {
  type: string
  tagName?: string
  children?: Node[]
}

/** The element that stands where an image was; it is rendered as words (components.tsx). */
export const blockedImage = 'blocked-image'

function replaceImages(node: Node): void {
  for (const child of node.children ?? []) {
    if (child.tagName === 'img') child.tagName = blockedImage
    else replaceImages(child)
  }
}

const imagesBecomeWords = () => replaceImages

const sanitize = defaultRehypePlugins['sanitize']
// Without it answers must not be rendered at all: they are shown as plain text.
if (!sanitize) throw new Error('streamdown has no sanitizer any more')

/**
 * What an answer may contain: no HTML (without the `raw` plugin it is shown as the text it is), no images from
 * anywhere (fetching one would tell its server what was said), no addresses but web and mail. The base address exists
 * nowhere; it only lets relative addresses be parsed. Links are looked at once more where they are opened.
 */
export const hardened: NonNullable<StreamdownProps['rehypePlugins']> = [
  sanitize,
  imagesBecomeWords,
  [
    harden,
    {
      defaultOrigin: 'https://app.invalid',
      allowedLinkPrefixes: ['*'],
      allowedImagePrefixes: [],
      allowDataImages: false,
      allowedProtocols: ['http', 'https', 'mailto'],
      // A refused link stays as the words it was on; "indicator" would add English ones.
      linkBlockPolicy: 'text-only',
    },
  ],
]
