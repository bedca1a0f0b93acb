/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.facts;

import static java.util.Objects.requireNonNull;

import io.costintent.call.ModelRequest;
import io.costintent.proxy.Getters;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.image.ImagePrompt;

/** Says in core's terms what is asked of a model. Thread-safe. */
public final class ModelRequests {
  private static final String UNKNOWN_MODEL = "unknown";

  /** The options of OpenAI's module of the first generation, which has to be asked for usage. */
  private static final String ASKS_FOR_USAGE = "getStreamUsage";

  private final Getters getters;

  /** Creates a reader that looks getters up with {@code getters}. */
  public ModelRequests(Getters getters) {
    this.getters = requireNonNull(getters, "getters");
  }

  /**
   * Returns a builder of what is asked.
   *
   * @param request a {@link Prompt}, an {@link EmbeddingRequest} or an {@link ImagePrompt}
   * @param defaults the options of the model, which hold where the request has none, or null
   * @param system the value of {@code gen_ai.system} in Spring AI's observations
   */
  public ModelRequest.Builder read(
      Object request, @Nullable Object defaults, String system, Biller biller, boolean streaming) {
    Object asked = optionsOf(request);
    String stated = biller.provider();
    ModelRequest.Builder builder =
        ModelRequest.builder(stated == null ? Billers.of(system) : stated, model(asked, defaults))
            .operation(operationOf(request))
            .streaming(streaming)
            .region(biller.region())
            .server(biller.address(), biller.port());
    Object options = asked == null ? defaults : asked;
    if (options == null) {
      return builder;
    }
    return builder
        .serviceTier(getters.text(options, "getServiceTier"))
        .maxOutputTokens(limit(options))
        .candidates(candidates(options))
        .usageExpected(!streaming || sendsUsage(options) || sendsUsage(defaults));
  }

  private static String operationOf(Object request) {
    if (request instanceof EmbeddingRequest) {
      return ModelRequest.EMBEDDINGS;
    }
    return request instanceof ImagePrompt ? ModelRequest.GENERATE_CONTENT : ModelRequest.CHAT;
  }

  private static @Nullable Object optionsOf(Object request) {
    if (request instanceof Prompt prompt) {
      return prompt.getOptions();
    }
    if (request instanceof EmbeddingRequest embedding) {
      return embedding.getOptions();
    }
    return request instanceof ImagePrompt image ? image.getOptions() : null;
  }

  private String model(@Nullable Object asked, @Nullable Object defaults) {
    String model = asked == null ? null : getters.text(asked, "getModel");
    if (model == null && defaults != null) {
      model = getters.text(defaults, "getModel");
    }
    return model == null ? UNKNOWN_MODEL : model;
  }

  /** OpenAI's options have two limits, of which the newer one holds. */
  private long limit(Object options) {
    Long limit = getters.number(options, "getMaxCompletionTokens");
    if (limit == null) {
      limit = getters.number(options, "getMaxTokens");
    }
    return limit == null ? -1 : limit;
  }

  private long candidates(Object options) {
    Long candidates = getters.number(options, "getN");
    return candidates == null ? 1 : candidates;
  }

  /** Options of a request that are silent leave it to those of the model. */
  private boolean sendsUsage(@Nullable Object options) {
    return options != null
        && (!getters.has(options, ASKS_FOR_USAGE)
            || Boolean.TRUE.equals(getters.get(options, ASKS_FOR_USAGE)));
  }
}
