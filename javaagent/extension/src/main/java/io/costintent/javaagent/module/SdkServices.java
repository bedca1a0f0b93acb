/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.module;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
  private final Set<String> types;
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
    this.types = new HashSet<>();
    for (String service : services) {
      add(root + ".services.blocking." + service + "Impl");
      add(root + ".services.async." + service + "AsyncImpl");
    }
    this.methods = methods;
  }

  private void add(String implementation) {
    types.add(implementation);
    types.add(implementation + "$WithRawResponseImpl");
  }

  /** A class that all versions have. */
  public String marker() {
    return root + ".core.ClientOptions";
  }

  /** The names of the classes; a version may lack some. */
  public Set<String> types() {
    return Set.copyOf(types);
  }

  /** The names of the methods, which have two parameters: what is asked, and options. */
  public List<String> methods() {
    return methods;
  }
}
