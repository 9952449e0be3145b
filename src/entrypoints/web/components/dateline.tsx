// The nameplate with its ears, and the line with date, day strip and period.

import { formatDay, formatMonth, formatWeek, weekday } from "../../../lib/format-date.ts";
import type { DailyPage } from "../../../model/paper.ts";
import { type Filters, periodHref, withQuery } from "../addresses.ts";
import { formatCount, plural } from "../format.ts";
import { Segments } from "./parts.tsx";

/** As many days as fit beside the date. */
const STRIP_DAYS = 9;

export function periodTitle(page: Pick<DailyPage, "period" | "day" | "from" | "to">): string {
  if (page.period === "week") return formatWeek(page.from, page.to);
  return page.period === "month" ? formatMonth(page.from) : formatDay(page.day);
}

export function Plate({ page }: { page: DailyPage }) {
  const { announced, held, rankedAt } = page;
  const isWhole = announced === undefined || held >= announced;
  const count =
    announced === undefined
      ? plural(page.total, "paper")
      : `${formatCount(Math.min(held, announced))} of ${plural(announced, "announced paper")}`;
  return (
    <div class="plate">
      <p>
        Your daily papers,
        <br />
        ranked and explained
      </p>{" "}
      <a class="brand" href="/">
        Broadsheet
      </a>{" "}
      <p>
        <a href="/status">{isWhole ? count : `${count}, ranking continues`}</a> <br />
        {rankedAt && (
          <>
            ranked <time datetime={rankedAt}>{rankedAt.slice(11, 16)} UTC</time>,{" "}
          </>
        )}
        No. {page.number}
      </p>
    </div>
  );
}

export function Dateline({ page, filters, isNewest }: { page: DailyPage; filters: Filters; isNewest: boolean }) {
  const at = (period: DailyPage["period"], day: string) => withQuery(periodHref(period, day), filters);
  const choices = (["day", "week", "month"] as const).map((period) => ({
    label: period === "day" ? "Day" : period === "week" ? "Week" : "Month",
    href: period === "day" && isNewest ? withQuery("/", filters) : at(period, page.day),
    isCurrent: period === page.period,
  }));
  return (
    <div class="dateline">
      <h1>
        <time
          datetime={page.period === "month" ? page.from.slice(0, 7) : page.period === "week" ? page.from : page.day}
        >
          {periodTitle(page)}
        </time>
      </h1>
      <nav class="days" aria-label="Day">
        {page.earlier && (
          <a
            class="step"
            href={at(page.period, page.earlier)}
            rel="prev"
            aria-label={`Earlier: ${stepTitle(page, page.earlier)}`}
          >
            ‹
          </a>
        )}{" "}
        {page.days.slice(-STRIP_DAYS).map(({ day, papers }) => (
          <StripDay
            day={day}
            papers={papers}
            href={at("day", day)}
            isCurrent={page.period === "day" && day === page.day}
          />
        ))}
        {page.later && (
          <a
            class="step"
            href={at(page.period, page.later)}
            rel="next"
            aria-label={`Later: ${stepTitle(page, page.later)}`}
          >
            ›
          </a>
        )}
      </nav>
      <Segments label="Period" choices={choices} />
    </div>
  );
}

function stepTitle(page: DailyPage, day: string): string {
  return page.period === "day"
    ? formatDay(day)
    : page.period === "month"
      ? formatMonth(day)
      : `week of ${formatDay(day)}`;
}

function StripDay({ day, papers, href, isCurrent }: { day: string; papers: number; href: string; isCurrent: boolean }) {
  const inside = (
    <>
      {weekday(day).slice(0, 3)} <b>{Number(day.slice(8))}</b>{" "}
      <small>
        <span class="vh">: </span>
        {papers === 0 ? "none" : formatCount(papers)}
      </small>
    </>
  );
  if (papers === 0 && !isCurrent) return <span>{inside} </span>;
  return (
    <>
      <a href={href} aria-current={isCurrent ? "date" : undefined}>
        {inside}
      </a>{" "}
    </>
  );
}
