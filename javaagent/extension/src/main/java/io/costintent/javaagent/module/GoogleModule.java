/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import io.costintent.javaagent.door.Hook;
import java.util.List;

/** Google's Gen AI SDK, in all versions that create one HTTP client. */
public final class GoogleModule extends CostIntentModule {
  private static final String DOOR = "io.costintent.javaagent.doors.google.GoogleDoor";

  /** Creates the module. */
  public GoogleModule() {
    super("costintent-google");
  }

  @Override
  protected String marker() {
    return "com.google.genai.ApiClient";
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(Hook.in("com.google.genai.ApiClient").methods("createHttpClient").door(DOOR));
  }
}
