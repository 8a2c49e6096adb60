import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Components } from 'streamdown'
import { useStores } from '../../app/use-stores.ts'
import { Code } from './code.tsx'
import { CitedTime, citedTime } from './cited-times.tsx'
import { blockedImage } from './hardening.ts'
import { linkTarget } from './link-target.ts'

const linkClass = 'text-accent underline decoration-1 underline-offset-2 wrap-anywhere'

const Link: NonNullable<Components['a']> = ({ href, children, id }) => {
  const { openLink } = useStores()
  const { t } = useTranslation()
  const target = linkTarget(href)

  if (target.kind === 'refused') return <span title={t('markdown.linkBlocked')}>{children}</span>

  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    event.preventDefault()
    if (target.kind === 'outside') void openLink(target.url)
    if (target.kind === 'inside') {
      // Ids of footnotes repeat from answer to answer: the right one is in this answer.
      const answer = event.currentTarget.closest('article')
      answer?.querySelector(`[id="${CSS.escape(target.id)}"]`)?.scrollIntoView()
    }
  }

  return (
    <a
      href={href}
      id={id}
      rel="noreferrer"
      className={linkClass}
      {...(target.kind === 'outside' && { title: target.url })}
      onClick={follow}
      onAuxClick={follow}
    >
      {children}
    </a>
  )
}

/** No image is ever fetched; what it would have shown is said. */
function BlockedImage({ alt }: Record<string, unknown>) {
  const { t } = useTranslation()
  const text = typeof alt === 'string' && alt !== '' ? alt : null
  return (
    <span className="text-quiet">
      [{text === null ? t('markdown.imageBlockedUnnamed') : t('markdown.imageBlocked', { text })}]
    </span>
  )
}

export const components: Components = {
  a: Link,
  code: Code,
  [blockedImage]: BlockedImage,
  [citedTime]: CitedTime,
}
