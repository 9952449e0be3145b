// Cuts a text into informative words and pairs of neighbouring ones.

const STOPWORDS = new Set(
  (
    "a about above across after again against all also although always am among an and any are as at be became because become been before being below " +
    "between both but by can cannot could did do does doing done down due during each either et etc even ever few for from further get give given gives had has have " +
    "having he hence her here him his how however i if in into is it its itself just let like made make makes making many may me might more moreover most much must my " +
    "nearly neither no nor not now of off often on once one only onto or other others our ours out over own per perhaps quite rather same see several she should show " +
    "shown shows since so some still such take taken than that the their them then there thereby therefore these they this those though three through thus to together too " +
    "toward towards two under until up upon us use used uses using usually various very via was we well were what when where whereas whether which while who whom whose why will with " +
    "within without would yet you your paper propose proposed proposes present presents presented introduce introduces novel new approach method result results based work study " +
    "demonstrate demonstrates achieve achieves state art significantly extensive experiments experimental evaluate existing recent recently https http www com github io code available"
  ).split(" "),
);
/** Beyond this many characters a text is not an abstract. */
const MAX_LENGTH = 20_000;
const WORD = /[a-z][a-z0-9]+|[^a-z0-9\s-]/g;

export interface WordPair {
  /** Without plural endings. */
  first: string;
  second: string;
  /** As printed, in lower case. */
  label: string;
}

/** Neighbouring informative words, in order; nothing is paired across punctuation or a common word. */
export function readPairs(text: string): WordPair[] {
  const pairs: WordPair[] = [];
  let printed = "";
  let previous = "";
  for (const piece of text.slice(0, MAX_LENGTH).toLowerCase().match(WORD) ?? []) {
    const word = piece.length < 2 || STOPWORDS.has(piece) ? "" : singular(piece);
    if (word !== "" && previous !== "" && word !== previous) {
      pairs.push({ first: previous, second: word, label: `${printed} ${piece}` });
    }
    previous = word;
    printed = piece;
  }
  return pairs;
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:ch|sh|x|ss|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
