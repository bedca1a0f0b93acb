/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.json;

import com.anthropic.core.ObjectMappers;

/**
 * What Anthropic's SDK writes its objects with.
 *
 * @since 0.1
 */
public final class AnthropicSdkJson {
  /** Returns what writes the SDK's objects. */
  public static SdkJson get() {
    return SdkJson.of(ObjectMappers.jsonMapper());
  }

  private AnthropicSdkJson() {}
}
