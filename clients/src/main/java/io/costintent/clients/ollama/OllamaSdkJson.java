/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.ollama;

import io.costintent.clients.SdkJson;
import io.github.ollama4j.utils.Utils;

/** The only class that sees types of the SDK's Jackson. */
final class OllamaSdkJson {
  static SdkJson get() {
    return SdkJson.of(Utils.getObjectMapper());
  }

  private OllamaSdkJson() {}
}
