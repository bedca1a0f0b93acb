/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static net.bytebuddy.matcher.ElementMatchers.isSynthetic;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.costintent.javaagent.door.Hook;
import java.util.List;

/** Azure's OpenAI SDK. */
public final class AzureModule extends CostIntentModule {
  private static final String DOOR = "io.costintent.javaagent.doors.azure.AzureDoor";

  /** Creates the module. */
  public AzureModule() {
    super("costintent-azure");
  }

  @Override
  protected String marker() {
    return "com.azure.ai.openai.OpenAIClientBuilder";
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(
        Hook.in("com.azure.ai.openai.OpenAIClientBuilder")
            .methods("createHttpPipeline", "pipeline")
            .matching(not(isSynthetic()))
            .door(DOOR));
  }
}
