/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.okhttp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.cost.CostReason;
import io.costintent.intent.CostIntent;
import io.costintent.policy.CallDeniedException;
import io.costintent.propagation.IntentContext;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.Reply;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ObservedHttpTest {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String BODY =
      "{\"model\":\"" + ConformancePrices.MODEL + "\",\"messages\":[]}";

  @RegisterExtension final Harness harness = new Harness();

  private final OkHttpClient plain =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
  private final OkHttpClient client = observed(plain);

  private OkHttpClient observed(OkHttpClient own) {
    return ObservedHttp.wrap(own, harness.tracking(), new PlainApi());
  }

  private Request request(RequestBody body) {
    String url = harness.simulator().baseUrl() + "/v1/chat/completions";
    return new Request.Builder().url(url).post(body).build();
  }

  private Request request() {
    return request(RequestBody.create(BODY, JSON));
  }

  @AfterEach
  void close() {
    plain.dispatcher().executorService().shutdown();
    plain.connectionPool().evictAll();
  }

  @Test
  void wrap_withNoopReturnsTheSameClient() {
    assertThat(ObservedHttp.wrap(plain, CostTracking.noop(), new PlainApi())).isSameAs(plain);
    assertThat(observed(client)).isSameAs(client);
  }

  @Test
  void body_isReadByTheCallerAndByUs() throws IOException {
    harness.simulator().enqueue(Sample.openAi().reply());

    try (Response response = client.newCall(request()).execute()) {
      assertThat(harness.takeRecords()).isEmpty();
      assertThat(response.body().string()).contains(Sample.openAi().text());
    }

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void bodyThatIsNotRead_isCancelled() throws IOException {
    harness.simulator().enqueue(Sample.openAi().reply());

    client.newCall(request()).execute().close();

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void denial_isThrownBeforeTheCallExists() {
    OkHttpClient denied = ObservedHttp.wrap(plain, harness.denying(), new PlainApi());

    Throwable thrown = catchThrowable(() -> denied.newCall(request()));

    assertThat(thrown).isInstanceOf(CallDeniedException.class);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.DENIED);
  }

  @Test
  void status_failsTheCall() throws IOException {
    harness.simulator().enqueue(Reply.error(503));

    try (Response response = client.newCall(request()).execute()) {
      assertThat(response.code()).isEqualTo(503);
      assertThat(response.body().string()).contains("error");
    }

    assertThat(requireNonNull(harness.takeRecord().error())).hasMessage("status 503");
  }

  @Test
  void cancelledCall_isCancelled() {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    harness.simulator().enqueue(Reply.builder().heldBy(gate).build());
    Call call = client.newCall(request());
    CompletableFuture<Void> cancelled =
        CompletableFuture.runAsync(() -> {
          harness.simulator().awaitRequests(1, Duration.ofSeconds(30));
          call.cancel();
        });

    Throwable thrown = catchThrowable(call::execute);
    gate.complete(null);
    cancelled.join();

    assertThat(thrown).isInstanceOf(IOException.class);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void cancelledBody_isCancelled() throws IOException {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    harness.simulator().enqueue(Reply.builder().text("by the lake").heldAfter(0, gate).build());
    Call call = client.newCall(request());
    try (Response response = call.execute()) {
      call.cancel();

      assertThat(catchThrowable(() -> response.body().string())).isInstanceOf(IOException.class);
    }
    gate.complete(null);

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  @Test
  void callThatIsNeverMade_isFoundBySweep() {
    assertThat(client.newCall(request()).isExecuted()).isFalse();

    harness.sweepLater();

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
  }

  @Test
  void responseOfAnotherInterceptor_endsTheCall() throws IOException {
    OkHttpClient cached =
        observed(
            plain
                .newBuilder()
                .addInterceptor(chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("cached")
                        .body(ResponseBody.create("{}", JSON))
                        .build())
                .build());

    try (Response response = cached.newCall(request()).execute()) {
      assertThat(response.body().string()).isEqualTo("{}");
    }

    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(requireNonNull(record.cost()).reasons()).containsExactly(CostReason.NO_USAGE);
  }

  @Test
  void listenersOfTheApplication_hearOfEverything() throws IOException {
    harness.simulator().enqueue(Sample.openAi().reply());
    List<String> heard = new CopyOnWriteArrayList<>();
    EventListener listener =
        new EventListener() {
          @Override
          public void callStart(Call call) {
            heard.add("start");
          }

          @Override
          public void callEnd(Call call) {
            heard.add("end");
          }
        };
    OkHttpClient listened = observed(plain.newBuilder().eventListener(listener).build());

    listened.newCall(request()).execute().body().string();

    assertThat(heard).containsExactly("start", "end");
    harness.takeRecord();
  }

  @Test
  void bodyThatCanBeSentOnce_isLeftAlone() throws IOException {
    harness.simulator().enqueue(Sample.openAi().reply());

    client.newCall(request(new OneShot())).execute().body().string();

    assertThat(harness.simulator().requests().get(0).bodyText()).isEqualTo(BODY);
    CallRecord record = harness.takeRecord();
    assertThat(record.request().model()).isEqualTo("unknown");
    assertThat(record.model()).isEqualTo(ConformancePrices.MODEL); // the response says so
  }

  @Test
  void callThatWaited_goesOnInTheContextOfItsStart() throws Exception {
    plain.dispatcher().setMaxRequests(1);
    OkHttpClient narrow = observed(plain.newBuilder().build());
    CompletableFuture<Void> gate = new CompletableFuture<>();
    harness.simulator().enqueue(Reply.builder().heldBy(gate).build(), Reply.text("second"));
    CompletableFuture<CostIntent> first = enqueue(narrow, "first");
    CompletableFuture<CostIntent> second = enqueue(narrow, "second");

    gate.complete(null);

    assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(intent("first"));
    assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(intent("second"));
    assertThat(harness.takeRecords())
        .extracting(CallRecord::intent)
        .containsExactly(intent("first"), intent("second"));
  }

  private static CostIntent intent(String team) {
    return CostIntent.builder().team(team).build();
  }

  /** Returns the intent that is current where the response is handled. */
  private CompletableFuture<CostIntent> enqueue(OkHttpClient narrow, String team) {
    CompletableFuture<CostIntent> handled = new CompletableFuture<>();
    try (Scope ignored = IntentContext.open(intent(team))) {
      narrow.newCall(request()).enqueue(new Handler(handled));
    }
    return handled;
  }

  private record Handler(CompletableFuture<CostIntent> handled) implements Callback {
    @Override
    public void onResponse(Call call, Response response) throws IOException {
      response.body().string();
      handled.complete(IntentContext.current());
    }

    @Override
    public void onFailure(Call call, IOException e) {
      handled.completeExceptionally(e);
    }
  }

  private static final class OneShot extends RequestBody {
    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeUtf8(BODY);
    }
  }
}
