"use strict";

/** An element with text or children; text is always set as text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
}

/** A schema in a few words, with links into the list of types. */
function words(schema) {
  if (!schema) return "";
  if (schema.$ref) {
    const name = schema.$ref.split("/").pop();
    return make("a", { href: `#type-${name}` }, name);
  }
  const several = schema.oneOf ?? schema.allOf;
  if (several) {
    const parts = several.flatMap((part, i) => [i > 0 ? (schema.oneOf ? " or " : " and ") : "", words(part)]);
    return make("span", {}, ...parts);
  }
  if (schema.type === "array") return make("span", {}, "list of ", words(schema.items));
  if (schema.enum) return schema.enum.join(" | ");
  const type = [schema.type ?? "anything"].flat().join(" or ");
  const bounds = [
    schema.format,
    schema.minimum !== undefined && `from ${schema.minimum}`,
    schema.maximum !== undefined && `to ${schema.maximum}`,
    schema.maxLength && `up to ${schema.maxLength} characters`,
    schema.default !== undefined && `default ${schema.default}`,
  ].filter(Boolean);
  return bounds.length > 0 ? `${type} (${bounds.join(", ")})` : type;
}

function field(parameter, id) {
  const choices = parameter.schema.enum ?? (parameter.schema.type === "boolean" ? ["true", "false"] : undefined);
  const input = choices
    ? make("select", { id, name: parameter.name }, make("option", { value: "" }, "–"), ...choices.map((choice) => make("option", {}, choice)))
    : make("input", { id, name: parameter.name, autocomplete: "off", ...(parameter.required ? { required: "" } : {}) });
  input.dataset.place = parameter.in;
  return make(
    "div", {},
    make("label", { for: id }, parameter.name),
    input,
    make("p", {}, parameter.description ?? "", " ", make("small", {}, words(parameter.schema))),
  );
}

/** Fills the address in from the form. */
function address(path, form) {
  const query = [];
  let filled = path;
  for (const input of form.elements) {
    if (!input.name || input.value === "") continue;
    const value = encodeURIComponent(input.value).replaceAll("%2C", ",");
    if (input.dataset.place === "path") filled = filled.replace(`{${input.name}}`, value);
    else query.push(`${input.name}=${value}`);
  }
  return filled + (query.length > 0 ? `?${query.join("&")}` : "");
}

async function show(path, output) {
  output.textContent = `GET ${path}\n\n…`;
  try {
    const response = await fetch(path);
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    const body = type.includes("json") && !type.includes("ndjson") ? JSON.stringify(JSON.parse(text), null, 2) : text;
    output.textContent = `GET ${path}\n${response.status} ${type}\n\n${body.slice(0, 50_000)}`;
  } catch (error) {
    output.textContent = `GET ${path}\n\n${error}`;
  }
}

function operation(path, spec) {
  const output = make("pre", { "aria-live": "polite", hidden: "" });
  const fields = (spec.parameters ?? []).map((parameter) => field(parameter, `${spec.operationId}-${parameter.name}`));
  const form = make("form", {}, make("div", { class: "fields" }, ...fields), make("p", {}, make("button", {}, "Send")), output);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    output.hidden = false;
    show(address(path, form), output);
  });
  const answers = Object.entries(spec.responses).map(([status, answer]) => {
    const content = Object.entries(answer.content ?? {}).map(([type, body]) => make("div", {}, make("code", {}, type), " ", words(body.schema)));
    const text = answer.description ?? (answer.$ref ?? "").split("/").pop();
    return make("div", {}, make("dt", {}, status), make("dd", {}, text, ...content));
  });
  const sample = (spec["x-codeSamples"] ?? [])[0];
  return make(
    "article", { id: spec.operationId },
    make("h3", {}, spec.summary),
    make("p", { class: "path" }, make("b", {}, "GET "), path),
    make("p", {}, spec.description),
    sample ? make("pre", {}, sample.source) : "",
    make("details", {}, make("summary", {}, "Try it"), form),
    make("details", {}, make("summary", {}, "Answers"), make("dl", {}, ...answers)),
  );
}

function type(name, schema) {
  const parts = schema.allOf ?? [schema];
  const rows = parts.flatMap((part) =>
    part.$ref
      ? [make("div", {}, make("dt", {}, "everything of "), make("dd", {}, words(part)))]
      : Object.entries(part.properties ?? {}).map(([key, value]) =>
          make("div", {}, make("dt", {}, key), make("dd", {}, words(value), make("br"), value.description ?? ""))),
  );
  return make("details", { id: `type-${name}` }, make("summary", {}, name), make("p", {}, schema.description ?? ""), make("dl", {}, ...rows));
}

function render(api) {
  document.getElementById("title").textContent = `${api.info.title} API ${api.info.version}`;
  document.getElementById("about").textContent = api.info.description;
  const main = document.getElementById("operations");
  const contents = make("ul");
  main.replaceChildren();
  for (const tag of api.tags) {
    const found = Object.entries(api.paths).filter(([, item]) => item.get?.tags.includes(tag.name));
    main.append(make("section", {}, make("h2", {}, tag.name), make("p", {}, tag.description), ...found.map(([path, item]) => operation(path, item.get))));
    contents.append(...found.map(([, item]) => make("li", {}, make("a", { href: `#${item.get.operationId}` }, item.get.operationId))));
  }
  main.append(make("section", {}, make("h2", {}, "Types"), ...Object.entries(api.components.schemas).map(([name, schema]) => type(name, schema))));
  document.getElementById("contents").append(contents);
  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) target.open = true;
    target?.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
}

fetch("/api/v1/openapi.json")
  .then((response) => response.json())
  .then(render, (error) => {
    document.getElementById("loading").textContent = `The document cannot be read: ${error}`;
  });
