// A language model behind any server that speaks OpenAI's chat call: Ollama, vLLM, llama.cpp, or the cloud.

import { z } from "zod";
import { AppError } from "../../lib/errors.ts";
import type { HttpClient } from "../../lib/http-client.ts";
import type { LanguageModel } from "../../ports/language-model.ts";

export interface OpenAiModelOptions {
  http: Pick<HttpClient, "fetch">;
  /** Address up to and including `/v1`. */
  url: string;
  model: string;
  key?: string;
  timeoutMs?: number;
}

const TIMEOUT_MS = 180_000;
/** An answer is a page of text at most; what is longer is no answer. */
const MAX_BYTES = 256 * 1024;
const MAX_TOKENS = 900;
/** Where the server does not count, four characters are a token. */
const CHARS_A_TOKEN = 4;

const reply = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z
    .object({ total_tokens: z.number().int().min(0).max(10_000_000) })
    .optional()
    .catch(undefined),
});

export function createOpenAiModel({
  http,
  url,
  model,
  key,
  timeoutMs = TIMEOUT_MS,
}: OpenAiModelOptions): LanguageModel {
  return {
    name: model,
    async ask({ instructions, material }, signal) {
      const body = JSON.stringify({
        model,
        temperature: 0,
        max_tokens: MAX_TOKENS,
        response_format: { type: "json_object" },
        messages: [
          { role: "system", content: instructions },
          { role: "user", content: material },
        ],
      });
      const answer = await http.fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(key && { authorization: `Bearer ${key}` }) },
        body,
        timeoutMs,
        maxBytes: MAX_BYTES,
        ...(signal && { signal }),
      });
      if (answer.status !== 200)
        throw new AppError("unavailable", `The language model's server answered ${answer.status} for model ${model}.`);
      const { content, tokens } = readReply(answer.text());
      return { answer: readJson(content), tokens: tokens ?? Math.ceil((body.length + content.length) / CHARS_A_TOKEN) };
    },
  };
}

function readReply(text: string): { content: string; tokens: number | undefined } {
  const parsed = reply.safeParse(readJson(text));
  const content = parsed.data?.choices[0]?.message.content;
  if (content === undefined)
    throw new AppError("unavailable", "The language model's server gave no answer that can be read.");
  return { content, tokens: parsed.data?.usage?.total_tokens };
}

/** Some models put their JSON into a fence, however they are told. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/^```(?:json)?\s*|\s*```$/g, ""));
  } catch {
    return undefined;
  }
}
