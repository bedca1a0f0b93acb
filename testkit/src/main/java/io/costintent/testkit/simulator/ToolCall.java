/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static java.util.Objects.requireNonNull;

/**
 * A call of one of the caller's tools that a reply asks for.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name the tool's name
 * @param arguments a JSON object, sent as written
 * @since 0.1
 */
public record ToolCall(String name, String arguments) {
  public ToolCall {
    requireNonNull(name, "name");
    Json.parseObject("arguments", requireNonNull(arguments, "arguments"));
  }
}
