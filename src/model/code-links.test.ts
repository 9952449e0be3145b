// Code links in every shape in which papers print them.

import { describe, expect, it } from "vitest";
import { findCodeLinks } from "./code-links.ts";
import { codeLink } from "./paper.ts";

const labels = (abstract: string) => findCodeLinks({ abstract }).map((link) => link.label);

describe("findCodeLinks", () => {
  it.each([
    ["Code: https://github.com/ada/tool.", "ada/tool"],
    ["Code (https://github.com/ada/tool).", "ada/tool"],
    ["code at github.com/ada/tool, and more", "ada/tool"],
    ["see www.github.com/ada/tool/tree/main/sub?x=1#readme", "ada/tool"],
    ["git clone https://github.com/ada/tool.git", "ada/tool"],
    ["https://github.com/ada/three.js", "ada/three.js"],
    ["https://github.com/ada/tool.Our method", "ada/tool"],
    ["\\url{https://github.com/ada/my\\_tool}", "ada/my_tool"],
    ["{\\url{https://github.com/ada/my{\\_}tool}}.", "ada/my_tool"],
    ["\\href{https://github.com/ada/tool}{this address}", "ada/tool"],
    ["\\texttt{github.com/ada/tool}", "ada/tool"],
    ["https://github. com/ada/tool", "ada/tool"],
    ["https://github.com/ ada/tool", "ada/tool"],
    ["https://github.com/ada/ tool", "ada/tool"],
    ["https://github.com//ada/tool", "ada/tool"],
    ["https://github.com/two- parts/tool", "two-parts/tool"],
    ["https://github.com/ada/long-\nname is", "ada/long-name"],
    ["available atgithub.com/ada/tool", "ada/tool"],
    ["https://github.com/ada/classiﬁer", "ada/classifier"],
    ["https://gitlab.com/group/tool", "group/tool"],
    ["https://gitlab.inria.fr/team/tool", "team/tool"],
    ["https://bitbucket.org/ada/tool/src/master", "ada/tool"],
    ["https://codeberg.org/ada/tool", "ada/tool"],
    ["https://gitee.com/ada/tool", "ada/tool"],
    ["https://huggingface.co/ada/model", "ada/model"],
    ["https://hf.co/spaces/ada/demo", "ada/demo"],
    ["https://sourceforge.net/projects/tool/", "projects/tool"],
  ])("reads %j", (text, label) => expect(labels(text)).toEqual([label]));

  it.each([
    "Project page: https://ada.github.io/tool/",
    "https://gist.github.com/ada/123",
    "https://github.com/ada",
    "https://github.com/orgs/owner",
    "https://github.com/link_updated_upon_acceptance",
    "https://github.com/xxxx/xxx",
    "https://github.com/anonymous/repo",
    "https://anonymous.4open.science/r/repo-1234",
    "https://huggingface.co/datasets/ada/data",
    "https://huggingface.co/papers/2401.00001",
    "https://zenodo.org/record/1234",
    "Issues on GitHub are solved by agents / humans.",
    "https://github.com/",
    "someone@github.com/ada/tool",
    "",
  ])("finds no repository in %j", (text) => expect(labels(text)).toEqual([]));

  it("gives the whole link, fit for a card", () => {
    const [link] = findCodeLinks({ comment: "Code: https://hf.co/spaces/ada/demo" });
    expect(link).toEqual({
      url: "https://huggingface.co/spaces/ada/demo",
      label: "ada/demo",
      foundIn: "comment",
      host: "huggingface.co",
      use: "demo",
    });
    expect(codeLink.parse(link)).toBeTruthy();
  });

  it("puts the authors' own repository before those they build on", () => {
    const abstract =
      "We use the toolkit of https://github.com/other/toolkit for training. Our code is available at https://github.com/me/mine.";
    expect(labels(abstract)).toEqual(["me/mine", "other/toolkit"]);
  });

  it("prefers a repository named like the title", () => {
    const abstract = "See https://github.com/one/helper and https://github.com/two/SuperNet";
    expect(findCodeLinks({ title: "Super-Net: Better Nets", abstract })[0]?.label).toBe("two/SuperNet");
  });

  it("trusts the source most, and names each repository once", () => {
    const links = findCodeLinks({
      abstract: "Code at https://github.com/a/b and https://github.com/c/d",
      comment: "https://github.com/C/D",
      codeUrls: ["https://github.com/c/d", "[![github](https://img.shields.io/x.svg)](https://github.com/e/f)"],
    });
    expect(links.map(({ label, foundIn }) => [label, foundIn])).toEqual([
      ["c/d", "abstract"],
      ["e/f", "source"],
      ["a/b", "abstract"],
    ]);
  });

  it("keeps the repository of a data set", () =>
    expect(labels("The dataset is available at https://github.com/ada/data-set.")).toEqual(["ada/data-set"]));

  it.each([
    ["The dataset is available at", "ada/lanterns", "data"],
    ["We release our corpus publicly:", "ada/lanterns", "data"],
    ["The dataset and code are available at", "ada/lanterns", undefined],
    ["The data generator can be found at", "ada/lanterns", undefined],
    ["The benchmark data is available at", "ada/lanterns-code", undefined],
    ["Experiments on large data sets show a speedup. See", "ada/lanterns", undefined],
    ["A list of papers is kept at", "ada/awesome-lanterns", "list"],
  ])("says of %j %s that it is %s", (sentence, label, use) => {
    expect(findCodeLinks({ abstract: `We walk. ${sentence} https://github.com/${label}.` })[0]?.use).toBe(use);
  });

  it("names code before data, whatever comes first", () => {
    const abstract =
      "The dataset is available at https://github.com/ada/lanterns-data. Training scripts: https://github.com/ada/x.";
    expect(labels(abstract)).toEqual(["ada/x", "ada/lanterns-data"]);
  });

  it("goes on over a blank after an underscore", () =>
    expect(labels("Code: https://github.com/ada/Key_ Point_Estimation and more")).toEqual([
      "ada/Key_Point_Estimation",
    ]));

  it("stays quick on hostile text", () => {
    const started = performance.now();
    findCodeLinks({ abstract: "github.com/".repeat(50_000) + "a-".repeat(50_000) + "\\url{".repeat(50_000) });
    findCodeLinks({ abstract: `github.com/${"a- ".repeat(50_000)}` });
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
