/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.json;

import com.openai.core.ObjectMappers;

/**
 * What OpenAI's SDK writes its objects with.
 *
 * @since 0.1
 */
public final class OpenAiSdkJson {
  /** Returns what writes the SDK's objects. */
  public static SdkJson get() {
    return SdkJson.of(ObjectMappers.jsonMapper());
  }

  private OpenAiSdkJson() {}
}
