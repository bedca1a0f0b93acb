/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.genai.errors.ApiException;
import com.google.genai.errors.ClientException;
import com.google.genai.errors.ServerException;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Operation;
import io.costintent.clients.TokenCounter;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of requests before they are sent, by their bytes. */
class GoogleRequestFactsTest {
  private static final String GEMINI = "https://generativelanguage.googleapis.com/v1beta/";
  private static final String VERTEX = "https://aiplatform.googleapis.com/v1beta1/projects/p/";
  private static final String CONTENT = GEMINI + "models/gemini-2.5-flash:generateContent";
  private static final String TEXT = "{'contents':[{'role':'user','parts':[{'text':'a heron'}]}]";

  private final GoogleApi api = new GoogleApi(GoogleOptions.defaults());

  private static WireRequest request(String url, String body) {
    return WireRequest.of(
        "POST", URI.create(url), name -> null, () -> body.replace('\'', '"').getBytes(UTF_8));
  }

  private Operation<WireRequest> operation(WireRequest request) {
    return requireNonNull(api.operation(request));
  }

  private ModelRequest facts(WireRequest request) {
    return operation(request).request(request, api.isStreaming(request), api.endpoint(request));
  }

  private @Nullable Usage atMost(String url, String body) {
    WireRequest request = request(url, body);
    return operation(request).atMost(request, "gemini-2.5-flash");
  }

  private long input(String url, String body) {
    return requireNonNull(atMost(url, body)).quantity(UsageUnit.INPUT_TOKENS);
  }

  @ParameterizedTest
  @CsvSource({
    "models/gemini-2.5-flash:generateContent, gemini-2.5-flash",
    "tunedModels/herons-1:generateContent, tunedModels/herons-1",
  })
  void model_isInThePath(String path, String model) {
    assertThat(facts(request(GEMINI + path, "{}")).model()).isEqualTo(model);
  }

  @Test
  void endpointOfOnesOwn_isNotTakenForAModel() {
    WireRequest request =
        request(VERTEX + "locations/us-east5/endpoints/123:streamGenerateContent?alt=sse", "{}");

    ModelRequest facts = facts(request);

    assertThat(facts.model()).isEqualTo("endpoints/123");
    assertThat(facts.region()).isEqualTo("us-east5");
    assertThat(facts.isStreaming()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://host.example/v1beta/models/a:generateContent?x=1, "
        + "https://host.example/v1beta/models/b:generateContent?x=1",
    "https://host.example/v1beta/tunedModels/a:generateContent, "
        + "https://host.example/v1beta/models/b:generateContent",
    "https://host.example/v1/projects/p/locations/l/endpoints/1:generateContent, "
        + "https://host.example/v1/projects/p/locations/l/publishers/google/models/b:generateContent"
  })
  void withModel_changesThePathAlone(String url, String changed) {
    WireRequest request = request(url, TEXT + "}");

    WireRequest other = operation(request).withModel(request, "b");

    assertThat(other.url()).hasToString(changed);
    assertThat(other.body()).isEqualTo(request.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/gemini-2.5-flash:countTokens",
        "models/gemini-2.5-flash:batchGenerateContent",
        "models/veo-3:predictLongRunning",
        "models",
        "cachedContents",
        "files:upload",
        "interactions/v1_a/cancel"
      })
  void otherPaths_areNoModelCalls(String path) {
    assertThat(api.operation(request(GEMINI + path, "{}"))).isNull();
  }

  @Test
  void otherMethods_areNoModelCalls() {
    URI url = URI.create(GEMINI + "interactions");

    assertThat(api.operation(WireRequest.of("GET", url, name -> null, () -> new byte[0]))).isNull();
  }

  @Test
  void tierOfVertex_isInAHeader() {
    WireRequest request =
        WireRequest.of(
            "POST",
            URI.create(CONTENT),
            name -> name.equals("X-Vertex-AI-LLM-Shared-Request-Type") ? "Priority" : null,
            () -> "{}".getBytes(UTF_8));

    assertThat(facts(request).serviceTier()).isEqualTo("priority");
  }

  @Test
  void tierThatIsNotSpecified_isNone() {
    assertThat(facts(request(CONTENT, "{'serviceTier':'SERVICE_TIER_UNSPECIFIED'}")).serviceTier())
        .isNull();
  }

  @Test
  void texts_countAsTheirBytes() {
    long text = input(CONTENT, TEXT + "}");

    assertThat(text).isBetween(7L, 150L);
    assertThat(input(CONTENT, TEXT + ",'systemInstruction':{'parts':[{'text':'be brief'}]}}"))
        .isGreaterThan(text + "be brief".length());
  }

  @Test
  void texts_countByTheCounterOfTheOptions() {
    GoogleApi counted =
        new GoogleApi(GoogleOptions.defaults().withTokenCounter((model, text) -> 1_000));
    WireRequest request = request(CONTENT, TEXT + "}");

    Usage usage = requireNonNull(counted.operation(request)).atMost(request, "gemini-2.5-flash");

    assertThat(requireNonNull(usage).quantity(UsageUnit.INPUT_TOKENS)).isGreaterThan(2_000);
    assertThat(GoogleOptions.defaults().tokenCounter()).isSameAs(TokenCounter.bytes());
  }

  @Test
  void picture_countsAsTheLargest() {
    Usage usage =
        requireNonNull(
            atMost(
                CONTENT,
                "{'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'"
                    + "A".repeat(100_000)
                    + "'}}]}]}"));

    assertThat(usage.quantity(UsageUnit.INPUT_IMAGE_TOKENS)).isEqualTo(16 * 258);
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isBetween(16L * 258, 16L * 258 + 150);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",'cachedContent':'cachedContents/1'}",
        ",'tools':[{'googleSearch':{}}]}",
        ",'x':[{'inlineData':{'mimeType':'audio/mp3','data':'AAAA'}}]}",
        ",'x':[{'fileData':{'mimeType':'application/pdf','fileUri':'gs://a/b.pdf'}}]}"
      })
  void whatNobodyKnows_hasNoBound(String more) {
    assertThat(atMost(CONTENT, TEXT + more)).isNull();
  }

  @Test
  void functionsOfTheApplication_countAsTheyAre() {
    String functions =
        ",'tools':[{'functionDeclarations':[{'name':'nest','parameters':{'type':'OBJECT',"
            + "'properties':{'fileData':{'type':'STRING'}}}}]}]}";

    assertThat(input(CONTENT, TEXT + functions)).isBetween(256L, 600L);
  }

  @Test
  void interaction_namesItsModelInTheBody() {
    WireRequest request =
        request(
            GEMINI + "interactions",
            "{'model':'gemini-3.5-flash','input':'a heron','stream':true,'service_tier':'flex',"
                + "'generation_config':{'max_output_tokens':40}}");

    ModelRequest facts = facts(request);

    assertThat(facts.model()).isEqualTo("gemini-3.5-flash");
    assertThat(facts.isStreaming()).isTrue();
    assertThat(facts.serviceTier()).isEqualTo("flex");
    assertThat(facts.maxOutputTokens()).isEqualTo(40);
    assertThat(facts.isModelChangeable()).isTrue();
    assertThat(input(GEMINI + "interactions", "{'model':'m','input':'a heron'}"))
        .isBetween(7L, 100L);
  }

  @Test
  void interactionInTheBackground_expectsNoUsage() {
    WireRequest request =
        request(GEMINI + "interactions", "{'agent':'deep-research','background':true}");

    ModelRequest facts = facts(request);

    assertThat(facts.model()).isEqualTo("deep-research");
    assertThat(facts.isUsageExpected()).isFalse();
    assertThat(facts.isModelChangeable()).isFalse();
    assertThat(operation(request).atMost(request, "m")).isNull();
  }

  @Test
  void interaction_isLimitedInItsBody() {
    WireRequest request = request(GEMINI + "interactions", "{'model':'m','input':'a heron'}");
    ModelRequest granted = facts(request).withMaxOutputTokens(70);

    WireRequest sent = operation(request).withMaxOutput(request, granted);

    assertThat(new String(sent.body(), UTF_8))
        .isEqualTo(
            "{\"model\":\"m\",\"input\":\"a heron\","
                + "\"generation_config\":{\"max_output_tokens\":70}}");
  }

  @Test
  void embeddings_areOfTwoKindsOfPaths() {
    String batch = GEMINI + "models/gemini-embedding-001:batchEmbedContents";
    String predict =
        VERTEX + "locations/us-east5/publishers/google/models/text-embedding-005:predict";
    String body = "{'requests':[{'content':{'parts':[{'text':'a heron'}]}}]}";

    assertThat(facts(request(batch, body)).operation()).isEqualTo(ModelRequest.EMBEDDINGS);
    assertThat(input(batch, body)).isBetween(7L, 150L);
    assertThat(requireNonNull(atMost(predict, "{'instances':[{'content':'a heron'}]}")))
        .satisfies(
            usage -> assertThat(usage.quantity(UsageUnit.INPUT_CHARACTERS)).isBetween(7L, 100L));
  }

  @Test
  void failure_isOfTheSdksKind() {
    assertThat(api.failure(429)).isInstanceOf(ClientException.class);
    assertThat(api.failure(503)).isInstanceOf(ServerException.class);
    assertThat(api.failure(304)).isExactlyInstanceOf(ApiException.class);
  }
}
