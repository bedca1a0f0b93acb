/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.langchain4j.facts.Billers;
import io.costintent.langchain4j.facts.ModelRequests;
import io.costintent.langchain4j.facts.Responses;
import io.costintent.provider.ResponseFacts;
import io.costintent.proxy.Getters;
import io.costintent.usage.Usage;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of a model that is no chat: embeddings, scores, images, moderation, speech, texts. */
final class OtherCalls extends ModelCalls {
  private final Kind kind;
  private final ModelOptions options;
  private final Getters getters = new Getters();
  private final ModelRequests requests = new ModelRequests(getters);
  private final Responses responses = new Responses(getters);

  OtherCalls(Kind kind, ModelOptions options) {
    this.kind = kind;
    this.options = options;
  }

  @Override
  boolean isCall(String method) {
    return kind.methods.contains(method);
  }

  /** Those with a request of LangChain4j's own are what all others lead to. */
  @Override
  boolean isEntry(Method method) {
    return isCall(method.getName())
        && method.getParameterCount() > 0
        && method.getParameterTypes()[0].getSimpleName().endsWith("Request");
  }

  /** The outermost: what it leads to is the same call. */
  @Override
  boolean isEntry(String method, Object[] arguments) {
    return isCall(method) && arguments.length > 0 && arguments[0] != null;
  }

  @Override
  ModelRequest.Builder request(Object model, Object[] arguments) {
    boolean streams = TrackedHandler.positionIn(arguments) >= 0;
    String asked = getters.text(arguments[0], "modelName");
    String name = asked == null ? getters.text(model, "modelName") : asked;
    return requests
        .request(options.identity(), biller(model), name)
        .operation(kind.operation)
        .streaming(streams);
  }

  private String biller(Object model) {
    boolean tells =
        getters.get(model, "provider") instanceof ModelProvider provider
            && !provider.name().equals("OTHER");
    return tells
        ? Billers.of((ModelProvider) getters.get(model, "provider"))
        : Billers.of(model.getClass());
  }

  /** Models tell their listeners since 1.18. */
  @Override
  List<?> listeners(Object model) {
    return kind == Kind.EMBEDDING && getters.get(model, "listeners") instanceof List<?> listeners
        ? listeners
        : List.of();
  }

  @Override
  boolean isListenedTo(Object model, ModelCallHandler handler) {
    for (Object listener : listeners(model)) {
      if (listener instanceof CostIntentEmbeddingModelListener ours && ours.recordsWith(handler)) {
        return true;
      }
    }
    return false;
  }

  @Override
  @Nullable ResponseFacts facts(
      ModelRequest request, Object model, Object[] arguments, @Nullable Object answer) {
    if (answer == null) {
      return null;
    }
    TokenUsage tokens = getters.get(answer, "tokenUsage") instanceof TokenUsage it ? it : null;
    Object content = answer instanceof Response<?> response ? response.content() : answer;
    Usage usage =
        kind.metering.usage(new Metering.Answer(responses, request, arguments[0], content, tokens));
    return ResponseFacts.builder().model(getters.text(answer, "modelName")).usage(usage).build();
  }

  /** What there is besides chats. Immutable and thread-safe. */
  static final class Kind {
    static final Kind EMBEDDING =
        new Kind(
            ModelRequest.EMBEDDINGS,
            Metering.INPUT,
            Set.of("embed", "embedAll", "embedAsync", "doEmbed", "doEmbedAsync"));
    static final Kind SCORING =
        new Kind(
            "rerank",
            Metering.SCORES,
            Set.of("score", "scoreAll", "scoreAsync", "doScore", "doScoreAsync"));
    static final Kind IMAGE =
        new Kind(ModelRequest.GENERATE_CONTENT, Metering.IMAGES, Set.of("generate", "edit"));
    static final Kind MODERATION =
        new Kind("moderation", Metering.INPUT, Set.of("moderate", "doModerate"));
    static final Kind LANGUAGE =
        new Kind(ModelRequest.TEXT_COMPLETION, Metering.TEXT, Set.of("generate"));
    static final Kind TRANSCRIPTION =
        new Kind(ModelRequest.GENERATE_CONTENT, Metering.INPUT, Set.of("transcribe"));
    static final Kind SPEECH =
        new Kind(ModelRequest.GENERATE_CONTENT, Metering.CHARACTERS, Set.of("synthesize"));

    private final String operation;
    private final Metering metering;
    private final Set<String> methods;

    private Kind(String operation, Metering metering, Set<String> methods) {
      this.operation = operation;
      this.metering = metering;
      this.methods = methods;
    }
  }
}
