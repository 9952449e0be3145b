// HTML character references, escaped once, twice or three times.

const NAMED = new Map<string, string>();

function addRun(firstCode: number, names: string): void {
  names.split(" ").forEach((name, i) => {
    if (name !== "-") NAMED.set(name, String.fromCodePoint(firstCode + i));
  });
}

addRun(
  0xa0,
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para " +
    "middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute " +
    "Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute " +
    "THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde " +
    "ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml",
);
// A dash stands for a letter without a name of its own.
addRun(
  0x100,
  "Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron Dstrok dstrok Emacr " +
    "emacr - - Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve Gdot gdot Gcedil - Hcirc hcirc Hstrok hstrok Itilde " +
    "itilde Imacr imacr - - Iogon iogon Idot imath IJlig ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute lacute Lcedil lcedil Lcaron " +
    "lcaron Lmidot lmidot Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron napos ENG eng Omacr omacr - - Odblac odblac OElig " +
    "oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil scedil Scaron scaron Tcedil tcedil Tcaron " +
    "tcaron Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring uring Udblac udblac Uogon uogon Wcirc wcirc Ycirc ycirc " +
    "Yuml Zacute zacute Zdot zdot Zcaron zcaron",
);
addRun(0x391, "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho");
addRun(0x3a3, "Sigma Tau Upsilon Phi Chi Psi Omega");
addRun(0x3b1, "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf");
addRun(0x3c3, "sigma tau upsilon phi chi psi omega");
const OTHERS =
  "amp & lt < gt > quot \" apos ' ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ hellip … bull • prime ′ Prime ″ " +
  "dagger † Dagger ‡ permil ‰ lsaquo ‹ rsaquo › euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ rArr ⇒ hArr ⇔ forall ∀ part ∂ " +
  "exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ cup ∪ " +
  "int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ " +
  "fnof ƒ circ ˆ tilde ˜ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊ " +
  "dollar $ lbrace { rbrace } lcub { rcub } lsqb [ rsqb ] lpar ( rpar ) num # percnt % ast * plus + equals = sol / bsol \\ colon : " +
  "semi ; comma , period . excl ! quest ? commat @ lowbar _ grave ` vert | verbar |";
const words = OTHERS.split(" ");
for (let i = 0; i + 1 < words.length; i += 2) NAMED.set(words[i] ?? "", words[i + 1] ?? "");
for (const space of ["ensp", "emsp", "thinsp", "hairsp", "Tab", "NewLine"]) NAMED.set(space, " ");
for (const mark of ["zwj", "zwnj", "lrm", "rlm", "ZeroWidthSpace"]) NAMED.set(mark, "");

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,30}));/g;
const HAS_REFERENCE = /&(?:#|[a-zA-Z])[a-zA-Z0-9]{1,31};/;
// Sources escape up to three times on the way (TeX export, XML, JSON); a fourth layer is meant literally.
const MAX_LAYERS = 3;

function fromCode(code: number, asTyped: string): string {
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return asTyped;
  return String.fromCodePoint(code);
}

/** Unknown references stay as typed. */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let layer = 0; layer < MAX_LAYERS && HAS_REFERENCE.test(decoded); layer++) {
    const before = decoded;
    decoded = decoded.replace(REFERENCE, (typed, decimal, hex, name) => {
      if (decimal) return fromCode(Number(decimal), typed);
      if (hex) return fromCode(Number.parseInt(hex, 16), typed);
      return NAMED.get(name) ?? typed;
    });
    if (decoded === before) break;
  }
  return decoded;
}
