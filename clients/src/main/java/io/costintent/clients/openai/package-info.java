/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records the calls of OpenAI's Java SDK, to OpenAI and to all who speak its protocol. */
@NullMarked
package io.costintent.clients.openai;

import org.jspecify.annotations.NullMarked;
