/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the simulator speaks. */
final class WireProtocols {
  private static final List<WireProtocol> ALL =
      List.of(
          new OpenAiChat(),
          new OpenAiResponses(),
          new OpenAiEmbeddings(),
          new OpenAiImages(),
          new AnthropicMessages(),
          new OllamaChat(),
          new OllamaGenerate(),
          new OllamaEmbed());

  static Optional<WireProtocol> find(String method, String path) {
    return ALL.stream().filter(protocol -> protocol.serves(method, path)).findFirst();
  }

  /** The paths served, for the person who asked for another. */
  static String served() {
    return Stream.concat(
            ALL.stream().map(protocol -> "POST " + protocol.path()),
            JobProtocol.all().stream().map(JobProtocol::paths))
        .collect(Collectors.joining(", "));
  }

  private WireProtocols() {}
}
