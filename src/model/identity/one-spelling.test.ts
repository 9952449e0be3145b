// Which names are one in two spellings, and which are left alone.

import { expect, it } from "vitest";
import { oneSpelling } from "./one-spelling.ts";

it.each([
  ["Zhong-Zhi Li", "Zhongzhi Li"],
  ["Zhong Zhi Li", "Zhongzhi Li"],
  ["Zhongzhi Li", "Zhongzhi Li"],
  ["Yi-Hsuan Yang", "Yihsuan Yang"],
  ["Min-Jun Kim", "Minjun Kim"],
  ["Jean-Pierre Dupont", "Jean-Pierre Dupont"],
  ["Jean Pierre Dupont", "Jean Pierre Dupont"],
  ["Anne-Marie Roe", "Anne-Marie Roe"],
  ["Mary Ann Roe", "Mary Ann Roe"],
  ["J.-P. Roe", "J.-P. Roe"],
  ["Y-L Boureau", "Y-L Boureau"],
  ["GLM-4.5 Team", "GLM-4.5 Team"],
  ["", ""],
  ["李 明", "李 明"],
])("%s: %s", (printed, name) => {
  expect(oneSpelling(printed)).toBe(name);
});
