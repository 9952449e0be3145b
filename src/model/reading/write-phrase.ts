// Writes a phrase as it stands inside a sentence: without the capitals of titles and sentence openings.

import type { Phrase } from "./phrases.ts";

/** Named after people and places: they keep their capital even where only a title was read. */
const PROPER = new Set(
  (
    "abelian arabic bayes bayesian boltzmann boolean brownian bregman byzantine cartesian chinese english euclidean european fisher fourier french galerkin gauss gaussian german gibbs hamiltonian " +
    "hebbian hermitian hessian hilbert hopfield indian italian jacobian japanese kalman koopman korean krylov lagrangian langevin laplace laplacian latin lie lipschitz lyapunov " +
    "mahalanobis markov markovian monte carlo nash navier newton pareto poisson python reynolds riemannian russian schrödinger shapley sobolev spanish stein stokes turing twitter " +
    "wasserstein wikipedia wiener youtube"
  ).split(" "),
);

export function writePhrase({ printed }: Pick<Phrase, "printed">): string {
  const inside = printed.find(({ inTitle, opens }) => !inTitle && !opens);
  const best = inside ?? printed.find(({ inTitle }) => !inTitle) ?? printed[0];
  if (!best) return "";
  const text = best.text.replace(/\s+/g, " ");
  if (inside) return text;
  return text.replace(/\p{L}[\p{L}\p{N}]*/gu, (word) => (isNamed(word) ? word : word.toLowerCase()));
}

/** Only "Xxxx" can owe its capital to its place. */
const isNamed = (word: string): boolean => !/^\p{Lu}\p{Ll}+$/u.test(word) || PROPER.has(word.toLowerCase());
