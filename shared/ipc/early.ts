/**
 * Asks at once what will be asked for soon, and gives that answer when it is: the first time, and unless there were news
 * meanwhile, of which an older answer knows nothing.
 */
export function askEarly<Answer>(
  ask: () => Promise<Answer>,
  onNews: (listener: () => void) => () => void,
): () => Promise<Answer> {
  let early: Promise<Answer> | null = ask()
  const endHearing = onNews(forget)

  function forget(): void {
    early = null
    endHearing()
  }

  return () => {
    const answer = early ?? ask()
    forget()
    return answer
  }
}
