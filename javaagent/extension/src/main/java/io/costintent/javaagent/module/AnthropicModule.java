/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

/** Anthropic's SDK. */
public final class AnthropicModule extends SdkModule {
  /** Creates the module. */
  public AnthropicModule() {
    super(
        "costintent-anthropic",
        SdkServices.anthropic(),
        "io.costintent.javaagent.doors.anthropic.AnthropicDoor");
  }
}
