// Shares a change out among its causes, exactly: each gets its mean effect over all orders in which the causes could have come.
// Shapley, L. S. (1953), A value for n-person games.

/** More would take too many subsets; a dozen already take 4096. */
const MAX_CAUSES = 12;

/** `outcomeOf(set)` is the outcome when exactly the causes whose bits are set have come. The shares add up to the whole change. */
export function shapley(causes: number, outcomeOf: (set: number) => number): number[] {
  if (causes > MAX_CAUSES) throw new RangeError(`at most ${MAX_CAUSES} causes can be told apart exactly`);
  const values = Array.from({ length: 2 ** causes }, (_, set) => outcomeOf(set));
  const weights = weightsBySize(causes);
  return Array.from({ length: causes }, (_, cause) => {
    const bit = 1 << cause;
    let share = 0;
    for (const [set, value] of values.entries())
      if ((set & bit) === 0) share += (weights[countBits(set)] ?? 0) * ((values[set | bit] ?? 0) - value);
    return share;
  });
}

/** size! (n - size - 1)! / n! for the sets of each size that a cause can join. */
function weightsBySize(causes: number): number[] {
  const weights: number[] = [];
  for (let size = 0, choices = 1; size < causes; size++) {
    weights.push(1 / (causes * choices));
    choices = (choices * (causes - 1 - size)) / (size + 1);
  }
  return weights;
}

function countBits(set: number): number {
  let bits = 0;
  for (let rest = set; rest > 0; rest >>= 1) bits += rest & 1;
  return bits;
}
