/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.core.ObjectMappers;
import io.costintent.clients.SdkJson;

/** The only class that sees types of the SDK's Jackson. */
final class AnthropicSdkJson {
  static SdkJson get() {
    return SdkJson.of(ObjectMappers.jsonMapper());
  }

  private AnthropicSdkJson() {}
}
