// `Zhong-Zhi Li`, `Zhong Zhi Li` and `Zhongzhi Li` are one name: given names of two syllables are printed either way.

/** One syllable of Mandarin as Pinyin writes it. */
const PINYIN =
  /^(?:[bpmf]?(?:a|o|ai|ei|ao|ou|an|en|ang|eng)|[bpmdtnljqxy]?(?:i|ie|iao|iu|ian|in|iang|ing|ia)|[dtnlgkhzcsr]?(?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un|ua|uai|uang)|(?:zh|ch|sh)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|[zcsr]i|[bpmfjqxynl]u|[jqxy](?:ue|uan|un|iong|ong)|[nl](?:v|ue)|yo|y(?:a|e|ao|ou|an|ang)|w(?:a|o|ai|ei|an|en|ang|eng|u)|er)$/;
/** One syllable of other tongues of the region, Korean first. */
const SYLLABLE = /^[bcdghjkmnpstwyz]{0,3}[aeiou]{1,3}(?:ng|[nmklpthr])?$/;

const lower = (text: string): string => text.charAt(0) + text.slice(1).toLowerCase();

/** The same name in one word; every other name as it is. */
export function oneSpelling(printed: string): string {
  const words = printed.split(" ");
  const [first = "", second = ""] = words;
  const parts = first.split("-");
  if (
    words.length === 2 &&
    parts.length === 2 &&
    parts.every((part) => SYLLABLE.test(part.toLowerCase()) || PINYIN.test(part.toLowerCase()))
  ) {
    return parts.every((part) => part.length > 1) ? `${lower(parts.join(""))} ${second}` : printed;
  }
  const isSpaced =
    words.length === 3 && [first, second].every((word) => word.length > 1 && PINYIN.test(word.toLowerCase()));
  return isSpaced ? `${lower(first + second)} ${words[2]}` : printed;
}
