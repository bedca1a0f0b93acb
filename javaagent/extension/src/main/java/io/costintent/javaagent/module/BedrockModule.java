/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import io.costintent.javaagent.door.Hook;
import java.util.List;

/** AWS's SDK for Bedrock; the type of a request says what it asks. */
public final class BedrockModule extends CostIntentModule {
  private static final String PACKAGE = "software.amazon.awssdk.services.bedrockruntime.";
  private static final String DOOR = "io.costintent.javaagent.doors.bedrock.BedrockDoor";

  /** Creates the module. */
  public BedrockModule() {
    super("costintent-bedrock");
  }

  @Override
  protected String marker() {
    return PACKAGE + "DefaultBedrockRuntimeClient";
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(
        Hook.in(PACKAGE + "DefaultBedrockRuntimeClient")
            .methods("converse", "invokeModel")
            .takes(1)
            .door(DOOR),
        Hook.in(PACKAGE + "DefaultBedrockRuntimeAsyncClient")
            .methods("converse", "invokeModel")
            .takes(1)
            .door(DOOR),
        Hook.in(PACKAGE + "DefaultBedrockRuntimeAsyncClient")
            .methods("converseStream", "invokeModelWithResponseStream")
            .takes(2)
            .door(DOOR));
  }
}
