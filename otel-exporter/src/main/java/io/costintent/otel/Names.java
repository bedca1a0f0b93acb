/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.opentelemetry.api.common.Attributes;
import java.util.HashSet;
import java.util.Set;

/** The names of attributes, whatever their types. */
final class Names {
  static Set<String> of(Attributes attributes) {
    Set<String> names = new HashSet<>(attributes.size() * 2);
    attributes.forEach((key, value) -> names.add(key.getKey()));
    return names;
  }

  private Names() {}
}
