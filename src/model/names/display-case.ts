// Writes names that were typed in capitals as names are printed.

const PARTICLES = new Set(
  "van von der den de del della di da dos das du la le ter ten zu zur af av bin ibn".split(" "),
);
const ROMAN = /^(?:II|III|IV|V|VI)$/;

function capitalise(part: string): string {
  const lower = part.toLowerCase();
  const first = lower.charAt(0).toUpperCase() + lower.slice(1);
  return first
    .replace(/^Mc(\p{Ll}{3,})/u, (_all, rest: string) => `Mc${rest.charAt(0).toUpperCase()}${rest.slice(1)}`)
    .replace(/^([OD]['’])(\p{Ll})/u, (_all, head: string, letter: string) => head + letter.toUpperCase());
}

function capitaliseToken(token: string): string {
  return token.split("-").map(capitalise).join("-");
}

function isCapitals(token: string): boolean {
  return /\p{Lu}/u.test(token) && !/\p{Ll}/u.test(token);
}

/** A name typed in capitals has vowels; initials and degrees have not. Short ones in front are "FNU" and the like. */
function isShoutedWord(token: string, place: number): boolean {
  return (
    (place > 0 || token.length > 3) &&
    isCapitals(token) &&
    /^[\p{Lu}'’-]{3,}$/u.test(token) &&
    /[AEIOUYÀ-Ý]/.test(token) &&
    !ROMAN.test(token)
  );
}

/** `BO DONG` -> `Bo Dong`, `Xinge ZHU` -> `Xinge Zhu`; initials, `III` and names in mixed case stay. */
export function toDisplayCase(name: string): string {
  const tokens = name.split(" ");
  if (tokens.length < 2) return name;
  const isAllCapitals = isCapitals(name) && tokens.some((token) => /\p{Lu}{3}/u.test(token) && !ROMAN.test(token));
  if (!isAllCapitals)
    return tokens.map((token, i) => (isShoutedWord(token, i) ? capitaliseToken(token) : token)).join(" ");
  return tokens
    .map((token, i) => {
      if (ROMAN.test(token) || token.includes(".") || token.length === 1) return token;
      const isParticle = i > 0 && i < tokens.length - 1 && PARTICLES.has(token.toLowerCase());
      return isParticle ? token.toLowerCase() : capitaliseToken(token);
    })
    .join(" ");
}
