/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai;

import static java.util.Objects.requireNonNull;

import io.costintent.CostTracking;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.image.ImageModel;

/**
 * Wraps Spring AI's models, for what their observations cannot do: a wrapped chat model can be sent
 * to a smaller model, its streams are billed by the usage of their chunks with all its shares, and
 * models that nobody observes are recorded as well.
 *
 * {@snippet class="io.costintent.springai.Snippets" region="wrap"}
 *
 * <p>Where the model is observed, with the observations that are tracked, both see one call. What
 * the model returns or throws stays the same object. A denied call throws {@link
 * io.costintent.policy.CallDeniedException}, a denied stream signals it as its error. Chat clients
 * of the auto-configured builder have wrapped models already.
 *
 * @since 0.1
 */
public final class TrackedModels {
  /** Returns the model, each call recorded, in an application without observations. */
  public static ChatModel wrap(ChatModel model, CostTracking tracking) {
    return wrap(ChatModel.class, model, SpringAiCalls.create(tracking), ModelOptions.defaults());
  }

  /** Returns the model, each call recorded, in an application without observations. */
  public static EmbeddingModel wrap(EmbeddingModel model, CostTracking tracking) {
    return wrap(
        EmbeddingModel.class, model, SpringAiCalls.create(tracking), ModelOptions.defaults());
  }

  /**
   * Returns the model, each call recorded.
   *
   * @param type {@link ChatModel}, {@link EmbeddingModel} or {@link ImageModel}
   * @param model returned as it is when it was wrapped before
   * @param calls those of the observations: the bean of the auto-configuration
   * @param options what is stated of this model
   */
  public static <M> M wrap(Class<M> type, M model, SpringAiCalls calls, ModelOptions options) {
    requireNonNull(model, "model");
    requireNonNull(calls, "calls");
    requireNonNull(options, "options");
    if (type != ChatModel.class && type != EmbeddingModel.class && type != ImageModel.class) {
      throw new IllegalArgumentException("type: " + type + " (expected: a model of Spring AI)");
    }
    return Forwarding.targetOf(model) == null
        ? type.cast(Forwarding.proxy(type, new TrackedModel(new Methods(), model, calls, options)))
        : model;
  }

  private TrackedModels() {}
}
