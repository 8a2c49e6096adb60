import { harden } from 'rehype-harden'
import { defaultRehypePlugins, type StreamdownProps } from 'streamdown'

/**
 * What an answer may contain: no HTML (without the `raw` plugin it is shown as the text it is), no images from
 * anywhere (fetching one would tell its server what was said), no addresses but web and mail. The base address exists
 * nowhere; it only lets relative addresses be parsed. Links are looked at once more where they are opened.
 */
export const hardened: NonNullable<StreamdownProps['rehypePlugins']> = [
  ...(defaultRehypePlugins['sanitize'] ? [defaultRehypePlugins['sanitize']] : []),
  [
    harden,
    {
      defaultOrigin: 'https://app.invalid',
      allowedLinkPrefixes: ['*'],
      allowedImagePrefixes: [],
      allowDataImages: false,
      allowedProtocols: ['http', 'https', 'mailto'],
    },
  ],
]
