// Cuts plain text into words with the form under which spellings of one word meet.

import { hashWord } from "./hash-word.ts";

export interface Word {
  start: number;
  end: number;
  /** Lower case, without plural ending. */
  key: string;
  hash: number;
  /** Says nothing by itself: "the", "propose", "significantly". */
  isStop: boolean;
  /** Something other than a blank or a hyphen stands between this word and the one before. */
  isApart: boolean;
  /** A hyphen joins it to the word before: "shot" in "few-shot". */
  isJoined: boolean;
}

/** Beyond this many characters a text is no abstract. */
const MAX_LENGTH = 8000;
const MAX_WORDS = 1200;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?[+#]{0,2}/gu;
const BLANK = 0x20;
const HYPHENS = new Set([0x2d, 0x2010, 0x2011]);
const MAX_REMEMBERED = 40;

const STOP = new Set(
  "a about above accordingly according account across achieve achieved achieves achieving actually additional additionally address addressed addresses addressing adopt adopted adopts after again against aim aimed aims all allow allowed allowing allows almost along already also although always am among amount an analyze analyzed analyzes and another any apply applied applies applying are aspect aspects as assume at attempt available away based basis be became because become becomes been before behind being below benefit better between beyond both bring brings but by called can cannot capable carry certain challenge challenges challenging characterize characterized clearly combine combined combines combining come common commonly compare compared compares comparing comparable comparison compelling complementary completely complex comprehensive comprise conduct conducted consider considerable considered considering consist consisting consistently consists contain containing contains contribute contribution contributions corresponding could create created creates creating critical crucial current currently deal demonstrate demonstrated demonstrates demonstrating depend depending depends derive derived describe described describes design designed designing despite determine determined develop developed developing develops did difference different difficult difficulty directly discuss discussed discusses do does doing done down due during each easily easy effective effectively effectiveness efficient efficiently e.g either else emerge emerged emerging employ employed employing employs empirical empirically enable enabled enables enabling enhance enhanced enhances enhancing ensure ensures ensuring entire entirely especially essential establish established et etc evaluate evaluated evaluates evaluating even ever every evidence examine examined exhibit exhibits exist existing exists experiment experimental experimentally experiments explicitly exploit exploited exploiting exploits explore explored explores exploring extend extended extends extensive extensively fact far few final finally find finding findings finds first firstly five focus focused focuses focusing follow followed following follows for form formulate formulated four from full fully further furthermore gain general generally get give given gives giving go goal good great greater greatly had handle has have having he hence her here high higher highly his hold holds how however i idea identify identified identifies if illustrate impact implement implemented implementing implication implications imply important improve improved improvement improvements improves improving in include included includes including increase increased increases increasing increasingly indeed indicate indicates inherent insight insights inspired instead interesting into introduce introduced introduces introducing introduction investigate investigated investigates investigating involve involves involving is issue issues it its itself just keep key kind know known lack large largely larger last later latter lead leading leads least leave less let leverage leveraged leverages leveraging like likely limit limitation limitations limited little long low lower made main mainly maintain maintaining make makes making manner many may me mean meaning means meanwhile might mitigate moreover most mostly motivate motivated much must my namely natural nature nearly necessary need needed needs neither nevertheless new next no non none nor not notable notably note novel now number numerous observation observe observed obtain obtained obtaining obtains of off offer offering offers often on once one ones only onto open or order other others otherwise our ours out outperform outperformed outperforming outperforms over overall overcome own paper papers part particular particularly past per perform performance performed performing performs perhaps place play plays popular poses possible potential potentially practical practically practice present presented presenting presents prevalent prevent previous previously primarily prior problem problems produce produced produces producing promising prominent promote propose proposed proposes proposing prove proved proven proves provide provided provides providing purpose put quite raise range rather reach reached real realize recent recently reduce reduced reduces reducing reduction regard regarding related relevant relies rely relying remain remaining remains remarkable remarkably report reported require required requirement requirements requires requiring resort resolve respect respectively result resulting results reveal revealed reveals rich role roughly run same satisfy second secondly see seek seen serve serves set several severe shall share she should show showed showing shown shows significant significantly similar similarly simple simply simultaneously since situation six small so solve solved solves solving some sometimes somewhat specific specifically state still straightforward strong study studied studies studying substantial substantially such suffer suffers sufficient suggest suggests suitable superior superiority support supports tackle tackled tackles tackling take taken takes taking term terms than that the their them themselves then there thereby therefore these they third this thoroughly those though three through throughout thus to together too toward towards traditional try turn two type types typical typically under underlying understand understanding unfortunately unlike until up upon us use used useful user-friendly uses using usually utilize utilized utilizes utilizing valuable various vary varying vast verify versatile very via view wait want was way ways we well were what when whenever where whereas wherein whether which while who whole whom whose why wide widely widespread will with within without work worked works would yet yield yielded yields you your zero-cost https http www com github io code codes publicly several e g i.e vs state-of-the-art sota art".split(
    " ",
  ),
);

type Spelling = Pick<Word, "key" | "hash" | "isStop">;

/** Most words of a text were in the texts before: what does not depend on the place is worked out once. */
const spellings = new Map<string, Spelling>();
const MAX_SPELLINGS = 60_000;

function spellingOf(printed: string): Spelling {
  const known = spellings.get(printed);
  if (known) return known;
  const lower = printed.toLowerCase().replace("’", "'");
  const key = singular(lower);
  const isStop = STOP.has(lower) || /^\d/.test(key) || (key.length < 2 && !/^[kcrq]$/.test(key)) || lower.includes("'");
  const spelling = { key, hash: hashWord(key), isStop };
  if (spellings.size >= MAX_SPELLINGS) spellings.clear();
  if (printed.length <= MAX_REMEMBERED) spellings.set(printed, spelling);
  return spelling;
}

export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  const read = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(read); match && words.length < MAX_WORDS; match = WORD.exec(read)) {
    const start = match.index;
    const gap = start - end;
    const sign = gap === 1 ? read.charCodeAt(end) : 0;
    const isJoined = HYPHENS.has(sign) && words.length > 0;
    const { key, hash, isStop } = spellingOf(match[0]);
    const isApart = words.length === 0 || (gap > 0 && sign !== BLANK && !isJoined);
    end = start + match[0].length;
    words.push({ start, end, key, hash, isStop, isApart, isJoined });
  }
  keepCompounds(words);
  return words;
}

/** "few" says nothing, "few-shot" does. */
function keepCompounds(words: Word[]): void {
  for (const [i, word] of words.entries()) {
    const isPart = word.isJoined || words[i + 1]?.isJoined === true;
    if (isPart && word.isStop && word.key !== "state" && !/^\d/.test(word.key)) word.isStop = false;
  }
}

/** "queries" and "query", "losses" and "loss", "LLMs" and "LLM" are one. */
function singular(word: string): string {
  if (word.length < 4 || word.charCodeAt(word.length - 1) !== 115 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return /(?:ch|sh|x|ss|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
