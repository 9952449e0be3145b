// Lower-case letters without accents: the common ground of keys and addresses.

const OWN_LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ŋ: "ng",
  ħ: "h",
  ŧ: "t",
  ĸ: "k",
  ə: "e",
};

/** Marks of other scripts (Hindi vowels, Japanese voicing) stay: without them different words would meet. */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\u0000-\u007e]/.test(lower)) return lower;
  return (
    lower
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      // Letters of formulas and units (𝐀, ㎒) have a lower case only once they are plain letters.
      .toLowerCase()
      .normalize("NFC")
      .replace(/[ßæœøłđðþıŋħŧĸə]/g, (letter) => OWN_LETTERS[letter] ?? letter)
  );
}
