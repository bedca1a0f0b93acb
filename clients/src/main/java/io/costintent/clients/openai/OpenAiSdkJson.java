/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import io.costintent.clients.SdkJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The only class that sees types of the SDK's Jackson. */
final class OpenAiSdkJson {
  static SdkJson get() {
    return SdkJson.of(ObjectMappers.jsonMapper());
  }

  /** Returns the SDK's value of a text that is JSON. */
  static JsonValue value(String json) {
    try {
      return JsonValue.fromJsonNode(ObjectMappers.jsonMapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OpenAiSdkJson() {}
}
