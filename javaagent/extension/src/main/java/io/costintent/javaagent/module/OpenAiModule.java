/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

/** OpenAI's SDK. */
public final class OpenAiModule extends SdkModule {
  /** Creates the module. */
  public OpenAiModule() {
    super(
        "costintent-openai",
        SdkServices.openAi(),
        "io.costintent.javaagent.doors.openai.OpenAiDoor");
  }
}
