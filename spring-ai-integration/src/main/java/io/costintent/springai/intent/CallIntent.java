/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.intent;

import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import java.util.Map;

/**
 * The intent of one call of a {@code ChatClient}, stated as parameters of its advisors.
 *
 * {@snippet class="io.costintent.springai.Snippets" region="param"}
 *
 * <p>It refines the current intent, key by key, holds for all rounds of tools and for what the
 * tools call, and is not sent to the provider. Besides a whole {@link CostIntent} under {@link
 * #PARAMETER}, single keys can be stated by the names of their attributes, such as {@code
 * costintent.feature}; a value that a key cannot have is ignored.
 *
 * @since 0.1
 */
public final class CallIntent {
  /** The name of the parameter that holds a {@link CostIntent}. */
  public static final String PARAMETER = "costintent.intent";

  private static final IntentKey[] KEYS = IntentKey.values();

  /** Returns what parameters of advisors state, {@link CostIntent#none()} when that is nothing. */
  public static CostIntent of(Map<String, ?> parameters) {
    CostIntent whole =
        parameters.get(PARAMETER) instanceof CostIntent stated ? stated : CostIntent.none();
    CostIntent.Builder single = null;
    for (IntentKey key : KEYS) {
      Object value = parameters.get(key.attribute());
      if (value != null) {
        single = single == null ? CostIntent.builder() : single;
        single.offer(key, value.toString());
      }
    }
    return single == null ? whole : whole.refinedBy(single.build());
  }

  private CallIntent() {}
}
