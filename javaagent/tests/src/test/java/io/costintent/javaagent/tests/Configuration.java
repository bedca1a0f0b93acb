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

/** The files of an operator: who the process is, which models it may use, and their prices. */
final class Configuration {
  /** As {@link io.costintent.testkit.conformance.ConformancePrices}. */
  private static final String RATES =
      "{input: 2.50, cache_read: 1.25, output: 10, input_audio: 20, output_audio: 20,"
          + " output_image: 40, rerank_units: 0.002, input_characters: 0.000015}";

  /** Writes them for these doors and returns the one to name to the agent. */
  static Path write(Path folder, List<Door> doors) throws IOException {
    Path prices = folder.resolve("prices.yaml");
    Files.writeString(
        prices,
        doors.stream()
            .map(door ->
                "  - {provider: \"%s\", model: \"%s\", rates: %s}\n"
                    .formatted(door.sample().provider(), door.model(), RATES))
            .collect(Collectors.joining("", "models:\n", "")));
    Path file = folder.resolve("costintent.yaml");
    Files.writeString(
        file,
        """
        intent: {team: herons, purpose: production}
        prices: {file: "%s"}
        policies:
          approved_models:
            enforce: true
            rules:
              - when: {purpose: production}
                models: [%s]
        """
            .formatted(
                prices,
                doors.stream()
                    .map(door -> '"' + door.model() + '"')
                    .collect(Collectors.joining(", "))));
    return file;
  }

  private Configuration() {}
}
