import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { ActionLine, ActionList } from "./action-list";

function lines(count: number) {
  return Array.from({ length: count }, (_, at) => `Line ${at + 1}`).map((title) => (
    <ActionLine key={title} title={title} />
  ));
}

describe("a list of things to do", () => {
  it("shows the first, all when asked, and the first again", async () => {
    render(<ActionList first={2}>{lines(4)}</ActionList>);
    expect(screen.getAllByRole("listitem")).toHaveLength(2);
    await userEvent.click(screen.getByRole("button", { name: "Show all 4" }));
    expect(screen.getAllByRole("listitem")).toHaveLength(4);
    await userEvent.click(screen.getByRole("button", { name: "Show the first 2" }));
    expect(screen.getAllByRole("listitem")).toHaveLength(2);
  });

  it("hides nothing for the sake of one line", () => {
    render(<ActionList first={2}>{lines(3)}</ActionList>);
    expect(screen.getAllByRole("listitem")).toHaveLength(3);
    expect(screen.queryByRole("button")).toBeNull();
  });
});
