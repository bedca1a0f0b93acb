/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.responses.ResponseCreateParams;
import io.costintent.call.Guarded;
import io.costintent.call.ModelRequest;
import io.costintent.clients.InputBound;
import io.costintent.clients.Operation;
import io.costintent.clients.Outline;
import io.costintent.clients.PartTypes;
import io.costintent.clients.SdkOperation;
import io.costintent.clients.json.OpenAiSdkJson;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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

  private static final PartTypes PARTS = PartTypes.OPENAI;

  /** A stored prompt stands for input of any length; elsewhere a prompt is the input. */
  private static final PartTypes RESPONSE_PARTS =
      new PartTypes(
          PARTS.images(),
          PARTS.imageTokens(),
          PARTS.unknown(),
          PARTS.localTools(),
          PARTS.toolTokens(),
          Set.of("previous_response_id", "conversation", "prompt"));

  static Map<Class<?>, Operation<?>> byParams(OpenAiOptions options) {
    boolean streamUsage = options.streamUsage();
    InputBound input = input(PARTS, options);
    Outline chat = outline(CHAT);
    Outline audio = outline(Set.of("type", "duration"));
    Outline images = outline(Set.of("id", "model", "type", "data"));
    Outline request = outline(Set.of("model", "service_tier", "stream_format"));
    return Stream.<Supplier<SdkOperation<?>>>of(
            () -> new ChatOperation(chat, streamUsage, input),
            () -> new CompletionOperation(chat, streamUsage, input),
            () -> new Responses(outline(RESPONSES), request, input(RESPONSE_PARTS, options)),
            () -> new Embeddings(outline(Set.of("model")), input),
            () -> new ImageGeneration(images, input),
            () -> new ImageEdit(images),
            () -> new SpeechOperation(audio, request, input),
            () -> new TranscriptionOperation(audio),
            () -> new TranslationOperation(audio))
        .flatMap(OpenAiOperations::ifThere)
        .collect(Collectors.toUnmodifiableMap(SdkOperation::paramsType, Function.identity()));
  }

  /** An SDK without the types of one operation still has the others. */
  private static Stream<SdkOperation<?>> ifThere(Supplier<SdkOperation<?>> operation) {
    return Stream.ofNullable(
        Guarded.<@Nullable SdkOperation<?>>get("operation of the SDK", operation::get, null));
  }

  private static Outline outline(Set<String> fields) {
    return Outline.create(OpenAiSdkJson.get(), fields, WHOLE);
  }

  private static InputBound input(PartTypes parts, OpenAiOptions options) {
    return InputBound.create(OpenAiSdkJson.get(), parts, options.tokenCounter());
  }

  private OpenAiOperations() {}

  private static Usage withPictures(Usage prompt, long pictures) {
    return Usage.builder()
        .add(UsageUnit.INPUT_TOKENS, prompt.quantity(UsageUnit.INPUT_TOKENS))
        .add(UsageUnit.OUTPUT_IMAGES, pictures)
        .build();
  }

  private static final class Responses extends SdkOperation<ResponseCreateParams> {
    private final Outline request;
    private final InputBound input;

    /** Creates the operation; {@code request} has what version 1 has other getters for. */
    Responses(Outline outline, Outline request, InputBound input) {
      super(ResponseCreateParams.class, ModelRequest.CHAT, "openai.responses", outline);
      this.request = request;
      this.input = input;
    }

    @Override
    protected void describe(
        ResponseCreateParams params, boolean streaming, ModelRequest.Builder request) {
      request
          .maxOutputTokens(OutputLimit.number(params._maxOutputTokens(), OutputLimit.NONE))
          .outputCappable(true);
    }

    @Override
    public ResponseCreateParams withMaxOutput(ResponseCreateParams params, ModelRequest granted) {
      return params.toBuilder().maxOutputTokens(granted.maxOutputTokens()).build();
    }

    @Override
    public @Nullable Usage atMost(ResponseCreateParams params, String model) {
      return input.atMost(params._body(), model);
    }

    @Override
    protected @Nullable Object model(ResponseCreateParams params) {
      return request.read(params._body()).path("model").textValue();
    }

    @Override
    protected @Nullable Object serviceTier(ResponseCreateParams params) {
      return request.read(params._body()).path("service_tier").textValue();
    }

    @Override
    public ResponseCreateParams withModel(ResponseCreateParams params, String model) {
      return params.toBuilder().model(model).build();
    }
  }

  private static final class Embeddings extends SdkOperation<EmbeddingCreateParams> {
    private final InputBound input;

    Embeddings(Outline outline, InputBound input) {
      super(EmbeddingCreateParams.class, ModelRequest.EMBEDDINGS, "openai.embeddings", outline);
      this.input = input;
    }

    @Override
    public @Nullable Usage atMost(EmbeddingCreateParams params, String model) {
      return input.atMost(params._body(), model, Set.of("input"));
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
    private final InputBound input;

    ImageGeneration(Outline outline, InputBound input) {
      super(ImageGenerateParams.class, ModelRequest.GENERATE_CONTENT, IMAGES, outline);
      this.input = input;
    }

    @Override
    protected void describe(
        ImageGenerateParams params, boolean streaming, ModelRequest.Builder request) {
      request.candidates(OutputLimit.number(params._n(), 1));
    }

    @Override
    public @Nullable Usage atMost(ImageGenerateParams params, String model) {
      Usage prompt = input.atMost(params._body(), model);
      return prompt == null ? null : withPictures(prompt, OutputLimit.number(params._n(), 1));
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
    protected void describe(
        ImageEditParams params, boolean streaming, ModelRequest.Builder request) {
      request.candidates(OutputLimit.number(params._n().value(), 1));
    }

    /** Of the pictures that come in, the SDK has only streams, which are not for us to read. */
    @Override
    public Usage atMost(ImageEditParams params, String model) {
      return Usage.of(UsageUnit.OUTPUT_IMAGES, OutputLimit.number(params._n().value(), 1));
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
