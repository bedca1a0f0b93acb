/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.scoring.ScoringModel;
import io.costintent.CostTracking;
import io.costintent.langchain4j.OtherCalls.Kind;
import io.costintent.proxy.Forwarding;
import io.costintent.proxy.Methods;

/**
 * Wraps LangChain4j's models, so that each of their calls is recorded with its intent and cost, and
 * can be denied or sent to a smaller model before it is made.
 *
 * {@snippet class="io.costintent.langchain4j.Snippets" region="wrap"}
 *
 * <p>A wrapped model does what the model does, methods of later versions included. The handler of a
 * stream, and with it the tools of an AI service, is called in the context that was current where
 * the stream was asked for. A denied call throws {@link io.costintent.policy.CallDeniedException},
 * a denied stream tells its handler of it. What the model returns or throws stays the same object.
 *
 * <p>Where a model has a {@link CostIntentChatModelListener} as well, one of them records.
 *
 * @since 0.1
 */
public final class TrackedModels {
  /** Later than the oldest version that is supported, so known by name. */
  private static final String TEXT_TO_SPEECH = "dev.langchain4j.model.audio.TextToSpeechModel";

  /** Returns the model, each call recorded. */
  public static ChatModel wrap(ChatModel model, CostTracking tracking) {
    return wrap(model, tracking, ModelOptions.defaults());
  }

  /** Returns the model, each call recorded. */
  public static ChatModel wrap(ChatModel model, CostTracking tracking, ModelOptions options) {
    return wrap(ChatModel.class, model, tracking, options);
  }

  /** Returns the model, each stream recorded. */
  public static StreamingChatModel wrap(StreamingChatModel model, CostTracking tracking) {
    return wrap(model, tracking, ModelOptions.defaults());
  }

  /** Returns the model, each stream recorded. */
  public static StreamingChatModel wrap(
      StreamingChatModel model, CostTracking tracking, ModelOptions options) {
    return wrap(StreamingChatModel.class, model, tracking, options);
  }

  /** Returns the model, each call recorded. */
  public static EmbeddingModel wrap(EmbeddingModel model, CostTracking tracking) {
    return wrap(EmbeddingModel.class, model, tracking, ModelOptions.defaults());
  }

  /** Returns the model, each call recorded. */
  public static ScoringModel wrap(ScoringModel model, CostTracking tracking) {
    return wrap(ScoringModel.class, model, tracking, ModelOptions.defaults());
  }

  /** Returns the model, each call recorded. */
  public static ImageModel wrap(ImageModel model, CostTracking tracking) {
    return wrap(ImageModel.class, model, tracking, ModelOptions.defaults());
  }

  /** Returns the model, each call recorded; LangChain4j tells no usage of it. */
  public static ModerationModel wrap(ModerationModel model, CostTracking tracking) {
    return wrap(ModerationModel.class, model, tracking, ModelOptions.defaults());
  }

  /**
   * Returns the model, each call recorded.
   *
   * @param type the interface of LangChain4j that is wanted of the model: besides those above
   *     {@code LanguageModel}, {@code StreamingLanguageModel}, {@code AudioTranscriptionModel} and
   *     {@code TextToSpeechModel}
   * @param model returned as it is when it was wrapped before, or when {@code tracking} is a noop
   * @throws IllegalArgumentException for another type
   */
  public static <M> M wrap(Class<M> type, M model, CostTracking tracking, ModelOptions options) {
    requireNonNull(model, "model");
    ModelInvocations invocations = ModelInvocations.of(type, tracking, options);
    if (tracking.handler().isNoop() || Forwarding.targetOf(model) != null) {
      return model;
    }
    return type.cast(Forwarding.proxy(type, new TrackedModel(new Methods(), model, invocations)));
  }

  static ModelCalls callsOf(Class<?> type, ModelOptions options) {
    if (type == ChatModel.class || type == StreamingChatModel.class) {
      return new ChatCalls(options, type == StreamingChatModel.class);
    }
    return new OtherCalls(kindOf(type), options);
  }

  private static Kind kindOf(Class<?> type) {
    if (type == EmbeddingModel.class) {
      return Kind.EMBEDDING;
    }
    if (type == ScoringModel.class) {
      return Kind.SCORING;
    }
    if (type == ImageModel.class) {
      return Kind.IMAGE;
    }
    if (type == ModerationModel.class) {
      return Kind.MODERATION;
    }
    if (type == LanguageModel.class || type == StreamingLanguageModel.class) {
      return Kind.LANGUAGE;
    }
    if (type == AudioTranscriptionModel.class) {
      return Kind.TRANSCRIPTION;
    }
    if (type.getName().equals(TEXT_TO_SPEECH)) {
      return Kind.SPEECH;
    }
    throw new IllegalArgumentException("type: " + type + " (expected: a model of LangChain4j)");
  }

  private TrackedModels() {}
}
