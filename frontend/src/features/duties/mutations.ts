import { client, unwrap } from "@/api/client";
import type { components } from "@/api/schema.gen";
import type { Duty } from "./queries";

type Schemas = components["schemas"];

export function dischargeDuty(idOrCode: string, duty: Duty, reference: string) {
  const { kind, concern, record, occurrence } = duty;
  return unwrap(
    client.POST("/api/v1/authorities/{idOrCode}/discharges", {
      params: { path: { idOrCode } },
      body: { kind, concern, record, occurrence, reference },
    }),
  );
}

export function reopenDuty(idOrCode: string, discharge: string) {
  return unwrap(
    client.DELETE("/api/v1/authorities/{idOrCode}/discharges/{discharge}", {
      params: { path: { idOrCode, discharge } },
    }),
  );
}

export function putDutySettings(idOrCode: string, body: Schemas["DutySettings"]) {
  return unwrap(
    client.PUT("/api/v1/authorities/{idOrCode}/duty-settings", {
      params: { path: { idOrCode } },
      body,
    }),
  );
}

export function publishRegister(idOrCode: string, body: Schemas["NewPublication"]) {
  return unwrap(
    client.POST("/api/v1/authorities/{idOrCode}/publications", {
      params: { path: { idOrCode } },
      body,
    }),
  );
}

export function addAssessment(id: string, body: Schemas["NewAssessment"]) {
  return unwrap(
    client.POST("/api/v1/contracts/{id}/assessments", { params: { path: { id } }, body }),
  );
}

export function removeAssessment(id: string, assessment: string) {
  return unwrap(
    client.DELETE("/api/v1/contracts/{id}/assessments/{assessment}", {
      params: { path: { id, assessment } },
    }),
  );
}
