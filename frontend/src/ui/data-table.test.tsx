import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { type Column, DataTable } from "./data-table";

type Row = { name: string; value: number };

const columns: readonly Column<Row>[] = [
  { id: "name", header: "Name", main: true, sort: "name", cell: (row) => row.name },
  {
    id: "value",
    header: "Value",
    align: "end",
    sort: "value",
    first: "down",
    cell: (row) => row.value,
  },
  { id: "note", header: "Note", extra: true, cell: () => "a note" },
];

function table(sort: string | undefined, onSort = vi.fn()) {
  render(
    <DataTable
      caption="Things"
      columns={columns}
      rows={[{ name: "one", value: 1 }]}
      rowKey={(row) => row.name}
      sort={sort}
      onSort={onSort}
      keepAs="things"
    />,
  );
  return onSort;
}

describe("the table", () => {
  it("sorts first the way that is asked for most, then the other way", async () => {
    const onSort = table(undefined);
    await userEvent.click(screen.getByRole("button", { name: "Value" }));
    expect(onSort).toHaveBeenLastCalledWith("-value");
    await userEvent.click(screen.getByRole("button", { name: "Name" }));
    expect(onSort).toHaveBeenLastCalledWith("name");
  });

  it("says which column it is sorted by, and turns it round", async () => {
    const onSort = table("-value");
    expect(screen.getByRole("columnheader", { name: /Value/ }).getAttribute("aria-sort")).toBe(
      "descending",
    );
    await userEvent.click(screen.getByRole("button", { name: /Value/ }));
    expect(onSort).toHaveBeenLastCalledWith("value");
  });

  it("shows more columns when asked, and remembers", async () => {
    table(undefined);
    expect(screen.queryByText("a note")).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Columns" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "Note" }));
    expect(screen.getByText("a note")).toBeDefined();
    expect(localStorage.getItem("muster.columns.things")).toBe("");
  });
});
