/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.backends.AnthropicBackend;
import com.anthropic.backends.Backend;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.BatchResultsParams;
import com.anthropic.models.messages.batches.MessageBatch;
import com.anthropic.services.blocking.messages.BatchService;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.intent.CostIntent;
import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.doors.sdk.Instrumented;
import io.costintent.javaagent.doors.sdk.Room;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That the suites of clients pass through this door is shown where it is woven in. */
class AnthropicDoorTest {
  private static final RequestOptions NONE = RequestOptions.none();

  @RegisterExtension final Room room = new Room();

  private final AnthropicClient client =
      AnthropicOkHttpClient.builder()
          .baseUrl(room.simulator().baseUrl().toString())
          .apiKey("sk-conformance")
          .maxRetries(0)
          .build();
  private final MessageCreateParams params =
      MessageCreateParams.builder()
          .model(ConformancePrices.MODEL)
          .maxTokens(100)
          .addUserMessage("where do the herons nest")
          .build();
  private final CallDeniedException denial = new CallDeniedException("budget", "spent");
  private final AnthropicDoor closed = new AnthropicDoor(room.denying(denial));

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void call_isRecordedWithItsCost() throws Throwable {
    room.simulator().enqueue(Sample.anthropic().reply());

    Object message =
        Instrumented.call(
            new AnthropicDoor(room.tracking()), client.messages(), "create", params, NONE);

    CallRecord record = room.takeRecord();
    assertThat(message).isInstanceOf(Message.class);
    assertThat(record.cost().total()).isEqualTo(Money.usd(Sample.anthropic().cost()));
    assertThat(record.request().serverPort()).isEqualTo(room.simulator().baseUrl().getPort());
  }

  @Test
  void batch_isBilledToTheIntentThatSubmittedIt() throws Throwable {
    AnthropicDoor door = new AnthropicDoor(room.tracking());
    BatchService batches = client.messages().batches();
    room.simulator().enqueue(Sample.anthropic().reply());
    CostIntent intent = CostIntent.builder().team("support").feature("triage").build();

    MessageBatch submitted;
    try (Scope ignored = IntentContext.open(intent)) {
      submitted = (MessageBatch) Instrumented.call(door, batches, "create", job(), NONE);
    }
    BatchResultsParams results =
        BatchResultsParams.builder().messageBatchId(submitted.id()).build();
    try (StreamResponse<?> read =
        (StreamResponse<?>) Instrumented.call(door, batches, "resultsStreaming", results, NONE)) {
      assertThat(read.stream()).hasSize(1);
    }

    assertThat(room.takeRecord().intent()).isEqualTo(intent);
  }

  private static BatchCreateParams job() {
    return BatchCreateParams.builder()
        .addRequest(
            BatchCreateParams.Request.builder()
                .customId("r-0")
                .params(
                    BatchCreateParams.Request.Params.builder()
                        .model(ConformancePrices.MODEL)
                        .maxTokens(100)
                        .addUserMessage("where do the herons nest")
                        .build())
                .build())
        .build();
  }

  @Test
  void deniedStreamToAHandler_tellsIt() throws Throwable {
    List<Optional<Throwable>> ends = new ArrayList<>();
    List<Runnable> tasks = new ArrayList<>();

    AsyncStreamResponse<RawMessageStreamEvent> stream = stream();
    stream.subscribe(new Ends(ends)).subscribe(new Ends(ends), (Executor) tasks::add).close();

    assertThat(ends).containsExactly(Optional.of(denial));
    tasks.forEach(Runnable::run);
    assertThat(ends).hasSize(2);
    assertThatThrownBy(() -> stream.onCompleteFuture().get()).hasCause(denial);
    assertThat(room.simulator().requests()).isEmpty();
    assertThat(room.takeRecord().ending()).isEqualTo(CallEnding.DENIED);
  }

  @SuppressWarnings("unchecked") // as the method returns
  private AsyncStreamResponse<RawMessageStreamEvent> stream() throws Throwable {
    return (AsyncStreamResponse<RawMessageStreamEvent>)
        Instrumented.call(closed, client.async().messages(), "createStreaming", params, NONE);
  }

  @Test
  void provider_isThatOfTheBackend() throws Throwable {
    assertThat(recorded(new Elsewhere("https://bedrock-runtime.eu-west-1.amazonaws.com")))
        .isEqualTo("aws.bedrock bedrock-runtime.eu-west-1.amazonaws.com");
    assertThat(recorded(AnthropicBackend.builder().apiKey("key").build()))
        .isEqualTo("anthropic api.anthropic.com");
  }

  /** Returns who would bill and answer a call, without making it. */
  private String recorded(Backend backend) throws Throwable {
    AnthropicClient elsewhere = AnthropicOkHttpClient.builder().backend(backend).build();
    AnthropicDoor door = new AnthropicDoor(room.tracking());
    CallBridge.leave(
        door.enter("create", elsewhere.messages(), new Object[] {params, NONE}),
        null,
        new IllegalStateException("not made"));
    elsewhere.close();
    CallRecord record = room.takeRecord();
    return record.request().provider() + ' ' + record.request().serverAddress();
  }

  /** A backend of somebody else's. */
  private record Elsewhere(String baseUrl) implements Backend {
    @Override
    public void close() {}
  }

  private record Ends(List<Optional<Throwable>> ends)
      implements AsyncStreamResponse.Handler<RawMessageStreamEvent> {
    @Override
    public void onNext(RawMessageStreamEvent event) {
      throw new AssertionError("nothing was sent");
    }

    @Override
    public void onComplete(Optional<Throwable> error) {
      ends.add(error);
    }
  }
}
