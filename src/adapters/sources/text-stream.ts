// Text of a stream whose encoding nobody declares, as reference managers write it: UTF-8, UTF-16 or Windows-1252.

import { createStreamDecoder, type StreamDecoder } from "../../lib/decode-text.ts";

export interface TextChunk {
  text: string;
  bytesRead: number;
}

export async function* decodeStream(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextChunk> {
  let decoder: StreamDecoder | undefined;
  let bytesRead = 0;
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    const isFirst = decoder === undefined;
    decoder ??= decoderFor(chunk);
    bytesRead += chunk.length;
    const text = decoder.decode(chunk);
    yield { text: isFirst ? text.replace(/^\ufeff/, "") : text, bytesRead };
  }
  const rest = decoder?.end() ?? "";
  if (rest !== "") yield { text: rest, bytesRead };
}

function decoderFor(head: Uint8Array): StreamDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return createStreamDecoder("utf-16le");
  if (head[0] === 0xfe && head[1] === 0xff) return createStreamDecoder("utf-16be");
  return createStreamDecoder("utf-8");
}
