/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.doors.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.RequestOptions;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.HttpResponseFor;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.models.ModelRetrieveParams;
import com.openai.services.async.chat.ChatCompletionServiceAsync;
import com.openai.services.blocking.chat.ChatCompletionService;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.openai.OpenAiOptions;
import io.costintent.javaagent.bootstrap.CallBridge;
import io.costintent.javaagent.bootstrap.Passage;
import io.costintent.javaagent.config.ClientSettings;
import io.costintent.javaagent.doors.sdk.Instrumented;
import io.costintent.javaagent.doors.sdk.Room;
import io.costintent.money.Money;
import io.costintent.policy.CallDeniedException;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That the suites of clients pass through this door is shown where it is woven in. */
class OpenAiDoorTest {
  private static final RequestOptions NONE = RequestOptions.none();
  private static final Money COST = Money.usd(Sample.openAi().cost());

  @RegisterExtension final Room room = new Room();

  private final OpenAIClient client =
      OpenAIOkHttpClient.builder()
          .baseUrl(room.simulator().baseUrl() + "/v1")
          .apiKey("sk-conformance")
          .maxRetries(0)
          .build();
  private final ChatCompletionService chat = client.chat().completions();
  private final ChatCompletionServiceAsync later = client.async().chat().completions();
  private final ChatCompletionCreateParams params =
      ChatCompletionCreateParams.builder()
          .model(ConformancePrices.MODEL)
          .addUserMessage("where do the herons nest")
          .build();
  private final CallDeniedException denial = new CallDeniedException("budget", "spent");
  private final OpenAiDoor door = new OpenAiDoor(room.tracking());
  private final OpenAiDoor closed = new OpenAiDoor(room.denying(denial));

  @AfterEach
  void close() {
    client.close();
    ClientSettings.use(ClientSettings.read(null));
  }

  @Test
  void call_isRecordedWithItsCost() throws Throwable {
    room.simulator().enqueue(Sample.openAi().reply());

    Object completion = Instrumented.call(door, chat, "create", params, NONE);

    assertThat(completion).isInstanceOf(ChatCompletion.class);
    assertThat(room.takeRecord().cost().total()).isEqualTo(COST);
  }

  @Test
  void failure_isTheSdksOwn() {
    room.simulator().enqueue(Reply.error(400));

    Throwable thrown = catchThrowable(() -> Instrumented.call(door, chat, "create", params, NONE));

    assertThat(thrown).isInstanceOf(com.openai.errors.BadRequestException.class);
    assertThat(room.takeRecord().error()).isSameAs(thrown);
  }

  @Test
  void rawResponse_withinItsCallIsTheSameCall() throws Throwable {
    Passage outer = door.enter("create", chat, new Object[] {params, NONE});
    Passage inner = door.enter("create", chat.withRawResponse(), outer.arguments());
    CallBridge.leave(outer, null, new IllegalStateException("left"));

    assertThat(inner).isNull();
    assertThat(room.takeRecord().ending()).isEqualTo(CallEnding.FAILED);
  }

  @Test
  void rawResponse_withinItsCallTellsItsHeadersWhereTheyAreAskedFor() throws Throwable {
    OpenAiDoor reading =
        new OpenAiDoor(
            room.tracking(),
            OpenAiOptions.defaults().withProvider("litellm").withResponseHeaders());
    room.simulator()
        .enqueue(Sample.openAi().builder().header("x-litellm-response-cost", "0.0125").build());

    Passage outer = reading.enter("create", chat, new Object[] {params, NONE});
    HttpResponseFor<?> raw =
        (HttpResponseFor<?>)
            Instrumented.call(reading, chat.withRawResponse(), "create", outer.arguments());
    CallBridge.leave(outer, raw.parse(), null);

    assertThat(room.takeRecord().cost().total()).isEqualTo(Money.usd("0.0125"));
  }

  @Test
  void anotherCall_withinACallIsACallOfItsOwn() throws Throwable {
    ChatCompletionCreateParams same = params.toBuilder().build();

    Passage outer = door.enter("create", chat, new Object[] {params, NONE});
    Passage inner = door.enter("create", chat, new Object[] {same, NONE});
    CallBridge.leave(inner, null, new IllegalStateException("inner"));
    assertThat(room.takeRecord().error()).hasMessage("inner");
    CallBridge.leave(outer, null, new IllegalStateException("outer"));

    assertThat(room.takeRecord().error()).hasMessage("outer");
  }

  @Test
  void methodsThatAreNoCalls_areLeftAlone() throws Throwable {
    ModelRetrieveParams model = ModelRetrieveParams.builder().model("gpt").build();

    assertThat(door.enter("retrieve", client.models(), new Object[] {model, NONE})).isNull();
    assertThat(door.enter("create", null, new Object[] {params, NONE})).isNull();
    assertThat(door.enter("create", chat, new Object[0])).isNull();
    assertThat(door.enter("create", chat, new Object[] {null, NONE})).isNull();
  }

  @Test
  void deniedCall_throws() {
    assertThatThrownBy(() -> Instrumented.call(closed, chat, "create", params, NONE))
        .isSameAs(denial);
    assertThatThrownBy(() -> Instrumented.call(closed, chat, "createStreaming", params, NONE))
        .isSameAs(denial);

    assertDenied(2);
  }

  @Test
  void deniedCallOfAFuture_failsIt() throws Throwable {
    CompletableFuture<?> future =
        (CompletableFuture<?>) Instrumented.call(closed, later, "create", params, NONE);
    CompletableFuture<?> raw =
        (CompletableFuture<?>)
            Instrumented.call(closed, later.withRawResponse(), "createStreaming", params, NONE);

    assertThatThrownBy(future::get).hasCause(denial);
    assertThatThrownBy(raw::get).hasCause(denial);
    assertDenied(2);
  }

  @Test
  void deniedStreamToAHandler_tellsIt() throws Throwable {
    List<Optional<Throwable>> ends = new ArrayList<>();
    List<Runnable> tasks = new ArrayList<>();

    AsyncStreamResponse<ChatCompletionChunk> stream = stream();
    AsyncStreamResponse<ChatCompletionChunk> same = stream.subscribe(new Ends(ends));
    stream.subscribe(new Ends(ends), (Executor) tasks::add);

    assertThat(same).isSameAs(stream);
    assertThat(ends).containsExactly(Optional.of(denial));
    tasks.forEach(Runnable::run);
    assertThat(ends).hasSize(2);
    assertThatThrownBy(() -> stream.onCompleteFuture().get()).hasCause(denial);
    stream.close();
    assertDenied(1);
  }

  @SuppressWarnings("unchecked") // as the method returns
  private AsyncStreamResponse<ChatCompletionChunk> stream() throws Throwable {
    return (AsyncStreamResponse<ChatCompletionChunk>)
        Instrumented.call(closed, later, "createStreaming", params, NONE);
  }

  @Test
  void deniedBatch_isNotSubmitted() {
    BatchCreateParams job =
        BatchCreateParams.builder()
            .inputFileId("file-1")
            .endpoint(BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
            .completionWindow(BatchCreateParams.CompletionWindow._24H)
            .build();

    assertThatThrownBy(() -> Instrumented.call(closed, client.batches(), "create", job, NONE))
        .isSameAs(denial);
    assertThatThrownBy(() ->
            ((CompletableFuture<?>)
                    Instrumented.call(closed, client.async().batches(), "create", job, NONE))
                .get())
        .hasCause(denial);

    assertDenied(2);
  }

  @Test
  void provider_isWhatIsConfiguredForTheHost() throws Throwable {
    ClientSettings.use(new ClientSettings(false, false, Map.of("127.0.0.1", "azure.ai.openai")));
    room.simulator().enqueue(Sample.openAi().reply());

    Instrumented.call(new OpenAiDoor(room.tracking()), chat, "create", params, NONE);

    CallRecord record = room.takeRecord();
    assertThat(record.request().provider()).isEqualTo("azure.ai.openai");
    assertThat(record.request().serverPort()).isEqualTo(room.simulator().baseUrl().getPort());
  }

  @Test
  void usageOfStreams_isAskedForWhereThatIsConfigured() throws Throwable {
    ClientSettings.use(new ClientSettings(true, true, Map.of()));
    OpenAiDoor asking = new OpenAiDoor(room.tracking());

    Passage passage = asking.enter("createStreaming", chat, new Object[] {params, NONE});
    CallBridge.leave(passage, null, new IllegalStateException("left"));

    ChatCompletionCreateParams sent = (ChatCompletionCreateParams) passage.arguments()[0];
    assertThat(sent.streamOptions().orElseThrow().includeUsage()).contains(true);
    assertThat(params.streamOptions()).isEmpty();
    room.takeRecord();
  }

  private void assertDenied(int calls) {
    assertThat(room.simulator().requests()).isEmpty();
    for (CallRecord record : room.takeRecords(calls)) {
      assertThat(record.ending()).isEqualTo(CallEnding.DENIED);
    }
  }

  private record Ends(List<Optional<Throwable>> ends)
      implements AsyncStreamResponse.Handler<ChatCompletionChunk> {
    @Override
    public void onNext(ChatCompletionChunk chunk) {
      throw new AssertionError("nothing was sent");
    }

    @Override
    public void onComplete(Optional<Throwable> error) {
      ends.add(error);
    }
  }
}
