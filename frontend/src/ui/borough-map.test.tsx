import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { BoroughMap } from "./borough-map";

describe("the borough map", () => {
  it("draws all 33 boroughs and shades by value", () => {
    const { container } = render(
      <BoroughMap
        label="Contracts"
        boroughs={[
          { name: "Camden", value: 50, text: "50 contracts" },
          { name: "Hackney", value: 1, text: "1 contract" },
        ]}
      />,
    );
    expect(container.querySelectorAll("path")).toHaveLength(33);
    expect(container.querySelectorAll("path.shade5")).toHaveLength(1);
    expect(container.querySelectorAll("path.shade1")).toHaveLength(1);
    expect(container.querySelectorAll("path.shade0")).toHaveLength(31);
  });

  it("reads a borough out where the mouse is, and leads there", async () => {
    const onChoose = vi.fn();
    const { container } = render(
      <BoroughMap
        label="Contracts"
        boroughs={[{ name: "Camden", value: 50, text: "50 contracts" }]}
        onChoose={onChoose}
      />,
    );
    const shaded = container.querySelector("path.shade5");
    expect(shaded).not.toBeNull();
    if (shaded) await userEvent.click(shaded);
    expect(screen.getByText("Camden: 50 contracts")).toBeDefined();
    expect(onChoose).toHaveBeenCalledWith("Camden");
  });
});
