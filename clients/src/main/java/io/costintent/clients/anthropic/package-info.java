/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records the calls of Anthropic's Java SDK. */
@NullMarked
package io.costintent.clients.anthropic;

import org.jspecify.annotations.NullMarked;
