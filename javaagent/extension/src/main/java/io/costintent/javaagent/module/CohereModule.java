/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import io.costintent.javaagent.door.Hook;
import java.util.List;

/** Cohere's SDK, from 1.9 on. */
public final class CohereModule extends CostIntentModule {
  private static final String DOOR = "io.costintent.javaagent.doors.cohere.CohereDoor";

  /** Creates the module. */
  public CohereModule() {
    super("costintent-cohere");
  }

  @Override
  protected String marker() {
    return "com.cohere.api.core.ClientOptions$Builder";
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(
        Hook.in("com.cohere.api.core.ClientOptions$Builder").methods("build").takes(0).door(DOOR));
  }
}
