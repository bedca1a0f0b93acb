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
          new OpenAiCompletions(),
          new OpenAiImages("/v1/images/generations", "image_generation"),
          new OpenAiImages("/v1/images/edits", "image_edit"),
          new OpenAiTranscriptions("/v1/audio/transcriptions"),
          new OpenAiTranscriptions("/v1/audio/translations"),
          new OpenAiSpeech(),
          new OpenAiClientSecrets(),
          new AnthropicMessages(),
          new BedrockConverse(),
          new BedrockInvoke(),
          new GeminiContent(),
          new GeminiEmbeddings(),
          new GooglePredict(),
          new GeminiInteractions(),
          new OllamaChat(),
          new OllamaGenerate(),
          new OllamaEmbed(),
          new CohereChat(),
          new CohereChatV1(),
          new CohereEmbed("1"),
          new CohereEmbed("2"),
          new CohereRerank("1"),
          new CohereRerank("2"),
          new CohereClassify(),
          new DashScopeGeneration(false),
          new DashScopeGeneration(true),
          new DashScopeEmbedding(),
          new DashScopeRerank());

  private static final List<WireProtocol> AZURE = AzureOpenAi.all();

  static Optional<WireProtocol> find(String method, String path) {
    return all().filter(protocol -> protocol.serves(method, path)).findFirst();
  }

  /** The paths served, for the person who asked for another. */
  static String served() {
    return Stream.concat(
            all().map(protocol -> "POST " + protocol.path()),
            JobProtocol.all().stream().map(JobProtocol::paths))
        .collect(Collectors.joining(", "));
  }

  private static Stream<WireProtocol> all() {
    return Stream.concat(ALL.stream(), AZURE.stream());
  }

  private WireProtocols() {}
}
