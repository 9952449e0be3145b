// On an author page: where to tell that something is mixed up, and how the page came about.

import { SideSection } from "./parts.tsx";

export function AuthorCorrections({ id }: { id: string }) {
  const base = `/corrections/author/${encodeURIComponent(id)}`;
  return (
    <SideSection title="Right or wrong?" id="corrections">
      <p class="small">
        <a href={`${base}/report`}>Report a mix-up</a>, <a href={`${base}/claim`}>this is me</a>, or see{" "}
        <a href={base}>how this page came about</a>.
      </p>
    </SideSection>
  );
}
