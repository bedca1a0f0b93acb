/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Intent, cost and budgets for LangChain4j's models: a listener, and stand-ins for models. */
@NullMarked
package io.costintent.langchain4j;

import org.jspecify.annotations.NullMarked;
