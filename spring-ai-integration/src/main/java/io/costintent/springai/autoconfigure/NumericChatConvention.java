/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.autoconfigure;

import io.micrometer.common.KeyValues;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.observation.DefaultChatModelObservationConvention;

/**
 * Spring AI's convention without the tokens, which it has as texts: on one span a text and a number
 * of one name are two attributes. All else is as it is there.
 *
 * @since 0.1
 */
public final class NumericChatConvention extends DefaultChatModelObservationConvention {
  /** Creates the convention. */
  public NumericChatConvention() {}

  @Override
  protected KeyValues usageInputTokens(KeyValues keyValues, ChatModelObservationContext context) {
    return keyValues;
  }

  @Override
  protected KeyValues usageOutputTokens(KeyValues keyValues, ChatModelObservationContext context) {
    return keyValues;
  }

  @Override
  protected KeyValues usageTotalTokens(KeyValues keyValues, ChatModelObservationContext context) {
    return keyValues;
  }

  /** Overrides a method that the later generation has. */
  @SuppressWarnings({"unused", "ProtectedMembersInFinalClass"})
  protected KeyValues usageCacheReadInputTokens(
      KeyValues keyValues, ChatModelObservationContext context) {
    return keyValues;
  }

  /** Overrides a method that the later generation has. */
  @SuppressWarnings({"unused", "ProtectedMembersInFinalClass"})
  protected KeyValues usageCacheWriteInputTokens(
      KeyValues keyValues, ChatModelObservationContext context) {
    return keyValues;
  }
}
