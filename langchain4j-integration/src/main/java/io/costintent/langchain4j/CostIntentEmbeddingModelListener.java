/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.listener.EmbeddingModelErrorContext;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;
import dev.langchain4j.model.embedding.listener.EmbeddingModelRequestContext;
import dev.langchain4j.model.embedding.listener.EmbeddingModelResponseContext;
import dev.langchain4j.model.output.TokenUsage;
import io.costintent.CostTracking;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.langchain4j.facts.Billers;
import io.costintent.langchain4j.facts.ModelRequests;
import io.costintent.langchain4j.facts.Responses;
import io.costintent.provider.ResponseFacts;
import io.costintent.proxy.Getters;
import io.opentelemetry.context.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records each call of the embedding models it is given to, with its intent and cost.
 *
 * {@snippet class="io.costintent.langchain4j.SnippetsModuleTest" region="embeddings"}
 *
 * <p>One instance serves any number of models. Like the listener of chat models it cannot deny; to
 * deny, wrap the model with {@link TrackedModels}, which records a model with both once. Before
 * LangChain4j 1.18 {@code addListener} hides who bills, which {@code options} must state then, and
 * a model of a request's own is not seen.
 *
 * <p>Nothing is kept but in the attributes of each call. Thread-safe.
 *
 * @since 0.1
 */
public final class CostIntentEmbeddingModelListener implements EmbeddingModelListener {
  private final ModelCallHandler handler;
  private final ModelOptions options;
  private final Getters getters = new Getters();
  private final ModelRequests requests = new ModelRequests(getters);
  private final Responses responses = new Responses(getters);

  /** Returns a listener that records with {@code tracking}. */
  public static CostIntentEmbeddingModelListener create(CostTracking tracking) {
    return create(tracking, ModelOptions.defaults());
  }

  /** Returns a listener for models of which {@code options} hold. */
  public static CostIntentEmbeddingModelListener create(
      CostTracking tracking, ModelOptions options) {
    return new CostIntentEmbeddingModelListener(tracking, options);
  }

  private CostIntentEmbeddingModelListener(CostTracking tracking, ModelOptions options) {
    this.handler = tracking.handler();
    this.options = requireNonNull(options, "options");
  }

  /** Whether calls are recorded by {@code other}. */
  boolean recordsWith(ModelCallHandler other) {
    return handler == other;
  }

  @Override
  public void onRequest(EmbeddingModelRequestContext context) {
    if (!handler.isNoop()) {
      Guarded.run("embedding listener", () -> begin(context));
    }
  }

  private void begin(EmbeddingModelRequestContext context) {
    Map<Object, Object> attributes = context.attributes();
    if (attributes.containsKey(this) || RecordedAbove.is(Context.current(), handler)) {
      return;
    }
    EmbeddingModel model = context.embeddingModel();
    ModelRequest request =
        requests
            .request(options.identity(), biller(context), name(context, model))
            .operation(ModelRequest.EMBEDDINGS)
            .deniable(false)
            .enclosing(options.isEnclosing())
            .build();
    attributes.put(this, handler.start(request));
  }

  private @Nullable String name(EmbeddingModelRequestContext context, EmbeddingModel model) {
    Object asked = getters.get(context, "embeddingRequest");
    String named = asked == null ? null : getters.text(asked, "modelName");
    return named == null ? getters.text(model, "modelName") : named;
  }

  /** The context tells the provider since 1.18; a model without a provider is OTHER. */
  private String biller(EmbeddingModelRequestContext context) {
    return getters.get(context, "modelProvider") instanceof ModelProvider provider
            && !provider.name().equals("OTHER")
        ? Billers.of(provider)
        : Billers.of(context.embeddingModel().getClass());
  }

  @Override
  public void onResponse(EmbeddingModelResponseContext context) {
    if (context.attributes().get(this) instanceof ModelCall call) {
      call.end(Guarded.get("response reader", () -> facts(context), null));
    }
  }

  private @Nullable ResponseFacts facts(EmbeddingModelResponseContext context) {
    Object answer = getters.get(context, "embeddingResponse");
    TokenUsage tokens = context.response().tokenUsage();
    return ResponseFacts.builder()
        .model(answer == null ? null : getters.text(answer, "modelName"))
        .usage(responses.usageOfInput(tokens))
        .build();
  }

  @Override
  public void onError(EmbeddingModelErrorContext context) {
    if (context.attributes().get(this) instanceof ModelCall call) {
      call.fail(context.error(), null);
    }
  }
}
