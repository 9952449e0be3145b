// Meanings from any server that speaks the embeddings call of OpenAI: Ollama, vLLM, llama.cpp, or the cloud.

import { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import type { HttpClient } from "../../lib/http-client.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { toVectorSize } from "./to-vector-size.ts";

export interface OpenAiEmbedderOptions {
  http: Pick<HttpClient, "fetch">;
  /** Address up to and including `/v1`. */
  url: string;
  model: string;
  key?: string;
}

const AT_ONCE = 64;
const MAX_CHARS = 8000;
const TIMEOUT_MS = 60_000;

const reply = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()).min(1).max(16_384) })),
});

export function createOpenAiEmbedder({ http, url, model, key }: OpenAiEmbedderOptions): Embedder {
  async function embedSome(texts: readonly string[]): Promise<(Float32Array | undefined)[]> {
    const answer = await http.fetch(`${url.replace(/\/+$/, "")}/embeddings`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, input: texts.map((text) => text.slice(0, MAX_CHARS) || " ") }),
      timeoutMs: TIMEOUT_MS,
    });
    if (answer.status !== 200)
      throw new AppError("unavailable", `The embedding server answered ${answer.status} for model ${model}.`);
    const vectors: (Float32Array | undefined)[] = texts.map(() => undefined);
    for (const { index, embedding } of readReply(answer.text()).data)
      if (index < vectors.length) vectors[index] = toVectorSize(embedding);
    return vectors;
  }
  return {
    name: `${model} at ${new URL(url).host}`,
    async embed(texts) {
      const vectors: (Float32Array | undefined)[] = [];
      for (let at = 0; at < texts.length; at += AT_ONCE)
        vectors.push(...(await embedSome(texts.slice(at, at + AT_ONCE))));
      return vectors;
    },
  };
}

function readReply(text: string): z.infer<typeof reply> {
  try {
    return reply.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError("unavailable", "The embedding server's answer is not a list of embeddings.", { cause });
  }
}
