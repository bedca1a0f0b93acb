/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** Records the calls of ollama4j, the Java client of Ollama. */
@NullMarked
package io.costintent.clients.ollama;

import org.jspecify.annotations.NullMarked;
