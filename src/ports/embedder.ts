// What we ask of an embedder: the meaning of texts as vectors that can be compared.

export const VECTOR_SIZE = 256;

export interface Embedder {
  /** Names model and version; vectors of different names cannot be compared. */
  name: string;
  /** One vector of VECTOR_SIZE numbers and length one per text; undefined where it has nothing to say about a text. */
  embed(texts: readonly string[]): Promise<(Float32Array | undefined)[]>;
}
