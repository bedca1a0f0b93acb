/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.woven;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.costintent.clients.anthropic.AnthropicTracking;
import io.costintent.clients.openai.OpenAiTracking;
import io.costintent.javaagent.doors.azure.AzureDoor;
import io.costintent.javaagent.doors.bedrock.BedrockDoor;
import io.costintent.javaagent.doors.cohere.CohereDoor;
import io.costintent.javaagent.doors.google.GoogleDoor;
import io.costintent.javaagent.doors.ollama.OllamaDoor;
import io.costintent.javaagent.module.SdkServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** What is woven into the SDKs. */
final class Hooks {
  private static final ElementMatcher.Junction<MethodDescription> WRAP =
      isPublic().and(named("wrap"));

  static Map<String, Hook> byType() {
    Map<String, Hook> hooks = new LinkedHashMap<>();
    for (Hook hook : all()) {
      hooks.put(hook.type(), hook);
    }
    for (SdkServices services : List.of(SdkServices.openAi(), SdkServices.anthropic())) {
      ElementMatcher.Junction<MethodDescription> methods =
          namedOneOf(services.methods().toArray(String[]::new)).and(takesArguments(2));
      services
          .types()
          .forEach(type -> hooks.put(type, new Hook(type, methods, ToldClients::ofServices)));
    }
    return hooks;
  }

  private static List<Hook> all() {
    return List.of(
        new Hook("com.google.genai.ApiClient", named("createHttpClient"), GoogleDoor::new),
        new Hook(
            "com.cohere.api.core.ClientOptions$Builder",
            named("build").and(takesArguments(0)),
            CohereDoor::new),
        new Hook(
            "com.azure.ai.openai.OpenAIClientBuilder",
            namedOneOf("createHttpPipeline", "pipeline"),
            AzureDoor::new),
        new Hook(
            "software.amazon.awssdk.services.bedrockruntime.DefaultBedrockRuntimeClient",
            namedOneOf("converse", "invokeModel"),
            BedrockDoor::new),
        new Hook(
            "software.amazon.awssdk.services.bedrockruntime.DefaultBedrockRuntimeAsyncClient",
            namedOneOf(
                "converse", "converseStream", "invokeModel", "invokeModelWithResponseStream"),
            BedrockDoor::new),
        new Hook(
            "io.github.ollama4j.Ollama",
            isPublic().and(namedOneOf("chat", "generate", "generateAsync", "embed")),
            OllamaDoor::new),
        // the library itself, which hands its clients over to the doors
        new Hook(OpenAiTracking.class.getName(), WRAP, tracking -> new ToldClients()),
        new Hook(AnthropicTracking.class.getName(), WRAP, tracking -> new ToldClients()));
  }

  private Hooks() {}
}
