/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Where the intent of a model call is stated, besides the current context. */
@NullMarked
package io.costintent.langchain4j.intent;

import org.jspecify.annotations.NullMarked;
