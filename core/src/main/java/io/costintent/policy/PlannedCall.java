/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.policy;

import io.costintent.intent.CostIntent;

/**
 * A call that is about to be made.
 *
 * @param intent who and why, complete with defaults
 * @param provider who will bill it, such as {@code openai}
 * @param model the model asked for
 * @param operation what is asked of it, as in {@code gen_ai.operation.name}
 * @since 0.1
 */
public record PlannedCall(CostIntent intent, String provider, String model, String operation) {}
