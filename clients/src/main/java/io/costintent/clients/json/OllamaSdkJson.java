/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.json;

import io.github.ollama4j.utils.Utils;

/**
 * What ollama4j writes its objects with.
 *
 * @since 0.1
 */
public final class OllamaSdkJson {
  /** Returns what writes the SDK's objects. */
  public static SdkJson get() {
    return SdkJson.of(Utils.getObjectMapper());
  }

  private OllamaSdkJson() {}
}
