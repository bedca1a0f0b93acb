/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.core.ObjectMappers;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Operation;
import io.costintent.clients.Outline;
import io.costintent.clients.SdkOperation;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The model calls of OpenAI's SDK, by the type of their parameters. */
final class OpenAiOperations {
  private static final String IMAGES = "openai.images";

  /** Usage and its kin, in the spelling of OpenAI and of those who speak like it. */
  private static final Set<String> WHOLE =
      Set.of("usage", "x_groq", "tool_usage", "incomplete_details");

  private static final Set<String> CHAT =
      Set.of("id", "model", "service_tier", "choices", "finish_reason", "include_usage");

  private static final Set<String> RESPONSES =
      Set.of("response", "type", "id", "model", "service_tier", "status", "output", "action");

  static Map<Class<?>, Operation<?>> byParams(boolean streamUsage) {
    Outline chat = outline(CHAT);
    Outline images = outline(Set.of("id", "model", "type", "data"));
    return Stream.of(
            new ChatOperation(chat, streamUsage),
            new CompletionOperation(chat, streamUsage),
            new Responses(outline(RESPONSES)),
            new Embeddings(outline(Set.of("model"))),
            new ImageGeneration(images),
            new ImageEdit(images))
        .collect(Collectors.toUnmodifiableMap(SdkOperation::paramsType, Function.identity()));
  }

  private static Outline outline(Set<String> fields) {
    return Outline.create(ObjectMappers.jsonMapper(), fields, WHOLE);
  }

  private OpenAiOperations() {}

  private static final class Responses extends SdkOperation<ResponseCreateParams> {
    Responses(Outline outline) {
      super(ResponseCreateParams.class, ModelRequest.CHAT, "openai.responses", outline);
    }

    @Override
    protected @Nullable Object model(ResponseCreateParams params) {
      return params.model().orElse(null);
    }

    @Override
    protected @Nullable Object serviceTier(ResponseCreateParams params) {
      return params.serviceTier().orElse(null);
    }

    @Override
    public ResponseCreateParams withModel(ResponseCreateParams params, String model) {
      return params.toBuilder().model(model).build();
    }
  }

  private static final class Embeddings extends SdkOperation<EmbeddingCreateParams> {
    Embeddings(Outline outline) {
      super(EmbeddingCreateParams.class, ModelRequest.EMBEDDINGS, "openai.embeddings", outline);
    }

    @Override
    protected Object model(EmbeddingCreateParams params) {
      return params._model();
    }

    @Override
    public EmbeddingCreateParams withModel(EmbeddingCreateParams params, String model) {
      return params.toBuilder().model(model).build();
    }
  }

  private static final class ImageGeneration extends SdkOperation<ImageGenerateParams> {
    ImageGeneration(Outline outline) {
      super(ImageGenerateParams.class, ModelRequest.GENERATE_CONTENT, IMAGES, outline);
    }

    @Override
    protected @Nullable Object model(ImageGenerateParams params) {
      return params.model().orElse(null);
    }

    @Override
    public ImageGenerateParams withModel(ImageGenerateParams params, String model) {
      return params.toBuilder().model(model).build();
    }
  }

  private static final class ImageEdit extends SdkOperation<ImageEditParams> {
    ImageEdit(Outline outline) {
      super(ImageEditParams.class, ModelRequest.GENERATE_CONTENT, IMAGES, outline);
    }

    @Override
    protected @Nullable Object model(ImageEditParams params) {
      return params.model().orElse(null);
    }

    @Override
    public ImageEditParams withModel(ImageEditParams params, String model) {
      return params.toBuilder().model(model).build();
    }
  }
}
