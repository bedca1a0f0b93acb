/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import java.util.List;

/** OpenAI's SDK. */
public final class OpenAiModule extends CostIntentModule {
  private static final String DOOR = "io.costintent.javaagent.doors.openai.OpenAiDoor";

  /** Creates the module. */
  public OpenAiModule() {
    super("costintent-openai");
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(
        Hook.in("com.openai.services.blocking.chat.ChatCompletionServiceImpl")
            .methods("create", "createStreaming")
            .takes(2)
            .door(DOOR));
  }
}
