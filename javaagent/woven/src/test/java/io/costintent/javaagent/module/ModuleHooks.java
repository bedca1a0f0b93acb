/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import io.costintent.javaagent.door.Hook;
import java.util.List;
import java.util.stream.Stream;

/** The hooks of the agent's modules whose clients tell nobody which tracking is theirs. */
public final class ModuleHooks {
  public static List<Hook> all() {
    return Stream.of(
            new AzureModule(),
            new BedrockModule(),
            new CohereModule(),
            new GoogleModule(),
            new LangChain4jModule(),
            new OllamaModule())
        .flatMap(module -> module.hooks().stream())
        .toList();
  }

  private ModuleHooks() {}
}
