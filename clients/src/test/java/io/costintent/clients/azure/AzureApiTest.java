/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceModifiedException;
import com.azure.core.exception.ResourceNotFoundException;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Operation;
import io.costintent.clients.WireRequest;
import io.costintent.pricing.Deployment;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of requests, those included that the SDK sends over HTTPS alone. */
class AzureApiTest {
  private final AzureApi api = new AzureApi(AzureOptions.defaults());

  @ParameterizedTest
  @CsvSource({
    "https://contoso.openai.azure.com/openai/deployments/d/chat/completions?api-version=1,"
        + " azure.ai.openai, d, chat",
    "https://gateway.example/openai/deployments/d%20e/embeddings, azure.ai.openai, d e, embeddings",
    "https://gateway.example/openai/deployments/d/completions, azure.ai.openai, d,"
        + " text_completion",
    "https://contoso.openai.azure.com/openai/deployments/d/images/generations, azure.ai.openai, d,"
        + " generate_content",
    "https://api.openai.com/v1/chat/completions, openai, named, chat",
    "https://gateway.example/v1/embeddings, openai, named, embeddings"
  })
  void request_isReadByItsPath(String url, String provider, String model, String operation) {
    ModelRequest request = read(url, "{\"model\": \"named\", \"stream\": true}");

    assertThat(request.provider()).isEqualTo(provider);
    assertThat(request.model()).isEqualTo(model);
    assertThat(request.operation()).isEqualTo(operation);
    assertThat(request.isStreaming()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://contoso.openai.azure.com/openai/files",
        "https://contoso.openai.azure.com/openai/deployments/d/audio/speech",
        "https://contoso.openai.azure.com/openai/deployments/d",
        "https://contoso.openai.azure.com/openai/deployments//completions"
      })
  void whatIsNoModelCall_isNone(String url) {
    assertThat(api.operation(request("POST", url, "{}"))).isNull();
    assertThat(api.operation(request("GET", url, "{}"))).isNull();
  }

  @Test
  void modelOfTheBody_isChangedThere() {
    WireRequest request =
        request("POST", "https://api.openai.com/v1/chat/completions", "{\"model\": \"a\"}");

    WireRequest other = operation(request).withModel(request, "b");

    assertThat(other.url()).isEqualTo(request.url());
    assertThat(other.json().path("model").asText()).isEqualTo("b");
  }

  @Test
  void legacyPrompt_mayBeNumbersOfTokens() {
    String url = "https://contoso.openai.azure.com/openai/deployments/d/completions";
    WireRequest request = request("POST", url, "{\"prompt\": [101, 102, 103], \"best_of\": 3}");

    Usage atMost = operation(request).atMost(request, "gpt-3.5-turbo-instruct");

    assertThat(atMost.quantity(UsageUnit.INPUT_TOKENS)).isBetween(3L, 60L);
    assertThat(read(url, request.json().toString()))
        .extracting(ModelRequest::candidates, ModelRequest::maxOutputTokens)
        .containsExactly(3, 16L);
  }

  @Test
  void images_areCounted() {
    String url = "https://contoso.openai.azure.com/openai/deployments/d/images/generations";
    WireRequest request = request("POST", url, "{\"prompt\": \"a heron\", \"n\": 2}");

    Usage atMost = operation(request).atMost(request, "dall-e-3");

    assertThat(atMost.quantity(UsageUnit.OUTPUT_IMAGES)).isEqualTo(2);
    assertThat(read(url, request.json().toString()).candidates()).isEqualTo(2);
  }

  @Test
  void failures_areThoseOfTheSdk() {
    assertThat(api.failure(401)).isExactlyInstanceOf(ClientAuthenticationException.class);
    assertThat(api.failure(404)).isExactlyInstanceOf(ResourceNotFoundException.class);
    assertThat(api.failure(409)).isExactlyInstanceOf(ResourceModifiedException.class);
    assertThat(api.failure(429)).isExactlyInstanceOf(HttpResponseException.class);
  }

  @Test
  void tokenCounter_countsTheRequest() {
    AzureOptions options = AzureOptions.defaults().withTokenCounter((model, text) -> 1000);
    WireRequest request =
        request("POST", "https://gateway.example/v1/embeddings", "{\"input\": \"hello\"}");

    Usage atMost = new AzureApi(options).operation(request).atMost(request, "m");

    assertThat(atMost.quantity(UsageUnit.INPUT_TOKENS)).isGreaterThanOrEqualTo(1000);
  }

  @Test
  void options_tellWhatIsStated() {
    AzureOptions options =
        AzureOptions.defaults()
            .withProvider("azure.ai.inference")
            .withStreamUsage()
            .withDeployment(new Deployment("azure", "chat", "gpt-5.4", "datazone", "eu"));

    assertThat(options)
        .asString()
        .contains("azure.ai.inference", "chat", "gpt-5.4", "streamUsage=true", "bytes()");
  }

  @Test
  void provider_isWhatTheApplicationStates() {
    AzureApi stated = new AzureApi(AzureOptions.defaults().withProvider("azure.ai.inference"));
    WireRequest request =
        request("POST", "https://gateway.example/openai/deployments/d/embeddings", "{}");

    assertThat(stated.endpoint(request).provider()).isEqualTo("azure.ai.inference");
  }

  private ModelRequest read(String url, String body) {
    WireRequest request = request("POST", url, body);
    return operation(request).request(request, api.isStreaming(request), api.endpoint(request));
  }

  private Operation<WireRequest> operation(WireRequest request) {
    return api.operation(request);
  }

  private static WireRequest request(String method, String url, String body) {
    return WireRequest.of(
        method, URI.create(url), name -> null, () -> body.getBytes(StandardCharsets.UTF_8));
  }
}
