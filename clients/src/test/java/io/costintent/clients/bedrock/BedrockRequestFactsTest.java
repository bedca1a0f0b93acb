/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import io.costintent.clients.TokenCounter;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentFormat;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentSource;
import software.amazon.awssdk.services.bedrockruntime.model.ImageFormat;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.PromptVariableValues;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;

/** What budgets are told of a request before it is sent. */
class BedrockRequestFactsTest {
  private static final String CLAUDE = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  private static final String PROMPT = "where do the herons nest";

  private final ConverseRequest request = BedrockClients.request(CLAUDE, PROMPT);

  @Test
  void converse_tellsItsLimitTierAndModels() {
    ConverseRequest limited =
        request.toBuilder().inferenceConfig(config -> config.maxTokens(50)).build();

    assertThat(facts(request).maxOutputTokens()).isEqualTo(-1);
    assertThat(facts(request).isOutputCappable()).isTrue();
    assertThat(facts(limited).maxOutputTokens()).isEqualTo(50);
    assertThat(facts(limited).isChangeableTo("amazon.nova-lite-v1:0")).isTrue();
  }

  /** The limit must stay above the tokens that thinking may take. */
  @Test
  void limitOfRequestThatMayThink_isLeftAlone() {
    ConverseRequest thinking =
        request.toBuilder()
            .additionalModelRequestFields(
                Document.mapBuilder()
                    .putDocument(
                        "thinking", Document.mapBuilder().putNumber("budget_tokens", 2000).build())
                    .build())
            .build();

    assertThat(facts(thinking).isOutputCappable()).isFalse();
  }

  @Test
  void limit_isChangedAlone() {
    ModelRequest granted = ModelRequest.builder("aws.bedrock", CLAUDE).maxOutputTokens(50).build();
    ConverseRequest warm =
        request.toBuilder().inferenceConfig(config -> config.temperature(0.5f)).build();
    ConverseStreamRequest stream = ConverseStreamRequest.builder().modelId(CLAUDE).build();

    assertThat(operation(warm).withMaxOutput(warm, granted))
        .isEqualTo(
            warm.toBuilder()
                .inferenceConfig(config -> config.temperature(0.5f).maxTokens(50))
                .build());
    assertThat(operation(stream).withMaxOutput(stream, granted).inferenceConfig().maxTokens())
        .isEqualTo(50);
    assertThat(operation(stream).withModel(stream, "other").modelId()).isEqualTo("other");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "meta.llama3-3-70b-instruct-v1:0; {'prompt':'x','top_p':0.10}; {'prompt':'x','top_p':0.10,'max_gen_len':50}",
        "mistral.mistral-large-2407-v1:0; {'prompt':'x'}; {'prompt':'x','max_tokens':50}",
        "eu.amazon.nova-lite-v1:0; {'messages':[]}; {'messages':[],'inferenceConfig':{'maxTokens':50}}",
        "amazon.titan-text-express-v1; {'inputText':'x','textGenerationConfig':{'topP':1}}; {'inputText':'x','textGenerationConfig':{'topP':1,'maxTokenCount':50}}"
      })
  void limitOfABody_isSetWhereItsVendorHasIt(String model, String body, String limited) {
    InvokeModelRequest invoke = invoke(model, body);
    ModelRequest granted = ModelRequest.builder("aws.bedrock", model).maxOutputTokens(50).build();

    assertThat(facts(invoke).isOutputCappable()).isTrue();
    assertThat(facts(invoke).maxOutputTokens()).isEqualTo(-1);
    assertThat(operation(invoke).withMaxOutput(invoke, granted).body().asUtf8String())
        .isEqualTo(limited.replace('\'', '"'));
    assertThat(facts(invoke(model, limited)).maxOutputTokens()).isEqualTo(50);
  }

  @Test
  void limitOfABody_isNotSetWhereItIsNotKnown() {
    assertThat(facts(invoke("ai21.jamba-1-5-mini-v1:0", "{'messages':[]}")).isOutputCappable())
        .isFalse();
    assertThat(facts(invoke("cohere.embed-english-v3", "{'texts':['x'],'input_type':'y'}")))
        .matches(embedding -> !embedding.isOutputCappable())
        .matches(embedding -> embedding.maxOutputTokens() == 0);
  }

  /** A body has the form of its vendor, so another vendor's model would refuse it. */
  @ParameterizedTest
  @CsvSource({
    "us.anthropic.claude-haiku-4-5-20251001-v1:0, true",
    "anthropic.claude-3-haiku-20240307-v1:0, true",
    "us-gov.anthropic.claude-3-haiku-20240307-v1:0, true",
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0, true",
    "us.amazon.nova-lite-v1:0, false",
    "meta.llama3-3-70b-instruct-v1:0, false",
    "anything, false"
  })
  void invokeModel_changesToModelsOfTheSameVendor(String other, boolean fits) {
    ModelRequest invoke = facts(invoke(CLAUDE, "{'messages':[]}"));

    assertThat(invoke.isChangeableTo(other)).isEqualTo(fits);
  }

  @Test
  void converse_countsEverythingThatIsSent() {
    long bound = input(request);

    assertThat(bound).isBetween((long) PROMPT.length(), PROMPT.length() + 200L);
    assertThat(input(request.toBuilder().system(SystemContentBlock.fromText("be brief")).build()))
        .isGreaterThan(bound + "be brief".length());
    assertThat(input(withTool("x".repeat(90)))).isGreaterThan(bound + 530 + 90);
  }

  private ConverseRequest withTool(String schema) {
    ToolSpecification tool =
        ToolSpecification.builder()
            .name("nests")
            .inputSchema(ToolInputSchema.fromJson(Document.fromString(schema)))
            .build();
    return request.toBuilder().toolConfig(tools -> tools.tools(Tool.fromToolSpec(tool))).build();
  }

  @Test
  void picture_countsAsTheLargest() {
    Usage usage =
        atMost(
            with(
                ContentBlock.fromImage(image ->
                    image
                        .format(ImageFormat.PNG)
                        .source(ImageSource.fromBytes(bytes(1_000_000))))));

    assertThat(usage).isNotNull();
    assertThat(usage.quantity(UsageUnit.INPUT_IMAGE_TOKENS)).isEqualTo(4_784);
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isBetween(4_784L, 5_100L);
  }

  @Test
  void document_hasABoundIfItIsText() {
    assumeTrue(BedrockClients.sendTextDocuments(), "this version sends no texts");
    assertThat(input(with(document(DocumentSource.builder().text("x".repeat(500)).build()))))
        .isBetween(500L, 900L);
    assertThat(atMost(with(document(DocumentSource.fromBytes(bytes(10)))))).isNull();
  }

  @Test
  void storedPrompt_hasNoBound() {
    assertThat(
            atMost(
                request.toBuilder()
                    .promptVariables(Map.of("bird", PromptVariableValues.fromText("heron")))
                    .build()))
        .isNull();
  }

  @Test
  void body_isCountedByItsOwnForm() {
    String image = "{'type':'image','source':{'type':'base64','data':'" + "A".repeat(9000) + "'}}";

    assertThat(input(invoke(CLAUDE, "{'messages':[{'role':'user','content':'" + PROMPT + "'}]}")))
        .isBetween((long) PROMPT.length(), PROMPT.length() + 120L);
    assertThat(input(invoke(CLAUDE, "{'messages':[{'role':'user','content':[" + image + "]}]}")))
        .isBetween(4_784L, 5_000L);
    assertThat(atMost(invoke(CLAUDE, "not JSON"))).isNull();
  }

  @Test
  void searchesAndPictures_areCountedByTheRequest() {
    Usage searches =
        atMost(invoke("cohere.rerank-v3-5:0", "{'query':'x','documents':[{'text':'a'},'b']}"));
    Usage pictures =
        atMost(
            invoke(
                "amazon.nova-canvas-v1:0",
                "{'taskType':'TEXT_IMAGE','imageGenerationConfig':{'numberOfImages':4}}"));

    assertThat(searches).isEqualTo(Usage.of(UsageUnit.RERANK_UNITS, 1));
    assertThat(pictures).isEqualTo(Usage.of(UsageUnit.OUTPUT_IMAGES, 4));
  }

  @Test
  void request_isCountedByTheCounterOfTheOptions() {
    TokenCounter none = (model, text) -> 0;
    Operation<ConverseRequest> lenient =
        operation(BedrockOptions.defaults().withTokenCounter(none), request);

    Usage usage = lenient.atMost(request, CLAUDE);

    assertThat(usage).isNotNull();
    assertThat(usage.quantity(UsageUnit.INPUT_TOKENS)).isLessThan(input(request));
  }

  private static SdkBytes bytes(int count) {
    return SdkBytes.fromByteArray(new byte[count]);
  }

  private static ContentBlock document(DocumentSource source) {
    return ContentBlock.fromDocument(
        document -> document.name("herons").format(DocumentFormat.TXT).source(source));
  }

  private ConverseRequest with(ContentBlock block) {
    return request.toBuilder()
        .messages(Message.builder().role(ConversationRole.USER).content(block).build())
        .build();
  }

  private static InvokeModelRequest invoke(String model, String body) {
    return InvokeModelRequest.builder()
        .modelId(model)
        .body(SdkBytes.fromUtf8String(body.replace('\'', '"')))
        .build();
  }

  private static <P> long input(P params) {
    Usage usage = atMost(params);
    assertThat(usage).isNotNull();
    return usage.quantity(UsageUnit.INPUT_TOKENS);
  }

  private static <P> @Nullable Usage atMost(P params) {
    return operation(params).atMost(params, CLAUDE);
  }

  private static <P> ModelRequest facts(P params) {
    return operation(params).request(params, false, Endpoint.of("aws.bedrock"));
  }

  private static <P> Operation<P> operation(P params) {
    return operation(BedrockOptions.defaults(), params);
  }

  @SuppressWarnings("unchecked") // the table is by the type of the parameters
  private static <P> Operation<P> operation(BedrockOptions options, P params) {
    return (Operation<P>) new BedrockSdk(options).operation("converse", params);
  }
}
