// Every page: its path, the query parameters it understands, and who shows it.

import { RANKING_FIELDS } from "./components/my-ranking.tsx";
import type { PageReply, PageRequest } from "./options.ts";
import { showAbout, showDocument } from "./pages/about-show.tsx";
import { showAuthorScore, showInstitutionScore } from "./pages/ai-score-show.tsx";
import { listAuthors } from "./pages/author-list.tsx";
import { showAuthor } from "./pages/author-show.tsx";
import { listCategories } from "./pages/category-list.tsx";
import { showCategory } from "./pages/category-show.tsx";
import { showNewest, showPeriod } from "./pages/daily-show.tsx";
import { showDigest } from "./pages/digest-show.tsx";
import { listInstitutions } from "./pages/institution-list.tsx";
import { showInstitution } from "./pages/institution-show.tsx";
import { showNovelty } from "./pages/novelty-show.tsx";
import { showPaper } from "./pages/paper-show.tsx";
import { showSearch } from "./pages/search-show.tsx";
import { showStatus } from "./pages/status-show.tsx";
import { listTopics } from "./pages/topic-list.tsx";
import { showTopic } from "./pages/topic-show.tsx";
import { SEARCH_PARAMETERS } from "./search-address.ts";

export interface PageRoute {
  path: string;
  /** Other parameters are ignored, so that they cannot fill the cache or change an answer. */
  accepts: readonly string[];
  show: (request: PageRequest) => Promise<PageReply>;
  /** Shows what changes without the catalogue changing: never kept. */
  isLive?: boolean;
}

const AUTHOR = ["year", "category", "position", "code", "sort", "self", "page"] as const;
const DAILY = ["category", "code", "sort", "page", ...RANKING_FIELDS] as const;

export const PAGE_ROUTES: readonly PageRoute[] = [
  { path: "/", accepts: DAILY, show: showNewest },
  { path: "/day/:day", accepts: DAILY, show: showPeriod("day") },
  { path: "/week/:day", accepts: DAILY, show: showPeriod("week") },
  { path: "/month/:day", accepts: DAILY, show: showPeriod("month") },
  { path: "/paper/:id{.+}", accepts: [], show: showPaper },
  { path: "/novelty/:id{.+}", accepts: [], show: showNovelty },
  { path: "/author/:id/score", accepts: [], show: showAuthorScore },
  { path: "/author/:id/:slug?", accepts: AUTHOR, show: showAuthor },
  { path: "/authors", accepts: ["q", "category", "institution", "topic", "years", "sort", "page"], show: listAuthors },
  { path: "/category/:code", accepts: ["year", "code", "sort", "page", ...RANKING_FIELDS], show: showCategory },
  { path: "/categories", accepts: [], show: listCategories },
  { path: "/topic/:id", accepts: ["code", "sort", "page"], show: showTopic },
  { path: "/topics", accepts: [], show: listTopics },
  { path: "/institution/:tag/score", accepts: [], show: showInstitutionScore },
  { path: "/institution/:tag", accepts: ["page"], show: showInstitution },
  { path: "/institutions", accepts: ["page"], show: listInstitutions },
  { path: "/search", accepts: [...SEARCH_PARAMETERS, "summary", "page"], show: showSearch },
  { path: "/status", accepts: [], show: showStatus, isLive: true },
  { path: "/digest", accepts: [], show: showDigest },
  { path: "/about", accepts: [], show: showAbout },
  { path: "/about/scores", accepts: [], show: showDocument("scores") },
  { path: "/about/search", accepts: [], show: showDocument("search") },
  { path: "/about/topics", accepts: [], show: showDocument("topics") },
];
