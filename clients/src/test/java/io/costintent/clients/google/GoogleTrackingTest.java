/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static io.costintent.clients.google.GoogleClients.gemini;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.ProxyOptions;
import io.costintent.CostTracking;
import io.costintent.call.CallEnding;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Harness;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.simulator.RecordedRequest;
import io.costintent.testkit.simulator.Reply;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Credentials;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GoogleTrackingTest {
  private static final String MODEL = ConformancePrices.MODEL;
  private static final String PROMPT = "where do the herons nest";

  @RegisterExtension final Harness harness = new Harness();

  private final Client client = gemini(harness.tracking(), harness.simulator().baseUrl());

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void wrap_withNoopReturnsWhatItIsGiven() {
    ClientOptions options = ClientOptions.builder().maxConnections(3).build();
    OkHttpClient http = new OkHttpClient();

    assertThat(GoogleTracking.wrap(options, CostTracking.noop())).isSameAs(options);
    assertThat(GoogleTracking.wrap(http, CostTracking.noop())).isSameAs(http);
  }

  @Test
  void wrap_ofAWrappedClientReturnsIt() {
    OkHttpClient once = GoogleTracking.wrap(new OkHttpClient(), harness.tracking());

    assertThat(GoogleTracking.wrap(once, harness.tracking())).isSameAs(once);
  }

  @Test
  void wrap_keepsTheSettingsOfAnOwnClient() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(7);
    OkHttpClient own =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .callTimeout(Duration.ofSeconds(11))
            .build();

    OkHttpClient wrapped = GoogleTracking.wrap(own, harness.tracking());

    assertThat(wrapped.callTimeoutMillis()).isEqualTo(11_000);
    assertThat(wrapped.dispatcher().getMaxRequests()).isEqualTo(7);
    assertThat(wrapped.connectionPool()).isSameAs(own.connectionPool());
  }

  @Test
  void wrap_withoutAnOwnClientIsLikeTheSdks() {
    ClientOptions options =
        ClientOptions.builder()
            .maxConnections(9)
            .maxConnectionsPerHost(4)
            .proxyOptions(
                ProxyOptions.builder()
                    .type("HTTP")
                    .host("proxy.example")
                    .port(3128)
                    .username("heron")
                    .password("quince")
                    .build())
            .build();

    OkHttpClient http =
        GoogleTracking.wrap(options, harness.tracking()).customHttpClient().orElseThrow();

    assertThat(http.readTimeoutMillis()).isZero();
    assertThat(http.dispatcher().getMaxRequests()).isEqualTo(9);
    assertThat(http.dispatcher().getMaxRequestsPerHost()).isEqualTo(4);
    assertThat(http.proxy())
        .extracting(Proxy::type, Proxy::address)
        .containsExactly(
            Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128));
  }

  @Test
  void wrap_ofAProxyWithoutAPortIsAnError() {
    ClientOptions options =
        ClientOptions.builder()
            .proxyOptions(ProxyOptions.builder().type("HTTP").host("proxy.example").build())
            .build();

    assertThatThrownBy(() -> GoogleTracking.wrap(options, harness.tracking()))
        .hasMessage("proxyOptions: no port (expected: one)");
  }

  /** The simulator takes requests for any host, as a proxy does. */
  @Test
  void proxyThatAsksWhoCalls_isTold() {
    harness
        .simulator()
        .enqueue(
            Reply.builder().error(407).header("Proxy-Authenticate", "Basic realm=\"a\"").build(),
            Sample.gemini().reply());
    ProxyOptions proxy =
        ProxyOptions.builder()
            .type("HTTP")
            .host(harness.simulator().baseUrl().getHost())
            .port(harness.simulator().baseUrl().getPort())
            .username("heron")
            .password("quince")
            .build();
    ClientOptions options = ClientOptions.builder().proxyOptions(proxy).build();
    Client behind =
        Client.builder()
            .apiKey("sk")
            .httpOptions(GoogleClients.options(URI.create("http://gemini.example"), 1))
            .clientOptions(GoogleTracking.wrap(options, harness.tracking()))
            .build();

    behind.models.generateContent(MODEL, PROMPT, null);

    assertThat(harness.simulator().requests().get(1).header("Proxy-Authorization"))
        .contains(Credentials.basic("heron", "quince"));
    assertThat(harness.takeRecord().request().serverAddress()).isEqualTo("gemini.example");
    behind.close();
  }

  @Test
  void request_isTheSameAsWithout() {
    Client bare = gemini(CostTracking.noop(), harness.simulator().baseUrl());
    GenerateContentConfig config =
        GenerateContentConfig.builder().temperature(0.5f).candidateCount(1).build();

    client.models.generateContent(MODEL, PROMPT, config);
    bare.models.generateContent(MODEL, PROMPT, config);

    RecordedRequest observed = harness.simulator().requests().get(0);
    RecordedRequest plain = harness.simulator().requests().get(1);
    assertThat(observed.bodyText()).isEqualTo(plain.bodyText());
    assertThat(observed.path()).isEqualTo(plain.path());
    assertThat(observed.headers().keySet()).isEqualTo(plain.headers().keySet());
    harness.takeRecord();
  }

  @Test
  void sdk_isTheExpectedVersion() {
    String expected = System.getProperty("expected.google-genai");
    assumeTrue(expected != null, "run by Maven, which sets the expected version");

    client.models.generateContent(MODEL, PROMPT, null);

    assertThat(harness.simulator().requests().get(0).header("user-agent"))
        .hasValueSatisfying(agent -> assertThat(agent).contains("google-genai-sdk/" + expected));
    harness.takeRecord();
  }

  @Test
  void methodsThatAreNoCalls_arePassedOn() {
    Throwable thrown = catchThrowable(() -> client.models.countTokens(MODEL, PROMPT, null));

    assertThat(thrown).isInstanceOf(ApiException.class);
    assertThat(harness.takeRecords()).isEmpty();
  }

  @Test
  void request_namesTierAndLimits() {
    harness.simulator().enqueue(Sample.gemini().reply());

    client.models.generateContent(
        MODEL,
        PROMPT,
        GenerateContentConfig.builder()
            .serviceTier("flex")
            .maxOutputTokens(300)
            .candidateCount(2)
            .build());

    ModelRequest request = harness.takeRecord().request();
    assertThat(request.serviceTier()).isEqualTo("flex");
    assertThat(request.maxOutputTokens()).isEqualTo(300);
    assertThat(request.candidates()).isEqualTo(2);
    assertThat(request.operation()).isEqualTo(ModelRequest.GENERATE_CONTENT);
  }

  /** The SDK neither stops the request nor reads its response. */
  @Test
  void futureThatIsCancelled_isFoundBySweep() throws Exception {
    CompletableFuture<Void> gate = new CompletableFuture<>();
    Sample sample = Sample.gemini();
    harness.simulator().enqueue(sample.builder().usage(sample.wire()).heldBy(gate).build());
    CompletableFuture<GenerateContentResponse> future =
        client.async.models.generateContent(MODEL, PROMPT, null);
    harness.simulator().awaitRequests(1, Duration.ofSeconds(30));

    future.cancel(true);
    assertThat(harness.takeRecords()).isEmpty();
    harness.sweepLater();
    gate.complete(null);

    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.NEVER_CONSUMED);
  }

  @Test
  void retriesOfTheSdk_areOneRecord() {
    harness.simulator().enqueue(Reply.error(503), Sample.gemini().reply());
    Client retrying =
        Client.builder()
            .apiKey("sk-conformance")
            .httpOptions(GoogleClients.options(harness.simulator().baseUrl(), 3))
            .clientOptions(GoogleTracking.clientOptions(harness.tracking()))
            .build();

    retrying.models.generateContent(MODEL, PROMPT, null);

    assertThat(harness.simulator().requests()).hasSize(2);
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.COMPLETED);
  }

  @Test
  void provider_isToldByTheHost() {
    Client elsewhere = Client.builder().apiKey("sk").clientOptions(denied()).build();

    assertThat(recorded(elsewhere))
        .extracting(
            ModelRequest::provider,
            ModelRequest::region,
            ModelRequest::serverAddress,
            ModelRequest::serverPort)
        .containsExactly("gcp.gemini", null, "generativelanguage.googleapis.com", 443);
  }

  @Test
  void region_isToldByTheHost() {
    assertThat(recorded(vertex("europe-west4")))
        .extracting(ModelRequest::provider, ModelRequest::region, ModelRequest::serverAddress)
        .containsExactly("gcp.vertex_ai", "europe-west4", "europe-west4-aiplatform.googleapis.com");
  }

  @Test
  void region_isToldByThePathWhereTheHostHasNone() {
    assertThat(recorded(vertex("global")))
        .extracting(ModelRequest::provider, ModelRequest::region, ModelRequest::serverAddress)
        .containsExactly("gcp.vertex_ai", "global", "aiplatform.googleapis.com");
  }

  @Test
  void provider_isWhatTheApplicationStates() {
    GoogleOptions options = GoogleOptions.defaults().withProvider("gcp.vertex_ai");
    ClientOptions stated =
        GoogleTracking.wrap(ClientOptions.builder().build(), harness.denying(), options);

    assertThat(recorded(Client.builder().apiKey("sk").clientOptions(stated).build()).provider())
        .isEqualTo("gcp.vertex_ai");
  }

  private Client vertex(String location) {
    return GoogleClients.vertexOf(location).clientOptions(denied()).build();
  }

  private ClientOptions denied() {
    return GoogleTracking.clientOptions(harness.denying());
  }

  /** Returns the request that a call to a host would make, without making it. */
  private ModelRequest recorded(Client elsewhere) {
    catchThrowable(() -> elsewhere.models.generateContent(MODEL, PROMPT, null));
    elsewhere.close();
    return harness.takeRecord().request();
  }
}
