/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of OpenAI's and Anthropic's SDKs that make calls: the implementations of services in
 * the SDKs' core, which whoever builds a client in whatever way ends up with, those that hand out
 * raw responses, and the same for futures. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class SdkServices {
  private static final SdkServices OPENAI =
      new SdkServices(
          "com.openai",
          List.of(
              "BatchService",
              "CompletionService",
              "EmbeddingService",
              "FileService",
              "ImageService",
              "ResponseService",
              "audio.SpeechService",
              "audio.TranscriptionService",
              "audio.TranslationService",
              "chat.ChatCompletionService"),
          List.of(
              "cancel",
              "content",
              "create",
              "createStreaming",
              "edit",
              "editStreaming",
              "generate",
              "generateStreaming",
              "retrieve"));

  private static final SdkServices ANTHROPIC =
      new SdkServices(
          "com.anthropic",
          List.of(
              "MessageService",
              "beta.MessageService",
              "beta.messages.BatchService",
              "messages.BatchService"),
          List.of("create", "createStreaming", "resultsStreaming"));

  private final String root;
  private final List<String> types;
  private final List<String> methods;

  /** Those of OpenAI's SDK, from version 1.1 on. */
  public static SdkServices openAi() {
    return OPENAI;
  }

  /** Those of Anthropic's SDK, from version 2.0 on. */
  public static SdkServices anthropic() {
    return ANTHROPIC;
  }

  private SdkServices(String root, List<String> services, List<String> methods) {
    this.root = root;
    this.types = services.stream().flatMap(service -> implementations(root, service)).toList();
    this.methods = methods;
  }

  private static Stream<String> implementations(String root, String service) {
    return Stream.of("blocking." + service + "Impl", "async." + service + "AsyncImpl")
        .map(name -> root + ".services." + name)
        .flatMap(name -> Stream.of(name, name + "$WithRawResponseImpl"));
  }

  /** A class that all versions have. */
  public String marker() {
    return root + ".core.ClientOptions";
  }

  /** The names of the classes; a version may lack some. */
  public List<String> types() {
    return types;
  }

  /** The names of the methods, which have two parameters: what is asked, and options. */
  public List<String> methods() {
    return methods;
  }
}
