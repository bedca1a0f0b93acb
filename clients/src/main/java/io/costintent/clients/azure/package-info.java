/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Observes the calls of Azure's OpenAI SDK, {@code com.azure:azure-ai-openai}. */
@NullMarked
package io.costintent.clients.azure;

import org.jspecify.annotations.NullMarked;
