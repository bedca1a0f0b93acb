/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.costintent.call.CallEnding;
import io.costintent.call.CallRecord;
import io.costintent.clients.Harness;
import io.costintent.testkit.conformance.ConformancePrices;
import io.costintent.testkit.conformance.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pipeline of one's own, whose responses are read in every form that Azure's core has. */
class AzureResponseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Sample SAMPLE = Sample.openAi().billedBy(AzureClients.AZURE);

  @RegisterExtension final Harness harness = new Harness();

  static Stream<Arguments> forms() {
    return Stream.of(
        form("binary data", response -> response.getBodyAsBinaryData().toString()),
        form("text", response -> response.getBodyAsString().block(PATIENCE)),
        form(
            "text of a charset",
            response -> response.getBodyAsString(StandardCharsets.UTF_8).block(PATIENCE)),
        form(
            "bytes",
            response ->
                new String(response.getBodyAsByteArray().block(PATIENCE), StandardCharsets.UTF_8)),
        form("stream", AzureResponseTest::readStream),
        form("channel", AzureResponseTest::readChannel),
        form("buffered", response -> response.buffer().getBodyAsString().block(PATIENCE)));
  }

  private static Arguments form(String name, Function<HttpResponse, String> read) {
    return Arguments.argumentSet(name, read);
  }

  private static String readStream(HttpResponse response) {
    try {
      return new String(
          response.getBodyAsInputStream().block(PATIENCE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readChannel(HttpResponse response) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      response.writeBodyTo(Channels.newChannel(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void body_isRecordedInWhateverFormItIsRead(Function<HttpResponse, String> read) {
    harness.simulator().enqueue(SAMPLE.reply());
    HttpResponse response = send();

    String body = read.apply(response);

    assertThat(body).contains(SAMPLE.text());
    CallRecord record = harness.takeRecord();
    assertThat(record.ending()).isEqualTo(CallEnding.COMPLETED);
    assertThat(record.cost().total()).hasToString("0.003 USD");
  }

  @Test
  @SuppressWarnings("deprecation") // what older policies ask
  void statusAndHeaders_areThoseOfTheResponse() {
    harness.simulator().enqueue(SAMPLE.builder().header("x-ms-region", "Sweden Central").build());

    HttpResponse response = send();

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getHeaderValue("x-ms-region")).isEqualTo("Sweden Central");
    assertThat(response.getHeaderValue(HttpHeaderName.fromString("x-ms-region")))
        .isEqualTo("Sweden Central");
    assertThat(response.getHeaders().getValue(HttpHeaderName.CONTENT_TYPE))
        .isEqualTo("application/json");
    response.close();
    assertThat(harness.takeRecord().ending()).isEqualTo(CallEnding.CANCELLED);
  }

  private HttpResponse send() {
    HttpPipeline pipeline =
        new HttpPipelineBuilder().policies(AzureTracking.policy(harness.tracking())).build();
    String url =
        harness.simulator().baseUrl()
            + "/openai/deployments/"
            + ConformancePrices.MODEL
            + "/chat/completions";
    HttpRequest request =
        new HttpRequest(HttpMethod.POST, url)
            .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
            .setBody("{\"messages\": [{\"role\": \"user\", \"content\": \"hello\"}]}");
    return pipeline.sendSync(request, Context.NONE);
  }
}
