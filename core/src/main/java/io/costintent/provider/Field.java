/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.usage.UsageUnit;
import java.util.List;

/** A JSON field that counts one unit. */
record Field(String name, UsageUnit unit) {
  /** Adds every field of {@code object} that is there. */
  static void addAll(List<Field> fields, JsonNode object, Tally tally) {
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      tally.add(field.unit, object.path(field.name));
    }
  }
}
