/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What the agent does in ollama4j, the Java client of Ollama. */
@NullMarked
package io.costintent.javaagent.doors.ollama;

import org.jspecify.annotations.NullMarked;
