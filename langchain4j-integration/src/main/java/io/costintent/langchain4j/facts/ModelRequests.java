/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.costintent.call.ModelRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in core's terms what is asked of a model.
 *
 * <p>Thread-safe.
 */
public final class ModelRequests {
  private static final String UNKNOWN_MODEL = "unknown";

  /** Those whose models take the name of a model and a limit on output from the request. */
  private static final Set<String> FOLLOW_PARAMETERS =
      Set.of(
          "OPEN_AI",
          "ANTHROPIC",
          "GOOGLE_AI_GEMINI",
          "GOOGLE_GENAI",
          "MISTRAL_AI",
          "OLLAMA",
          "AMAZON_BEDROCK",
          "WATSONX",
          "MICROSOFT_FOUNDRY");

  private final Getters getters;

  /** Creates requests that read what classes of provider modules have beyond core's. */
  public ModelRequests(Getters getters) {
    this.getters = requireNonNull(getters, "getters");
  }

  /**
   * Returns a builder of what a chat asks.
   *
   * @param asked the parameters of the request
   * @param defaults those of the model, which hold where the request is silent, or null when they
   *     are contained in {@code asked}
   */
  public ModelRequest.Builder chat(
      ModelIdentity identity,
      @Nullable ModelProvider provider,
      ChatRequestParameters asked,
      @Nullable ChatRequestParameters defaults) {
    boolean follows = provider != null && FOLLOW_PARAMETERS.contains(provider.name());
    return request(identity, Billers.of(provider), first(asked, defaults, "modelName"))
        .serviceTier(first(asked, defaults, "serviceTier"))
        .maxOutputTokens(limit(asked, defaults))
        .modelChangeable(follows)
        .outputCappable(follows);
  }

  /** Returns a builder of what any model is asked. */
  public ModelRequest.Builder request(
      ModelIdentity identity, String provider, @Nullable String model) {
    String named = model == null ? identity.model() : model;
    String stated = identity.provider();
    return ModelRequest.builder(
            stated == null ? provider : stated, named == null ? UNKNOWN_MODEL : named)
        .region(identity.region())
        .server(identity.address(), identity.port());
  }

  private @Nullable String first(
      ChatRequestParameters asked, @Nullable ChatRequestParameters defaults, String name) {
    String value = getters.text(asked, name);
    return value == null && defaults != null ? getters.text(defaults, name) : value;
  }

  /** OpenAI's models have two limits, of which the newer one holds. */
  private long limit(ChatRequestParameters asked, @Nullable ChatRequestParameters defaults) {
    Long limit = limit(asked);
    if (limit == null && defaults != null) {
      limit = limit(defaults);
    }
    return limit == null ? -1 : limit;
  }

  private @Nullable Long limit(ChatRequestParameters parameters) {
    Long completion = getters.number(parameters, "maxCompletionTokens");
    return completion == null ? getters.number(parameters, "maxOutputTokens") : completion;
  }
}
