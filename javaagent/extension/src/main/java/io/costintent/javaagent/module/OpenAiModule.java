/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** OpenAI's SDK. */
public final class OpenAiModule extends CostIntentModule {
  private static final SdkServices SERVICES = SdkServices.openAi();

  /** Creates the module. */
  public OpenAiModule() {
    super("costintent-openai");
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(SERVICES.hook("io.costintent.javaagent.doors.openai.OpenAiDoor"));
  }

  @Override
  public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
    return SERVICES.classLoaders();
  }
}
