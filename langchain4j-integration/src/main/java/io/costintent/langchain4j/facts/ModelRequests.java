/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.costintent.call.ModelRequest;
import io.costintent.proxy.Getters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in core's terms what is asked of a model.
 *
 * <p>Thread-safe.
 */
public final class ModelRequests {
  private static final String UNKNOWN_MODEL = "unknown";
  private static final String SERVICE_TIER = "serviceTier";

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
    String model = asked.modelName();
    String tier = getters.text(asked, SERVICE_TIER);
    Long limit = limit(asked);
    if (defaults != null) {
      model = model == null ? defaults.modelName() : model;
      tier = tier == null ? getters.text(defaults, SERVICE_TIER) : tier;
      limit = limit == null ? limit(defaults) : limit;
    }
    return request(identity, Billers.of(provider), model)
        .serviceTier(tier)
        .maxOutputTokens(limit == null ? -1 : limit)
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

  /** OpenAI's models have two limits, of which the newer one holds. */
  private @Nullable Long limit(ChatRequestParameters parameters) {
    Long completion = getters.number(parameters, "maxCompletionTokens");
    Integer output = parameters.maxOutputTokens();
    return completion != null || output == null ? completion : Long.valueOf(output);
  }
}
