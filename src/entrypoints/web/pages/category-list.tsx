// All categories that have papers, by group.

import { findCategory } from "../../../model/categories.ts";
import type { CountedCategory } from "../../../model/views.ts";
import { categoryHref } from "../addresses.ts";
import { formatCount } from "../format.ts";
import { renderLayout } from "../layout.tsx";
import type { PageReply, PageRequest } from "../options.ts";

export async function listCategories(request: PageRequest): Promise<PageReply> {
  const { categories } = await request.call<{ categories: CountedCategory[] }>("categories.list", {});
  const groups = toGroups(categories);
  const html = renderLayout({
    site: request.site,
    title: "Categories",
    description: "The categories of the papers in this catalogue.",
    address: request.address,
    section: "categories",
    children: (
      <main id="main" class="wrap" tabindex={-1}>
        <header class="head">
          <h1>Categories</h1>
        </header>
        {groups.length === 0 && <p class="empty">No categories yet: no paper has come in.</p>}
        {groups.map(([group, categories]) => (
          <section class="panel" aria-label={group}>
            <h2>{group}</h2>
            <ul class="grid">
              {categories.map(({ code, name, count }) => (
                <li>
                  <a class="cat" href={categoryHref(code)}>
                    {code}
                  </a>
                  <span class="vh">, </span> <span>{name === code ? "" : name}</span>
                  <span class="vh">: </span> <span class="num">{formatCount(count)}</span>{" "}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
    ),
  });
  return { html };
}

function toGroups(categories: CountedCategory[]): [string, CountedCategory[]][] {
  const groups = new Map<string, CountedCategory[]>();
  for (const category of categories) {
    const group = findCategory(category.code)?.group ?? "Other";
    groups.set(group, [...(groups.get(group) ?? []), category]);
  }
  return [...groups];
}
