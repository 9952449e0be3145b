// Tells groups from people by the words in their names.

/** Last words of groups' names. */
const GROUP_WORDS = new Set(
  (
    "team collaboration collaborations consortium group project committee initiative network alliance foundation institute institut " +
    "university laboratory laboratories lab labs authors contributors community society association organisation organization " +
    "center centre agency department members participants investigators partnership program programme coalition trust corporation " +
    "corp inc ltd llc gmbh taskforce editors researchers research challenge workshop academy ministry hospital developers"
  ).split(" "),
);
const TASK_FORCE = /(?:^|[\s-])task force\.?$/i;
const GROUP_START =
  /^(?:the (?:\S+ ){1,8}(?:and|of|for) |team [\p{Lu}\d]|department of |institute (?:of|for) |university of |(?:national|international|european) (?:\S+ )?(?:institute|center|centre|laboratory|agency)|members of |editors of )/iu;
const GROUP_INSIDE =
  /\b(?:collaboration|consortium|task force|working group|research group|study group|(?:research|gen|core|red|vision|language|model)\s?team)\b/i;
// Longer texts are lists, and not worth the search.
const MAX_GROUP_NAME = 300;
/** Organisations that sign as authors and carry none of the words above. */
const ORGANISATIONS = new Set(
  (
    "openai deepseek-ai deepseekai google deepmind google-deepmind meta microsoft nvidia alibaba tencent bytedance baidu huawei apple amazon " +
    "anthropic xiaomi ibm mistral-ai moonshot-ai meta-ai cohere stepfun minimax zhipu-ai bigscience eleutherai laion huggingface " +
    "hugging-face kuaishou baichuan inclusionai internlm llm-core-xiaomi"
  ).split(" "),
);

const ORGANISATION_STARTS = new Set([...ORGANISATIONS].map((name) => name.slice(0, 3)));

/** `AI` in capitals ends an organisation; `Ai` is a family name, and so may `AI` be in a name all in capitals. */
function endsInAi(name: string): boolean {
  return name.endsWith("AI") && /\S[\s-]AI$/.test(name) && /\p{Ll}/u.test(name);
}

export function isOrganisation(name: string): boolean {
  const trimmed = name.trim();
  if (!ORGANISATION_STARTS.has(trimmed.slice(0, 3).toLowerCase())) return false;
  return ORGANISATIONS.has(trimmed.toLowerCase().replace(/\s+/g, "-"));
}

/** The letters with which GROUP_START may begin. */
const START_LETTERS = new Set("tTdDiIuUnNeEmMıſİ");
/** A part of whatever GROUP_INSIDE finds: most names hold none, which is far quicker to see. */
const MAY_HOLD_GROUP = /team|group|force|collab|consort|ſ/i;

function endsInGroupWord(name: string): boolean {
  let at = name.length;
  while (at > 0 && !isGap(name.charCodeAt(at - 1))) at--;
  const word = name.slice(at).toLowerCase();
  const bare = word.endsWith(".") ? word.slice(0, -1) : word;
  return GROUP_WORDS.has(bare) || (bare === "force" && TASK_FORCE.test(name));
}

const isRareSpace = (code: number): boolean => (code < 14 || code > 126) && /\s/.test(String.fromCharCode(code));

/** A hyphen or white space: before it another word ends. */
const isGap = (code: number): boolean => code === 45 || code === 32 || isRareSpace(code);

function holdsGroup(name: string): boolean {
  if (START_LETTERS.has(name.charAt(0)) && GROUP_START.test(name)) return true;
  return MAY_HOLD_GROUP.test(name) && GROUP_INSIDE.test(name);
}

export function isCollective(name: string): boolean {
  const trimmed = name.trim();
  if (trimmed === "" || trimmed.length > MAX_GROUP_NAME) return false;
  // One word is a group only when it is built of two: `WanTeam`.
  if (!/\s/.test(trimmed)) return /[a-z\d](?:Team|Group|Lab|AI)$/.test(trimmed) || isOrganisation(trimmed);
  if (endsInGroupWord(trimmed) || holdsGroup(trimmed)) return true;
  // A comma is left only in names such as "Gemini Team, Google".
  if (trimmed.includes(",") && /\bteam,/i.test(trimmed)) return true;
  return endsInAi(trimmed) || isOrganisation(trimmed) || (/\d/.test(trimmed) && /\p{L}\d+\p{Lu}/u.test(trimmed));
}

/** `GLM-4. 5 Team`: a splitter took the version's point for the end of a sentence. */
export function repairVersion(name: string): string {
  return name.replace(/(\d)\. (?=\d)/g, "$1.");
}
