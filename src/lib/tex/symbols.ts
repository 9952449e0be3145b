// Names of TeX symbols, accents and superscripts, and the characters they stand for.

/** "alpha α beta β" as a map. Pairs in a line keep a table of 400 rows readable. */
function pairs(...lines: string[]): ReadonlyMap<string, string> {
  const words = lines.join(" ").split(" ");
  const map = new Map<string, string>();
  for (let i = 0; i + 1 < words.length; i += 2) map.set(words[i] ?? "", words[i + 1] ?? "");
  return map;
}

/** Symbols of formulas; people type them outside of dollars as well. */
export const SYMBOLS = pairs(
  "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε eps ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ",
  "mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω",
  "Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Theta Θ Lambda Λ Xi Ξ Pi Π Rho Ρ Sigma Σ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω",
  "varGamma Γ varDelta Δ varTheta Θ varLambda Λ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω",
  "ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅ forall ∀",
  "exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ square □ Box □ Diamond ◇ diamond ⋄ checkmark ✓ cmark ✓",
  "xmark ✗ prime ′ backprime ‵ deg ° degree ° celsius °C flat ♭ sharp ♯ natural ♮ clubsuit ♣ heartsuit ♥ spadesuit ♠",
  "pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ bigstar ★ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ boxplus ⊞",
  "boxtimes ⊠ dagger † ddagger ‡ amalg ⨿ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖",
  "smallsetminus ∖ wr ≀ ltimes ⋉ rtimes ⋊ bowtie ⋈ Join ⋈ leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ ll ≪ gg ≫ neq ≠",
  "ne ≠ approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳",
  "lessapprox ⪅ gtrapprox ⪆ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ coloneq ≔ eqqcolon ≕ subset ⊂ supset ⊃ subseteq ⊆",
  "supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ ni ∋ notin ∉ perp ⊥ mid ∣ nmid ∤ parallel ∥",
  "models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ lesseqgtr ⋚ ngeq ≱ nleq ≰ gets ← leftarrow ← to → rightarrow → longrightarrow ⟶",
  "longleftarrow ⟵ Rightarrow ⇒ Leftarrow ⇐ Longrightarrow ⟹ implies ⟹ iff ⟺ leftrightarrow ↔ Leftrightarrow ⇔",
  "longleftrightarrow ⟷ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓",
  "updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ leadsto ⇝ rightsquigarrow ⇝ rightharpoonup ⇀",
  "leftharpoonup ↼ rightleftharpoons ⇌ rightleftarrows ⇄ leftrightarrows ⇆ circlearrowleft ↺ circlearrowright ↻",
  "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁",
  "bigwedge ⋀ bigsqcup ⨆ biguplus ⨄ surd √ ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ dotsm ⋯ dotso …",
  "therefore ∴ because ∵ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ llbracket ⟦ rrbracket ⟧ lVert ‖ rVert ‖",
  "Vert ‖ | ‖ lvert | rvert | vert | lbrace { rbrace } lbrack [ rbrack ] lt < gt > colon : backslash ∖ S § P ¶ pounds £",
  "copyright © N ℕ Z ℤ Q ℚ R ℝ C ℂ E 𝔼 reals ℝ RR ℝ NN ℕ ZZ ℤ EE 𝔼 PP ℙ blacksquare ■ qed ∎ lozenge ◊ Cross ✗ mho ℧",
);

/** Named operators: printed upright, with their own name. */
export const OPERATORS: ReadonlySet<string> = new Set(
  (
    "log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan max min sup inf lim limsup liminf arg " +
    "argmax argmin det dim ker deg gcd hom Pr mod bmod poly polylog tr Tr rank diag sign sgn supp span conv vol var Var Cov " +
    "softmax sigmoid KL TV OPT opt"
  ).split(" "),
);

/** Characters with a command of their own in running text. A space after such a letter only ends its name. */
export const TEXT_LETTERS = pairs(
  "ss ß ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ SS ẞ",
);

export const TEXT_SYMBOLS = pairs(
  "textless < textgreater > textbar | textbackslash \\ textasciitilde ~ textasciicircum ^ textunderscore _ textdollar $",
  'textendash – textemdash — textellipsis … textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textquotedbl "',
  "textquotesingle ' lq ‘ rq ’ textregistered ® texttrademark ™ textcopyright © textdegree ° textmu µ texttimes × textpm ±",
  "textdiv ÷ textbullet • textperiodcentered · textsection § textparagraph ¶ textonehalf ½ textonequarter ¼ textthreequarters ¾",
  "textordmasculine º textordfeminine ª texteuro € euro € textsterling £ textyen ¥ textcent ¢ textrightarrow → textleftarrow ←",
  "textuparrow ↑ textdownarrow ↓ textbraceleft { textbraceright } textasciigrave ` textacutedbl ˝ textdagger † textdaggerdbl ‡",
  "textvisiblespace ␣ textnumero № textalpha α textbeta β textgamma γ textdelta δ textepsilon ε textlambda λ texttau τ textpi π",
  "guillemotleft « guillemotright » quotedblbase „ quotesinglbase ‚ dag † ddag ‡ slash / lbrace { rbrace }",
  "LaTeX LaTeX TeX TeX BibTeX BibTeX LaTeXe LaTeX2e",
);

/** Author shorthands that nearly every template defines. */
export const ABBREVIATIONS = pairs(
  "eg e.g. ie i.e. etal et\u00a0al. etc etc. wrt w.r.t. cf cf. vs vs. aka a.k.a. iid i.i.d. resp resp. viz viz. Eg E.g. Ie I.e. st s.t.",
);

/** Accent command -> combining character. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["`", "\u0300"],
  ["'", "\u0301"],
  ["^", "\u0302"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  ["u", "\u0306"],
  [".", "\u0307"],
  ['"', "\u0308"],
  ["r", "\u030a"],
  ["H", "\u030b"],
  ["v", "\u030c"],
  ["d", "\u0323"],
  ["c", "\u0327"],
  ["k", "\u0328"],
  ["b", "\u0331"],
  ["t", "\u0361"],
]);

/** Accent command of formulas -> combining character. */
export const MATH_ACCENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    hat: "\u0302",
    widehat: "\u0302",
    Hat: "\u0302",
    tilde: "\u0303",
    widetilde: "\u0303",
    Tilde: "\u0303",
    wt: "\u0303",
    bar: "\u0304",
    Bar: "\u0304",
    overline: "\u0304",
    vec: "\u20d7",
    dot: "\u0307",
    ddot: "\u0308",
    acute: "\u0301",
    grave: "\u0300",
    check: "\u030c",
    breve: "\u0306",
    mathring: "\u030a",
  }),
);

function zip(from: string, to: string): ReadonlyMap<string, string> {
  const target = [...to];
  return new Map([...from].map((letter, i) => [letter, target[i] ?? letter]));
}

export const SUPERSCRIPTS = zip(
  "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW−∘′*⋆†‡∗⊤°",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ⁻°′*⋆†‡*ᵀ°",
);
export const SUBSCRIPTS = zip("0123456789+-=()aehijklmnoprstuvxβγρφχ−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋");

/** Blackboard letters that text uses in their plain-plane form. */
export const BLACKBOARD = zip("CHNPQRZE1", "ℂℍℕℙℚℝℤ𝔼𝟙");
