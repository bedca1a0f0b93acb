/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.audio.AudioTranscriptionRequest;
import dev.langchain4j.model.audio.AudioTranscriptionResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiImageModel;
import dev.langchain4j.model.openai.OpenAiLanguageModel;
import dev.langchain4j.model.openai.OpenAiModerationModel;
import dev.langchain4j.model.openai.OpenAiStreamingLanguageModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.model.scoring.ScoringModel;
import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.cost.CostReason;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.policy.CallPolicy;
import io.costintent.policy.Decision;
import io.costintent.policy.PlannedCall;
import io.costintent.testkit.simulator.Reply;
import io.costintent.testkit.simulator.WireUsage;
import io.costintent.usage.UsageUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models that are no chats, wrapped. */
class OtherModelsTest {
  private static final ModelOptions STATED =
      ModelOptions.defaults().withProvider("openai").withModel(Harness.MODEL);

  @RegisterExtension final Harness harness = new Harness();

  private Reply tokens(long input, long output) {
    WireUsage usage =
        output == 0
            ? WireUsage.builder().input(input).build()
            : WireUsage.builder().input(input).output(output).build();
    return Reply.builder().usage(usage).build();
  }

  private EmbeddingModel embeddings() {
    return OpenAiEmbeddingModel.builder()
        .baseUrl(harness.url() + "/v1")
        .apiKey("sk-simulated")
        .modelName(Harness.MODEL)
        .maxRetries(0)
        .build();
  }

  @Test
  void embeddings_areACallEachHoweverTheyAreAskedFor() {
    harness.simulator().when(request -> true, tokens(1000, 0));
    EmbeddingModel model = TrackedModels.wrap(embeddings(), harness.tracking());

    model.embed("a heron");
    model.embed(TextSegment.from("a heron"));
    List<Embedding> many =
        model.embedAll(List.of(TextSegment.from("a heron"), TextSegment.from("two"))).content();

    assertThat(many).hasSize(2);
    assertThat(harness.takeRecords())
        .hasSize(3)
        .allSatisfy(record -> {
          assertThat(record.request().provider()).isEqualTo("openai");
          assertThat(record.request().operation()).isEqualTo("embeddings");
          assertThat(record.model()).isEqualTo(Harness.MODEL);
          assertThat(requireNonNull(record.cost()).total()).isEqualTo(Money.usd("0.0025"));
        });
  }

  @Test
  void deniedEmbedding_isNotSent() {
    CallPolicy deny = new DenyAll();
    CostTracking denying = harness.tracking(parts -> parts.policy(deny));

    Throwable thrown =
        catchThrowable(() -> TrackedModels.wrap(embeddings(), denying).embed("a heron"));

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    assertThat(harness.simulator().requests()).isEmpty();
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.DENIED);
  }

  @Test
  void image_isCountedAsDrawn() {
    harness.simulator().enqueue(Reply.builder().withoutUsage().build());
    ImageModel model =
        OpenAiImageModel.builder()
            .baseUrl(harness.url() + "/v1")
            .apiKey("sk-simulated")
            .modelName(Harness.MODEL)
            .maxRetries(0)
            .build();

    TrackedModels.wrap(model, harness.tracking()).generate("a heron");

    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("generate_content");
    assertThat(requireNonNull(record.usage()).quantity(UsageUnit.OUTPUT_IMAGES)).isEqualTo(1);
  }

  @Test
  void imageWithTokens_isMeteredByThem() {
    ImageModel model =
        prompt ->
            Response.from(Image.builder().base64Data("AAAA").build(), new TokenUsage(1000, 100));

    wrap(ImageModel.class, model).generate("a heron");

    CallRecord record = harness.takeRecord();
    assertThat(requireNonNull(record.usage()).quantity(UsageUnit.OUTPUT_IMAGE_TOKENS))
        .isEqualTo(100);
    assertThat(requireNonNull(record.cost()).total()).isEqualTo(Money.usd("0.0065"));
  }

  @Test
  void moderation_isRecordedWithoutUsage() {
    ModerationModel model =
        OpenAiModerationModel.builder()
            .baseUrl(harness.url() + "/v1")
            .apiKey("sk-simulated")
            .modelName("omni-moderation-latest")
            .maxRetries(0)
            .build();

    Throwable thrown =
        catchThrowable(() -> TrackedModels.wrap(model, harness.tracking()).moderate("a heron"));

    assertThat(thrown).isNotNull(); // the simulator does not moderate
    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("moderation");
    assertThat(record.model()).isEqualTo("omni-moderation-latest");
    assertThat(record.error()).isSameAs(thrown);
  }

  @Test
  void text_isReadAsItAnswered() {
    harness.simulator().enqueue(tokens(1000, 100));
    LanguageModel model =
        OpenAiLanguageModel.builder()
            .baseUrl(harness.url() + "/v1")
            .apiKey("sk-simulated")
            .modelName(Harness.MODEL)
            .maxRetries(0)
            .build();

    wrap(LanguageModel.class, model).generate("a heron");

    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("text_completion");
    assertThat(requireNonNull(record.cost()).total()).isEqualTo(Money.usd("0.0035"));
  }

  @Test
  void streamOfText_endsInOneRecord() throws Exception {
    harness.simulator().enqueue(tokens(1000, 100));
    StreamingLanguageModel model =
        OpenAiStreamingLanguageModel.builder()
            .baseUrl(harness.url() + "/v1")
            .apiKey("sk-simulated")
            .modelName(Harness.MODEL)
            .build();
    CompletableFuture<Response<String>> end = new CompletableFuture<>();

    wrap(StreamingLanguageModel.class, model)
        .generate(
            "a heron",
            new StreamingResponseHandler<>() {
              @Override
              public void onNext(String token) {}

              @Override
              public void onComplete(Response<String> response) {
                end.complete(response);
              }

              @Override
              public void onError(Throwable error) {
                end.completeExceptionally(error);
              }
            });
    end.get(30, TimeUnit.SECONDS);

    CallRecord record = harness.takeRecord();
    assertThat(record.request().isStreaming()).isTrue();
    assertThat(requireNonNull(record.cost()).total()).isEqualTo(Money.usd("0.0035"));
  }

  @Test
  void searchUnits_areNoTokens() {
    ScoringModel model =
        (segments, query) -> Response.from(List.of(0.5), new TokenUsage(3)); // as Cohere's module

    TrackedModels.wrap(
            ScoringModel.class,
            model,
            harness.tracking(),
            ModelOptions.defaults().withProvider("cohere").withModel("rerank-v3.5"))
        .score("a heron", "where?");

    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("rerank");
    assertThat(requireNonNull(record.usage()).quantity(UsageUnit.RERANK_UNITS)).isEqualTo(3);
    assertThat(record.usage().has(UsageUnit.INPUT_TOKENS)).isFalse();
  }

  @Test
  void tokensOfScores_areInput() {
    ScoringModel model = (segments, query) -> Response.from(List.of(0.5), new TokenUsage(1000));

    wrap(ScoringModel.class, model).score("a heron", "where?");

    assertThat(requireNonNull(harness.takeRecord().cost()).total()).isEqualTo(Money.usd("0.0025"));
  }

  @Test
  void transcription_isUnpricedSinceNobodyTells() {
    AudioTranscriptionModel model =
        new AudioTranscriptionModel() {
          @Override
          public AudioTranscriptionResponse transcribe(AudioTranscriptionRequest request) {
            return AudioTranscriptionResponse.from("a heron");
          }
        };

    wrap(AudioTranscriptionModel.class, model)
        .transcribeToText(Audio.builder().base64Data("AAAA").mimeType("audio/wav").build());

    CallRecord record = harness.takeRecord();
    assertThat(record.request().operation()).isEqualTo("generate_content");
    assertThat(requireNonNull(record.cost()).reasons()).containsExactly(CostReason.NO_USAGE);
  }

  @Test
  void anotherType_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wrap(Runnable.class, () -> {}))
        .withMessageContaining("Runnable");
  }

  private <M> M wrap(Class<M> type, M model) {
    return TrackedModels.wrap(type, model, harness.tracking(), STATED);
  }

  private static final class DenyAll implements CallPolicy {
    @Override
    public String name() {
      return "deny-all";
    }

    @Override
    public Decision decide(PlannedCall call) {
      return new Decision.Deny(new CallDeniedException(name(), "denied"));
    }
  }
}
