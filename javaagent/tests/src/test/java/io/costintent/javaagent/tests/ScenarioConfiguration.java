/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The files of an operator who has prices, and rules about threads and methods. */
final class ScenarioConfiguration {
  private static final String RATES =
      "{input: 2.50, cache_read: 1.25, cache_write: 3.125, cache_write_5m: 3.125, output: 10}";

  private static final String RULES =
      """
      intent: {team: herons, purpose: production}
      prices: {file: "%s"}
      rules:
        - when: {thread: crowd-*}
          intent: {feature: crowd}
        - when: {thread: submitter}
          intent: {feature: submitted}
        - when: {thread: forbidden}
          intent: {feature: forbidden}
        - when: {method: 'io.costintent.javaagent.programs.ScenarioProgram#nested'}
          intent: {feature: nested}
      policies:
        approved_models:
          enforce: true
          rules:
            - when: {feature: forbidden}
              models: [none]
      """;

  /** Writes them and returns the one to name to the agent; what is unlisted has no price. */
  static Path write(Path folder, List<Scenario> scenarios) throws IOException {
    Path prices = folder.resolve("prices.yaml");
    String program =
        List.of("crowd", "nested", "unnested").stream()
            .flatMap(what ->
                List.of(
                    price("openai", what + "-openai-chat"),
                    price("openai", what + "-openai-responses"),
                    price("anthropic", what + "-anthropic-messages"))
                    .stream())
            .collect(Collectors.joining());
    Files.writeString(
        prices,
        scenarios.stream()
            .filter(scenario -> !scenario.what().equals("unlisted"))
            .map(scenario -> price(scenario.provider(), scenario.model()))
            .collect(Collectors.joining("", "models:\n", program)));
    return Files.writeString(folder.resolve("costintent.yaml"), RULES.formatted(prices));
  }

  private static String price(String provider, String model) {
    return "  - {provider: \"%s\", model: \"%s\", rates: %s}\n".formatted(provider, model, RATES);
  }

  private ScenarioConfiguration() {}
}
