// What we ask of a language model: one answer to one question, as JSON.

export interface Question {
  /** What it is to do; ours alone. */
  instructions: string;
  /** What it is to look at; from anyone. */
  material: string;
}

export interface LanguageModel {
  /** Of the model, as shown beside what it wrote. */
  name: string;
  /** Throws `unavailable` for an answer that is none, `RetryLater` when the server wants a pause. */
  ask(question: Question, signal?: AbortSignal): Promise<{ answer: unknown; tokens: number }>;
}
