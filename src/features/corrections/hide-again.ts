// A former name that somebody has hidden may come in again, on an old paper: it is hidden there too.

import type { CorrectionStore } from "../../ports/corrections.ts";
import { placeByCorrections, textOf } from "./replay.ts";

/** After names were resolved. Returns the authors whose papers changed. */
export function hideAgain(store: CorrectionStore): number[] {
  const active = store.list({ isActive: true });
  const touched = active.flatMap((correction) => {
    const { hidden = [], name } = correction.data;
    if (name === undefined || hidden.length === 0) return [];
    const known = new Set(hidden.map(textOf));
    const names = new Set(hidden.map(([, , key]) => key));
    const fresh = store
      .mentionsOf(correction.to)
      .map(({ key }) => key)
      .filter((key) => names.has(key[2]) && !known.has(textOf(key)));
    if (fresh.length === 0) return [];
    // Part of the correction from now on, so that undoing it shows these names too.
    correction.data.hidden = [...hidden, ...fresh];
    return store.transaction(() => {
      store.saveData(correction.id, correction.data);
      return store.place(placeByCorrections(fresh, active));
    });
  });
  return [...new Set(touched)];
}
