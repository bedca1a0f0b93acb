/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** Anthropic's SDK. */
public final class AnthropicModule extends CostIntentModule {
  private static final SdkServices SERVICES = SdkServices.anthropic();

  /** Creates the module. */
  public AnthropicModule() {
    super("costintent-anthropic");
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(SERVICES.hook("io.costintent.javaagent.doors.anthropic.AnthropicDoor"));
  }

  @Override
  public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
    return SERVICES.classLoaders();
  }
}
