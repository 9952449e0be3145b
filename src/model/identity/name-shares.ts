// How common a name is in the world, whatever a catalogue prints: of how many people of a given origin carry its given
// name, and how many its family name.

import { type Parts, packParts, unpackParts } from "../../lib/pack-parts.ts";
import type { PersonName } from "./person-name.ts";

/** What is known of given or family names: of each its share among people of each origin. */
export interface PartShares {
  texts: string[];
  /** One after another: as many for a text as there are origins. */
  shares: Float32Array;
}

export interface NameShares {
  /** Names of the origins, and which share of all people they make up. */
  origins: string[];
  weights: Float32Array;
  given: PartShares;
  family: PartShares;
  /** Share of all people that somebody with a part that is not listed stands for. */
  unlisted: number;
}

/** The written-out given names in one word: `Jihoon` and `Ji-hoon` are one; empty where there are initials only. */
export function givenKey({ given }: PersonName): string {
  return given.filter((word) => word.length > 1).join("");
}

/** Logarithms of shares of people. */
export interface Commonness {
  /** Of those who could print a name like this: `J. Lee` is everybody whose given name has the initial. */
  name: number;
  /** Of those with the family name, and of those with the given names or initials. */
  family: number;
  given: number;
}

export function createCommonness({ origins, weights, given, family, unlisted }: NameShares) {
  const [givenAt, familyAt] = [given, family].map(({ texts }) => new Map(texts.map((text, i) => [text, i])));
  const size = origins.length;
  const initials = shareInitials(given, size);
  const initial = (letter: string, origin: number): number => initials.get(letter)?.[origin] ?? unlisted;
  return (name: PersonName): Commonness => {
    const key = givenKey(name);
    const [g, f] = [givenAt?.get(key), familyAt?.get(name.family)];
    const letters = name.given.filter((word) => word.length === 1);
    let [all, families, givens] = [0, 0, 0];
    for (let k = 0; k < size; k++) {
      const weight = weights[k] as number;
      const ofFamily = f === undefined ? unlisted : (family.shares[f * size + k] as number);
      let ofGiven = key === "" ? 1 : g === undefined ? unlisted : (given.shares[g * size + k] as number);
      // People of one origin have middle names with about the initials of their first ones.
      for (const letter of letters) ofGiven *= initial(letter, k);
      all += weight * ofGiven * ofFamily;
      families += weight * ofFamily;
      givens += weight * ofGiven;
    }
    return { name: toLog(all), family: toLog(families), given: toLog(givens) };
  };
}

const RAREST = 1e-12;
const toLog = (share: number): number => Math.log(Math.max(share, RAREST));

function shareInitials({ texts, shares }: PartShares, size: number): Map<string, Float64Array> {
  const initials = new Map<string, Float64Array>();
  for (const [i, text] of texts.entries()) {
    const letter = text[0] as string;
    const known = initials.get(letter) ?? new Float64Array(size);
    for (let k = 0; k < size; k++) known[k] = (known[k] as number) + (shares[i * size + k] as number);
    initials.set(letter, known);
  }
  return initials;
}

/** Shares below this are none. */
const LEAST_EXPONENT = 16;
const STEPS = 15;
/** Each share in one byte, by its logarithm. */
const toByte = (share: number): number =>
  Math.max(0, Math.min(255, Math.round((Math.log(share) + LEAST_EXPONENT) * STEPS)));
const fromByte = (byte: number): number => (byte === 0 ? 0 : Math.exp(byte / STEPS - LEAST_EXPONENT));

/** Of each text only the origins where it occurs: their number, then pairs of origin and share. */
function packPart(prefix: string, { texts, shares }: PartShares, size: number): Parts {
  const bytes: number[] = [];
  for (const i of texts.keys()) {
    const own = Array.from(shares.subarray(i * size, (i + 1) * size), toByte);
    const known = own.flatMap((byte, k) => (byte > 0 ? [k, byte] : []));
    bytes.push(known.length / 2, ...known);
  }
  return { [`${prefix}Texts`]: texts, [`${prefix}Shares`]: Uint8Array.from(bytes) };
}

function unpackPart(prefix: string, parts: Parts, size: number): PartShares {
  const [texts, bytes] = [parts[`${prefix}Texts`] as string[], parts[`${prefix}Shares`] as Uint8Array];
  const shares = new Float32Array(texts.length * size);
  let at = 0;
  for (const i of texts.keys()) {
    const end = at + 1 + 2 * (bytes[at] as number);
    for (at += 1; at < end; at += 2) shares[i * size + (bytes[at] as number)] = fromByte(bytes[at + 1] as number);
  }
  return { texts, shares };
}

export function packNameShares({ origins, weights, given, family, unlisted }: NameShares): Uint8Array {
  const size = origins.length;
  const numbers = new Uint8Array(Float32Array.of(unlisted, ...weights).buffer);
  return packParts({ origins, numbers, ...packPart("given", given, size), ...packPart("family", family, size) });
}

export function unpackNameShares(bytes: Uint8Array): NameShares {
  const parts = unpackParts(bytes);
  const origins = parts.origins as string[];
  const [unlisted, ...weights] = new Float32Array((parts.numbers as Uint8Array).slice().buffer);
  return {
    ...{ origins, weights: Float32Array.from(weights), unlisted: unlisted ?? 0 },
    given: unpackPart("given", parts, origins.length),
    family: unpackPart("family", parts, origins.length),
  };
}
