// The tables that readers query, typed for Kysely. Written by hand beside the migrations; the contract suite would notice a drift.

export interface Schema {
  papers: {
    id: number;
    slug: string;
    title: string;
    title_html: string | null;
    abstract: string | null;
    abstract_html: string | null;
    date: string | null;
    year: number | null;
    day: string | null;
    category: string | null;
    venue: string | null;
    status: "withdrawn" | "retracted" | null;
    arxiv_id: string | null;
    doi: string | null;
    author_count: number;
    /** 1: a link is known; 2: it is known to lead nowhere. */
    has_code: number;
    citations: number | null;
    upvotes: number | null;
    rank: number | null;
    novelty: number | null;
    impact: number | null;
    scored_at: string | null;
    changed_at: string;
    card: string;
    detail: string;
  };
  paper_categories: { category: string; paper_id: number; position: number; date: string | null; rank: number | null };
  paper_institutions: { tag: string; paper_id: number; date: string | null };
  topics: { id: number; slug: string; label: string; papers: number; category: string | null; is_gone: number };
  paper_topics: { topic_id: number; paper_id: number; weight: number; date: string | null };
  author_papers: { author_id: number; paper_id: number };
  authors: { id: number; key: string; name: string; is_collective: number; moved_to: number | null };
  author_metrics: {
    author_id: number;
    papers: number;
    counted: number;
    h_index: number;
    i10: number;
    citations: number;
    novelty: number | null;
    ai_score: number | null;
    primary_category: string | null;
    institution: string | null;
    computed_at: string;
  };
  scores: { paper_id: number; kind: string; value: number; parts: string; computed_at: string };
  announcements: { day: string; scheme: string; value: string; source: string; kind: string; category: string };
}
