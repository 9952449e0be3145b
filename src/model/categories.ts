// The arXiv category taxonomy: codes, names, archives, and codes that name the same category.

export interface Category {
  code: string;
  name: string;
  /** Archive: `cs`, `math`, `astro-ph`. */
  archive: string;
  /** Group of archives: "Computer Science", "Physics". */
  group: string;
}

/** Rows are "archive | group | suffix Name; suffix Name; ..."; an archive without parts has its own name only. */
const TAXONOMY = [
  "cs | Computer Science | AI Artificial Intelligence; AR Hardware Architecture; CC Computational Complexity; CE Computational Engineering, Finance, and Science; CG Computational Geometry; CL Computation and Language; CR Cryptography and Security; CV Computer Vision and Pattern Recognition; CY Computers and Society; DB Databases; DC Distributed, Parallel, and Cluster Computing; DL Digital Libraries; DM Discrete Mathematics; DS Data Structures and Algorithms; ET Emerging Technologies; FL Formal Languages and Automata Theory; GL General Literature; GR Graphics; GT Computer Science and Game Theory; HC Human-Computer Interaction; IR Information Retrieval; IT Information Theory; LG Machine Learning; LO Logic in Computer Science; MA Multiagent Systems; MM Multimedia; MS Mathematical Software; NE Neural and Evolutionary Computing; NI Networking and Internet Architecture; OH Other Computer Science; OS Operating Systems; PF Performance; PL Programming Languages; RO Robotics; SC Symbolic Computation; SD Sound; SE Software Engineering; SI Social and Information Networks",
  "econ | Economics | EM Econometrics; GN General Economics; TH Theoretical Economics",
  "eess | Electrical Engineering and Systems Science | AS Audio and Speech Processing; IV Image and Video Processing; SP Signal Processing; SY Systems and Control",
  "math | Mathematics | AC Commutative Algebra; AG Algebraic Geometry; AP Analysis of PDEs; AT Algebraic Topology; CA Classical Analysis and ODEs; CO Combinatorics; CT Category Theory; CV Complex Variables; DG Differential Geometry; DS Dynamical Systems; FA Functional Analysis; GM General Mathematics; GN General Topology; GR Group Theory; GT Geometric Topology; HO History and Overview; KT K-Theory and Homology; LO Logic; MG Metric Geometry; NA Numerical Analysis; NT Number Theory; OA Operator Algebras; OC Optimization and Control; PR Probability; QA Quantum Algebra; RA Rings and Algebras; RT Representation Theory; SG Symplectic Geometry; SP Spectral Theory; ST Statistics Theory",
  "astro-ph | Physics | CO Cosmology and Nongalactic Astrophysics; EP Earth and Planetary Astrophysics; GA Astrophysics of Galaxies; HE High Energy Astrophysical Phenomena; IM Instrumentation and Methods for Astrophysics; SR Solar and Stellar Astrophysics",
  "cond-mat | Physics | dis-nn Disordered Systems and Neural Networks; mes-hall Mesoscale and Nanoscale Physics; mtrl-sci Materials Science; other Other Condensed Matter; quant-gas Quantum Gases; soft Soft Condensed Matter; stat-mech Statistical Mechanics; str-el Strongly Correlated Electrons; supr-con Superconductivity",
  "nlin | Physics | AO Adaptation and Self-Organizing Systems; CD Chaotic Dynamics; CG Cellular Automata and Lattice Gases; PS Pattern Formation and Solitons; SI Exactly Solvable and Integrable Systems",
  "physics | Physics | acc-ph Accelerator Physics; ao-ph Atmospheric and Oceanic Physics; app-ph Applied Physics; atm-clus Atomic and Molecular Clusters; atom-ph Atomic Physics; bio-ph Biological Physics; chem-ph Chemical Physics; class-ph Classical Physics; comp-ph Computational Physics; data-an Data Analysis, Statistics and Probability; ed-ph Physics Education; flu-dyn Fluid Dynamics; gen-ph General Physics; geo-ph Geophysics; hist-ph History and Philosophy of Physics; ins-det Instrumentation and Detectors; med-ph Medical Physics; optics Optics; plasm-ph Plasma Physics; pop-ph Popular Physics; soc-ph Physics and Society; space-ph Space Physics",
  "q-bio | Quantitative Biology | BM Biomolecules; CB Cell Behavior; GN Genomics; MN Molecular Networks; NC Neurons and Cognition; OT Other Quantitative Biology; PE Populations and Evolution; QM Quantitative Methods; SC Subcellular Processes; TO Tissues and Organs",
  "q-fin | Quantitative Finance | CP Computational Finance; GN General Finance; MF Mathematical Finance; PM Portfolio Management; PR Pricing of Securities; RM Risk Management; ST Statistical Finance; TR Trading and Market Microstructure",
  "stat | Statistics | AP Applications; CO Computation; ME Methodology; ML Machine Learning; OT Other Statistics",
];

const WHOLE_ARCHIVES: Category[] = [
  ["astro-ph", "Astrophysics"],
  ["cond-mat", "Condensed Matter"],
  ["gr-qc", "General Relativity and Quantum Cosmology"],
  ["hep-ex", "High Energy Physics - Experiment"],
  ["hep-lat", "High Energy Physics - Lattice"],
  ["hep-ph", "High Energy Physics - Phenomenology"],
  ["hep-th", "High Energy Physics - Theory"],
  ["math-ph", "Mathematical Physics"],
  ["nucl-ex", "Nuclear Experiment"],
  ["nucl-th", "Nuclear Theory"],
  ["quant-ph", "Quantum Physics"],
].map(([code = "", name = ""]) => ({ code, name, archive: code, group: "Physics" }));

/** Left: the other name. Right: the code that arXiv itself lists first, or that replaced the left one. */
const ALIASES = new Map([
  ["cs.sy", "eess.SY"],
  ["cs.na", "math.NA"],
  ["math.it", "cs.IT"],
  ["math.mp", "math-ph"],
  ["stat.th", "math.ST"],
  ["q-fin.ec", "econ.GN"],
  ["cmp-lg", "cs.CL"],
  ["adap-org", "nlin.AO"],
  ["comp-gas", "nlin.CG"],
  ["chao-dyn", "nlin.CD"],
  ["solv-int", "nlin.SI"],
  ["patt-sol", "nlin.PS"],
  ["alg-geom", "math.AG"],
  ["dg-ga", "math.DG"],
  ["funct-an", "math.FA"],
  ["q-alg", "math.QA"],
  ["mtrl-th", "cond-mat.mtrl-sci"],
  ["supr-con", "cond-mat.supr-con"],
  ["acc-phys", "physics.acc-ph"],
  ["ao-sci", "physics.ao-ph"],
  ["atom-ph", "physics.atom-ph"],
  ["bayes-an", "physics.data-an"],
  ["chem-ph", "physics.chem-ph"],
  ["plasm-ph", "physics.plasm-ph"],
]);

function parseRow(row: string): Category[] {
  const [archive = "", group = "", parts = ""] = row.split(" | ");
  return parts.split("; ").map((part) => {
    const space = part.indexOf(" ");
    return { code: `${archive}.${part.slice(0, space)}`, name: part.slice(space + 1), archive, group };
  });
}

const ALL: readonly Category[] = [...TAXONOMY.flatMap(parseRow), ...WHOLE_ARCHIVES];
const BY_CODE: ReadonlyMap<string, Category> = new Map(ALL.map((category) => [category.code.toLowerCase(), category]));

/** The one code of categories that have two; letter case mended; unknown codes come back trimmed. */
export function canonicalCategory(code: string): string {
  const trimmed = code.trim();
  const lower = trimmed.toLowerCase();
  return ALIASES.get(lower) ?? BY_CODE.get(lower)?.code ?? trimmed;
}

const SUBJECT_CLASS = /\d{2}(?:-\d{2}|[A-Z](?:\d{2}|xx))|^\d{2}$|^[A-K]\.(?:\d|m\b)|[~;\n]/;

/** Classes of mathematics (`68T50`) and computing (`I.2.7; H.3.3`): arXiv gives them as if they were categories. */
export const isSubjectClass = (code: string): boolean => SUBJECT_CLASS.test(code);

export function findCategory(code: string): Category | undefined {
  return BY_CODE.get(canonicalCategory(code).toLowerCase());
}

export function isKnownCategory(code: string): boolean {
  return findCategory(code) !== undefined;
}

/** "Computation and Language" for `cs.CL`; an unknown code is its own name. */
export function categoryName(code: string): string {
  return findCategory(code)?.name ?? code.trim();
}

/** Every category of today's taxonomy, aliases left out. */
export function allCategories(): readonly Category[] {
  return ALL;
}
