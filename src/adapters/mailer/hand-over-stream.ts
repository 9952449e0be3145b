// Feeds a message to nodemailer so that a claim can be committed right before the end mark is written.

import { Readable } from "node:stream";

/**
 * Nodemailer pipes this into the stream that ends with the end mark. `pipe` is replaced because an ordinary end takes several turns of the
 * event loop, and everything between the claim and the end mark is time in which a killed process loses a mail.
 */
export class HandOverStream extends Readable {
  readonly #raw: Buffer;
  readonly #isWritten: () => boolean;
  readonly #onHandOver: () => void;

  /** Some of the message may have reached the server. */
  isStarted = false;

  /** `isWritten` tells whether the connection is alive and the system has taken over all that was written to it. */
  constructor(raw: Buffer, isWritten: () => boolean, onHandOver: () => void) {
    super({ read() {} });
    this.#raw = raw;
    this.#isWritten = isWritten;
    this.#onHandOver = onHandOver;
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T): T {
    this.isStarted = true;
    destination.write(this.#raw, () => this.#waitUntilWritten(destination));
    return destination;
  }

  /** The claim must not be made while part of the message still waits in this process. */
  #waitUntilWritten(destination: NodeJS.WritableStream): void {
    if (this.destroyed) return;
    if (!this.#isWritten()) {
      setTimeout(() => this.#waitUntilWritten(destination), 1);
      return;
    }
    // One turn of the event loop, in which the news of a dropped connection or of an early answer can come in.
    setImmediate(() => this.#handOver(destination));
  }

  #handOver(destination: NodeJS.WritableStream): void {
    if (this.destroyed || !this.#isWritten()) {
      this.#waitUntilWritten(destination);
      return;
    }
    try {
      this.#onHandOver();
    } catch (error) {
      this.destroy(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    destination.end();
  }
}
