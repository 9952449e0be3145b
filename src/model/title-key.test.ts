// Title keys meet when titles are the same and stay empty when they prove nothing.

import fc from "fast-check";
import { expect, test } from "vitest";
import { paperSlug, titleKey } from "./title-key.ts";

test.each([
  ["Attention Is All You Need", "attentionisallyouneed"],
  ["Attention is all you need.", "attentionisallyouneed"],
  ["  ATTENTION is—all   you: need?", "attentionisallyouneed"],
  ["Schrödinger Bridges for Günther", "schrodingerbridgesforgunther"],
  ["P³LM: Probabilistically Permuted", "p3lmprobabilisticallypermuted"],
  ["Straße und Bäume im Ørsted-Park", "strasseundbaumeimorstedpark"],
  ["基于深度学习的图像识别", "基于深度学习的图像识别"],
  ["がくしゅうアルゴリズム", "がくしゅうアルゴリズム"],
])("%s has the key %s", (title, key) => {
  expect(titleKey(title)).toBe(key);
});

test.each([
  "",
  "Introduction",
  "Editorial",
  "Preface",
  "Erratum",
  "Deep Learning",
  "图像识别",
  "Table of Contents",
  "Letter to the Editor",
  "?!… – ()",
  "Acknowledgements",
])("%s is too short or too common for a key", (title) => {
  expect(titleKey(title)).toBe("");
});

test("keys ignore case, accents written either way, and punctuation", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (title) => {
      expect(titleKey(title.normalize("NFD"))).toBe(titleKey(title.normalize("NFC")));
      expect(titleKey(`«${title}»…`)).toBe(titleKey(title));
      expect(titleKey(titleKey(title))).toBe(titleKey(title));
    }),
  );
});

test.each([
  ["Attention Is All You Need", "attention-is-all-you-need"],
  ["GLM-5: from Vibe Coding to Agentic Engineering", "glm-5-from-vibe-coding-to-agentic-engineering"],
  ["What's new? A user’s view", "whats-new-a-users-view"],
  [
    "PROD: Progressive Distillation for Dense Retrieval of Very Long Documents",
    "prod-progressive-distillation-for-dense-retrieval-of-very",
  ],
  ["Schrödinger", "schrodinger"],
  ["基于深度学习", "基于深度学习"],
  ["../../etc/passwd", "etc-passwd"],
  ["<script>", "script"],
  ["?!", ""],
])("%s has the slug %s", (title, slug) => {
  expect(paperSlug(title)).toBe(slug);
});

test("a slug is never longer than 60 characters and holds letters, digits and hyphens only", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (title) => {
      const slug = paperSlug(title);
      expect(slug.length).toBeLessThanOrEqual(60);
      expect(slug).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)?$/u);
    }),
  );
});
