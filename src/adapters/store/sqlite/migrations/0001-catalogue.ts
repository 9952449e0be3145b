// The first schema: records and the papers made of them, people, places, runs, jobs, mail.

export const catalogue = {
  name: "0001-catalogue",
  sqlite: `
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What sources say. One row per version that a source gave a number; is_current marks the newest.
CREATE TABLE records (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  external_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_current INTEGER NOT NULL,
  paper_id INTEGER NOT NULL,
  title_hash INTEGER,
  is_title_long INTEGER NOT NULL,
  author_keys TEXT NOT NULL,
  year INTEGER,
  hash TEXT NOT NULL,
  updated TEXT,
  seen_at TEXT NOT NULL,
  payload TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX records_key ON records (source, external_id, version);
CREATE INDEX records_paper ON records (paper_id);
CREATE INDEX records_title ON records (title_hash) WHERE title_hash IS NOT NULL;

CREATE TABLE set_asides (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  external_id TEXT,
  reason TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  seen_at TEXT NOT NULL
) STRICT;

-- What we believe after merging. Columns serve filters and sorts; the JSON ones are only shown.
CREATE TABLE papers (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  title_html TEXT,
  abstract TEXT,
  abstract_html TEXT,
  date TEXT,
  year INTEGER,
  day TEXT,
  category TEXT,
  venue TEXT,
  status TEXT,
  arxiv_id TEXT,
  doi TEXT,
  author_count INTEGER NOT NULL,
  has_code INTEGER NOT NULL,
  citations INTEGER,
  upvotes INTEGER,
  rank REAL,
  novelty REAL,
  scored_at TEXT,
  changed_at TEXT NOT NULL,
  card TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
-- Search reads these for every hit; the rows themselves carry whole abstracts.
CREATE INDEX papers_facets ON papers (id, year, category, date, has_code);
CREATE INDEX papers_day ON papers (day, rank DESC) WHERE day IS NOT NULL;
CREATE INDEX papers_date ON papers (date DESC, id) WHERE date IS NOT NULL;
CREATE INDEX papers_rank ON papers (rank DESC) WHERE rank IS NOT NULL;
CREATE INDEX papers_citations ON papers (citations DESC) WHERE citations > 0;
CREATE INDEX papers_novelty ON papers (novelty DESC) WHERE novelty IS NOT NULL;
CREATE INDEX papers_unscored ON papers (id) WHERE scored_at IS NULL;

-- Permanent keys that a paper had before, or that died with it (NULL). The living ones are papers.slug.
CREATE TABLE paper_keys (key TEXT PRIMARY KEY, paper_id INTEGER) STRICT, WITHOUT ROWID;
CREATE INDEX paper_keys_paper ON paper_keys (paper_id);

-- Kept per record, so that a merge can be taken apart again; paper_id repeats the record's for quick lookups.
CREATE TABLE identifiers (
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  paper_id INTEGER NOT NULL,
  PRIMARY KEY (scheme, value, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX identifiers_paper ON identifiers (paper_id);

CREATE TABLE paper_categories (
  category TEXT NOT NULL,
  paper_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  rank REAL,
  PRIMARY KEY (category, paper_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_categories_paper ON paper_categories (paper_id);
CREATE INDEX paper_categories_date ON paper_categories (category, date DESC);
CREATE INDEX paper_categories_rank ON paper_categories (category, rank DESC);

CREATE TABLE authors (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  is_collective INTEGER NOT NULL,
  moved_to INTEGER
) STRICT;
CREATE VIRTUAL TABLE authors_fts USING fts5 (name, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

CREATE TABLE mentions (
  paper_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  author_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  -- Both only where a source gave the person an identifier.
  name_key TEXT,
  id_key TEXT,
  facts TEXT,
  PRIMARY KEY (paper_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_author ON mentions (author_id, paper_id);
CREATE INDEX mentions_identified ON mentions (name_key, id_key) WHERE id_key IS NOT NULL;

CREATE TABLE author_metrics (
  author_id INTEGER PRIMARY KEY,
  papers INTEGER NOT NULL,
  -- Papers with a known citation count; without any, h-index and citations are not known.
  counted INTEGER NOT NULL,
  h_index INTEGER NOT NULL,
  i10 INTEGER NOT NULL,
  citations INTEGER NOT NULL,
  novelty REAL,
  ai_score REAL,
  primary_category TEXT,
  institution TEXT,
  computed_at TEXT NOT NULL
) STRICT;
CREATE INDEX author_metrics_h ON author_metrics (h_index DESC, citations DESC);
CREATE INDEX author_metrics_papers ON author_metrics (papers DESC);
CREATE INDEX author_metrics_citations ON author_metrics (citations DESC);
CREATE INDEX author_metrics_category ON author_metrics (primary_category, h_index DESC);

CREATE TABLE paper_institutions (
  tag TEXT NOT NULL,
  paper_id INTEGER NOT NULL,
  date TEXT,
  PRIMARY KEY (tag, paper_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_institutions_paper ON paper_institutions (paper_id);
CREATE INDEX paper_institutions_date ON paper_institutions (tag, date DESC);

CREATE TABLE citation_counts (
  paper_id INTEGER NOT NULL,
  source TEXT NOT NULL,
  count INTEGER NOT NULL,
  seen_on TEXT,
  PRIMARY KEY (paper_id, source)
) STRICT, WITHOUT ROWID;

-- Cited works as records name them; a citation between papers is a join with identifiers, whatever came first.
CREATE TABLE paper_references (
  paper_id INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (paper_id, scheme, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_references_cited ON paper_references (scheme, value);

CREATE TABLE scores (
  paper_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value REAL NOT NULL,
  parts TEXT NOT NULL,
  computed_at TEXT NOT NULL,
  PRIMARY KEY (paper_id, kind)
) STRICT, WITHOUT ROWID;

-- What scoring remembers between runs: term counts and quantiles.
CREATE TABLE score_state (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

CREATE TABLE changes (
  id INTEGER PRIMARY KEY,
  paper_id INTEGER NOT NULL,
  record_id INTEGER NOT NULL,
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  version INTEGER,
  seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX changes_paper ON changes (paper_id);
CREATE INDEX changes_record ON changes (record_id);

CREATE TABLE announcements (
  day TEXT NOT NULL,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  category TEXT NOT NULL,
  PRIMARY KEY (day, scheme, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX announcements_paper ON announcements (scheme, value);

CREATE TABLE source_runs (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  task TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  cursor TEXT,
  progress TEXT,
  report TEXT NOT NULL,
  error TEXT,
  retry_at TEXT
) STRICT;
CREATE INDEX source_runs_source ON source_runs (source, id DESC);

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  input TEXT NOT NULL,
  unique_key TEXT,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  max_attempts INTEGER NOT NULL,
  run_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT,
  error TEXT,
  progress TEXT
) STRICT;
CREATE INDEX jobs_due ON jobs (state, run_at);
CREATE UNIQUE INDEX jobs_unique ON jobs (unique_key) WHERE unique_key IS NOT NULL AND state IN ('queued', 'running');

CREATE TABLE subscriptions (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL UNIQUE,
  frequency TEXT NOT NULL,
  categories TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at TEXT NOT NULL,
  confirmed_at TEXT
) STRICT;
CREATE INDEX subscriptions_state ON subscriptions (state);

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY,
  subscription_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT,
  message_id TEXT NOT NULL,
  detail TEXT,
  planned_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  UNIQUE (subscription_id, kind, day)
) STRICT;
CREATE INDEX deliveries_due ON deliveries (state, next_attempt_at);
CREATE INDEX deliveries_planned ON deliveries (kind, planned_at);

CREATE VIRTUAL TABLE papers_fts USING fts5 (
  title, abstract, authors, venue, content='', contentless_delete=1, tokenize="porter unicode61 remove_diacritics 2"
);
-- A batch of papers is held in memory whole and written as one segment; merging sixteen at a time halves the cost of loading.
INSERT INTO papers_fts (papers_fts, rank) VALUES ('hashsize', 33554432), ('automerge', 16);
INSERT INTO authors_fts (authors_fts, rank) VALUES ('hashsize', 4194304), ('automerge', 16);
`,
} as const;
