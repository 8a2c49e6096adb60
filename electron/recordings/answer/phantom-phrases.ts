/**
 * What Whisper is known to write where nobody speaks, in the form of {@link phraseOf}. Sources: openai/whisper
 * discussion 928 as collected by ScrAIbe; Vexa's lists of what its meeting bots heard in silence (its issue 155
 * and ru.txt); amical 71 for Japanese. None of them covers Estonian and Finnish: those are the same farewells and
 * credits as they stand under Estonian and Finnish videos.
 */
const PHRASES: ReadonlySet<string> = new Set([
  // Estonian
  'aitäh',
  'aitäh teile',
  'aitäh vaatamast',
  'aitäh vaatamast ja kuulamast',
  'aitäh kuulamast',
  'aitäh et vaatasite',
  'aitäh kõigile',
  'suur aitäh',
  'suur tänu',
  'tänan',
  'tänan vaatamast',
  'tänan kuulamast',
  'tänan tähelepanu eest',
  'täname vaatamast',
  'täname kuulamast',
  'kohtumiseni',
  'näeme järgmises videos',
  'järgneb',
  'muusika',
  // English
  'you',
  'bye',
  'bye bye',
  'thank you',
  'thank you bye bye',
  'thank you so much',
  'thank you so much for joining us',
  'thank you very much',
  'thank you for listening',
  'thank you for watching',
  'thank you for your watching',
  'thanks',
  'thanks for listening',
  'thanks for watching',
  'thanks for watching and see you next time',
  "thanks for watching and i'll see you next time",
  'thanks for watching please subscribe',
  'please subscribe',
  'please subscribe to my channel',
  "don't forget to like and subscribe",
  'see you in the next video',
  'see you next time',
  "i'll see you next time",
  "we'll be right back",
  'to be continued',
  'music',
  // Russian
  'спасибо',
  'спасибо за просмотр',
  'спасибо за внимание',
  'спасибо за субтитры',
  'продолжение следует',
  'динамичная музыка',
  'подписывайтесь на канал',
  // Finnish
  'kiitos',
  'kiitos kun katsoit',
  'kiitos kun katsoitte',
  'kiitos katsomisesta',
  // German
  'vielen dank',
  'vielen dank fürs zuschauen',
  'bis zum nächsten mal',
  // French
  'merci',
  "merci d'avoir regardé",
  "merci d'avoir regardé cette vidéo",
  // Spanish, Portuguese, Polish, Turkish
  'gracias',
  'gracias por ver',
  'gracias por ver el video',
  'obrigado',
  'obrigado por assistir',
  'dziękuję',
  'dziękuję za oglądanie',
  'dziękuję za uwagę',
  'altyazı mk',
  // Japanese, Chinese, Korean
  'ご視聴ありがとうございました',
  'ありがとうございました',
  'おやすみなさい',
  '谢谢大家',
  '谢谢观看',
  '請不吝點贊 訂閱 轉發 打賞支持明鏡與點點欄目',
  '시청해주셔서 감사합니다',
  'mbc 뉴스 이덕영입니다',
])

/** Credits of subtitles, which come with names and years: known by how they begin, or by whose they are. */
const CREDITS =
  /amara\s?org|dimatorzok|^субтитры |^редактор субтитров|^untertitel|^copyright (?:wdr|zdf)|^(?:wdr|swr|zdf) \d{4}|^sous[ -]titr|^sottotitoli |^subt[íi]tul|^legendas |^napisy |^ondertitel|^subtitles by |^subtiitrid |^tekstitys |^www [\p{L}\d-]+ (?:org|com|eu|ee)$|^字幕|mooji org/u

/** A text without case, punctuation and signs. */
export function phraseOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{M}\p{N}'-]+/gu, ' ')
    .trim()
}

/** Whether a text is nothing but what Whisper writes in silence, once or several times. */
export function isPhantomPhrase(text: string): boolean {
  const phrase = phraseOf(text)
  if (phrase === '' || CREDITS.test(phrase) || PHRASES.has(phrase)) return true
  const words = phrase.split(' ')
  for (let length = 1; length <= words.length / 2; length++) {
    if (words.some((word, index) => word !== words[index % length])) continue
    return PHRASES.has(words.slice(0, length).join(' '))
  }
  return false
}
