/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;

import io.costintent.javaagent.door.Hook;
import java.util.List;

/** The Java client of Ollama, ollama4j. */
public final class OllamaModule extends CostIntentModule {
  private static final String DOOR = "io.costintent.javaagent.doors.ollama.OllamaDoor";

  /** Creates the module. */
  public OllamaModule() {
    super("costintent-ollama");
  }

  @Override
  protected String marker() {
    return "io.github.ollama4j.Ollama";
  }

  @Override
  protected List<Hook> hooks() {
    return List.of(
        Hook.in("io.github.ollama4j.Ollama")
            .methods("chat", "generate", "generateAsync", "embed")
            .matching(isPublic())
            .door(DOOR));
  }
}
