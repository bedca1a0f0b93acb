/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** InvokeModel in the forms of the vendors, as AWS's guide has them; by plain HTTP. */
class BedrockFamilyTest extends SimulatorTest {
  private enum Vendor {
    CLAUDE("anthropic.claude-haiku-4-5", "{'anthropic_version':'bedrock-2023-05-31'}"),
    NOVA("amazon.nova-lite-v1:0", "{'messages':[]}"),
    TITAN("amazon.titan-text-express-v1", "{'inputText':'Hello'}"),
    LLAMA("meta.llama3-3-70b-instruct-v1:0", "{'prompt':'Hello'}"),
    MISTRAL("mistral.mistral-large-2407-v1:0", "{'prompt':'Hello'}"),
    COHERE("cohere.command-r-v1:0", "{'message':'Hello'}"),
    TITAN_EMBEDDINGS("amazon.titan-embed-text-v2:0", "{'inputText':'Hello'}"),
    COHERE_EMBED("cohere.embed-english-v3", "{'texts':['a','b']}"),
    COHERE_RERANK("cohere.rerank-v3-5:0", "{'query':'q','documents':['a','b']}"),
    IMAGES(
        "amazon.titan-image-generator-v2:0",
        "{'taskType':'TEXT_IMAGE','imageGenerationConfig':{'numberOfImages':2}}");

    final String path;
    final String request;

    Vendor(String model, String request) {
      path = "/model/" + model + "/invoke";
      this.request = request.replace('\'', '"');
    }
  }

  private static final String TOKENS = "(?i)token\\w*\":\\d";
  private static final String METRICS =
      "'amazon-bedrock-invocationMetrics':{'inputTokenCount':5,'outputTokenCount':3,"
          + "'invocationLatency':120,'firstByteLatency':60}";
  private static final String CLAUDE_HEAD =
      "'id':'r-1','type':'message','role':'assistant','model':'anthropic.claude-haiku-4-5',";
  private static final String CLAUDE_INPUT =
      "'input_tokens':5,'cache_creation_input_tokens':0,'cache_read_input_tokens':0,";
  private static final String CLAUDE_DETAILS =
      "'cache_creation':{'ephemeral_5m_input_tokens':0,'ephemeral_1h_input_tokens':0},"
          + "'service_tier':'standard','inference_geo':'not_available'";
  private static final String COHERE_RESPONSE =
      "{'response_id':'r-1','text':'the lake','generation_id':'1_0','finish_reason':'COMPLETE',"
          + "'meta':{'billed_units':{'input_tokens':5,'output_tokens':3}}}";

  static Stream<Arguments> answers() {
    return Stream.of(
        arguments(
            Vendor.CLAUDE,
            "{"
                + CLAUDE_HEAD
                + "'content':[{'type':'text','text':'the lake','citations':null}],"
                + "'stop_reason':'end_turn','stop_sequence':null,"
                + "'usage':{"
                + CLAUDE_INPUT
                + "'output_tokens':3,"
                + CLAUDE_DETAILS
                + "}}"),
        arguments(
            Vendor.NOVA,
            "{'output':{'message':{'role':'assistant','content':[{'text':'the lake'}]}},"
                + "'stopReason':'end_turn',"
                + "'usage':{'inputTokens':5,'outputTokens':3,'totalTokens':8}}"),
        arguments(
            Vendor.TITAN,
            "{'inputTextTokenCount':5,'results':[{'tokenCount':3,'outputText':'the lake',"
                + "'completionReason':'FINISH'}]}"),
        arguments(
            Vendor.LLAMA,
            "{'generation':'the lake','prompt_token_count':5,'generation_token_count':3,"
                + "'stop_reason':'stop'}"),
        arguments(Vendor.MISTRAL, "{'outputs':[{'text':'the lake','stop_reason':'stop'}]}"),
        arguments(Vendor.COHERE, COHERE_RESPONSE));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answer_isInTheVendorsForm(Vendor vendor, String expected) throws Exception {
    simulator.enqueue(answer().build());

    HttpResponse<String> response = post(vendor.path, vendor.request);

    assertThat(parsed(response.body())).isEqualTo(parsed(expected));
    assertThat(response.headers().firstValue("x-amzn-bedrock-input-token-count")).contains("5");
    assertThat(response.headers().firstValue("x-amzn-bedrock-output-token-count")).contains("3");
  }

  static Stream<Arguments> streams() {
    return Stream.of(
        arguments(
            Vendor.CLAUDE,
            List.of(
                "{'type':'message_start','message':{"
                    + CLAUDE_HEAD
                    + "'content':[],"
                    + "'stop_reason':null,'stop_sequence':null,"
                    + "'usage':{"
                    + CLAUDE_INPUT
                    + "'output_tokens':1,"
                    + CLAUDE_DETAILS
                    + "}}}",
                "{'type':'content_block_start','index':0,"
                    + "'content_block':{'type':'text','text':'','citations':null}}",
                "{'type':'content_block_delta','index':0,"
                    + "'delta':{'type':'text_delta','text':'the '}}",
                "{'type':'content_block_delta','index':0,"
                    + "'delta':{'type':'text_delta','text':'lake'}}",
                "{'type':'content_block_stop','index':0}",
                "{'type':'message_delta','delta':{'stop_reason':'end_turn','stop_sequence':null},"
                    + "'usage':{"
                    + CLAUDE_INPUT
                    + "'output_tokens':3}}",
                "{'type':'message_stop'," + METRICS + "}")),
        arguments(
            Vendor.NOVA,
            List.of(
                "{'messageStart':{'role':'assistant'}}",
                "{'contentBlockDelta':{'contentBlockIndex':0,'delta':{'text':'the '}}}",
                "{'contentBlockDelta':{'contentBlockIndex':0,'delta':{'text':'lake'}}}",
                "{'contentBlockStop':{'contentBlockIndex':0}}",
                "{'messageStop':{'stopReason':'end_turn'}}",
                "{'metadata':{'usage':{'inputTokens':5,'outputTokens':3,'totalTokens':8},"
                    + "'metrics':{}},"
                    + METRICS
                    + "}")),
        arguments(
            Vendor.TITAN,
            List.of(
                "{'outputText':'the ','index':0,'totalOutputTextTokenCount':null,"
                    + "'completionReason':null,'inputTextTokenCount':null}",
                "{'outputText':'lake','index':0,'totalOutputTextTokenCount':null,"
                    + "'completionReason':null,'inputTextTokenCount':null}",
                "{'outputText':'','index':0,'totalOutputTextTokenCount':3,"
                    + "'completionReason':'FINISH','inputTextTokenCount':5,"
                    + METRICS
                    + "}")),
        arguments(
            Vendor.LLAMA,
            List.of(
                "{'generation':'the ','stop_reason':null}",
                "{'generation':'lake','stop_reason':null}",
                "{'generation':'','prompt_token_count':5,'generation_token_count':3,"
                    + "'stop_reason':'stop',"
                    + METRICS
                    + "}")),
        arguments(
            Vendor.MISTRAL,
            List.of(
                "{'outputs':[{'text':'the ','stop_reason':null}]}",
                "{'outputs':[{'text':'lake','stop_reason':null}]}",
                "{'outputs':[{'text':'','stop_reason':'stop'}]," + METRICS + "}")),
        arguments(
            Vendor.COHERE,
            List.of(
                "{'event_type':'stream-start','is_finished':false,'generation_id':'1_0'}",
                "{'event_type':'text-generation','is_finished':false,'text':'the '}",
                "{'event_type':'text-generation','is_finished':false,'text':'lake'}",
                "{'event_type':'stream-end','is_finished':true,'finish_reason':'COMPLETE',"
                    + "'response':"
                    + COHERE_RESPONSE
                    + ","
                    + METRICS
                    + "}")));
  }

  @ParameterizedTest
  @MethodSource("streams")
  void stream_isInTheVendorsForm(Vendor vendor, List<String> expected) throws Exception {
    simulator.enqueue(answer().build());

    List<JsonNode> chunks = chunks(vendor);

    assertThat(chunks)
        .containsExactlyElementsOf(expected.stream().map(BedrockFamilyTest::parsed).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "CLAUDE, /stop_reason, /delta/stop_reason, max_tokens",
    "NOVA, /stopReason, /messageStop/stopReason, max_tokens",
    "TITAN, /results/0/completionReason, /completionReason, LENGTH",
    "LLAMA, /stop_reason, /stop_reason, length",
    "MISTRAL, /outputs/0/stop_reason, /outputs/0/stop_reason, length",
    "COHERE, /finish_reason, /response/finish_reason, MAX_TOKENS"
  })
  void truncatedAnswer_saysSo(Vendor vendor, String whole, String streamed, String reason)
      throws Exception {
    simulator.enqueue(answer().truncated().build(), answer().truncated().build());

    JsonNode body = json(post(vendor.path, vendor.request));

    assertThat(body.at(whole).textValue()).isEqualTo(reason);
    assertThat(chunks(vendor))
        .extracting(chunk -> chunk.at(streamed).textValue())
        .containsOnlyOnce(reason);
  }

  @ParameterizedTest
  @EnumSource
  void answerWithoutUsage_countsNoTokens(Vendor vendor) throws Exception {
    simulator.enqueue(Reply.builder().text("the lake").withoutUsage().build());

    HttpResponse<String> response = post(vendor.path, vendor.request);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).doesNotContainPattern(TOKENS);
    assertThat(response.headers().map()).doesNotContainKey("x-amzn-bedrock-input-token-count");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_NONE,
      names = {".*_.*", "IMAGES"})
  void streamWithoutUsage_countsNoTokens(Vendor vendor) throws Exception {
    simulator.enqueue(Reply.builder().text("the lake").withoutUsage().build());

    String chunks = chunks(vendor).toString();

    assertThat(chunks).contains("lake").doesNotContainPattern(TOKENS);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_NONE,
      names = {".*_.*", "IMAGES"})
  void brokenStream_endsWithAnExceptionOfBedrocks(Vendor vendor) throws Exception {
    simulator.enqueue(answer().errorAfter(1, "ModelStreamErrorException", "broken").build());

    List<EventStreamFrame> frames = frames(vendor);

    assertThat(frames)
        .extracting(EventStreamFrame::type)
        .containsExactly("chunk", "modelStreamErrorException");
    assertThat(frames.get(1).payload()).isEqualTo(parsed("{'message':'broken'}"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, ValidationException",
    "403, AccessDeniedException",
    "404, ResourceNotFoundException",
    "408, ModelTimeoutException",
    "424, ModelErrorException",
    "429, ThrottlingException",
    "500, InternalServerException",
    "503, ServiceUnavailableException"
  })
  void failure_hasTheExceptionOfItsStatus(int status, String type) throws Exception {
    simulator.enqueue(Reply.error(status));

    HttpResponse<String> response = post(Vendor.LLAMA.path, Vendor.LLAMA.request);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(json(response).path("__type").textValue()).isEqualTo(type);
    assertThat(json(response).path("message").textValue()).isNotEmpty();
  }

  @Test
  void claudeAndNova_callTools() throws Exception {
    simulator.when(request -> true, Reply.builder().toolCall("map", "{\"of\":\"nests\"}").build());

    JsonNode claude = json(post(Vendor.CLAUDE.path, Vendor.CLAUDE.request));
    JsonNode nova = json(post(Vendor.NOVA.path, Vendor.NOVA.request));
    List<JsonNode> streamed = chunks(Vendor.NOVA);

    assertThat(claude.at("/content/0/name").textValue()).isEqualTo("map");
    assertThat(claude.path("stop_reason").textValue()).isEqualTo("tool_use");
    assertThat(nova.at("/output/message/content/0/toolUse/input"))
        .isEqualTo(parsed("{'of':'nests'}"));
    assertThat(nova.path("stopReason").textValue()).isEqualTo("tool_use");
    assertThat(streamed.get(1).at("/contentBlockStart/start/toolUse/name").textValue())
        .isEqualTo("map");
    assertThat(streamed.get(2).at("/contentBlockDelta/delta/toolUse/input").textValue())
        .isEqualTo("{\"of\":\"nests\"}");
    assertThat(streamed.get(4).at("/messageStop/stopReason").textValue()).isEqualTo("tool_use");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CLAUDE", "NOVA"})
  void toolCallOfAnotherVendor_isAScriptError(Vendor vendor) throws Exception {
    simulator.enqueue(Reply.builder().toolCall("map", "{}").build());

    HttpResponse<String> response = post(vendor.path, vendor.request);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(simulator.takeScriptErrors().toString()).contains("tool call for");
  }

  static Stream<Arguments> results() {
    return Stream.of(
        arguments(Vendor.TITAN_EMBEDDINGS, "{'embedding':[0.25,0.25],'inputTextTokenCount':5}"),
        arguments(
            Vendor.COHERE_EMBED,
            "{'id':'r-1','response_type':'embeddings_floats',"
                + "'embeddings':[[0.25,0.25],[0.25,0.25]]}"),
        arguments(
            Vendor.COHERE_RERANK,
            "{'results':[{'index':0,'relevance_score':0.5},{'index':1,'relevance_score':0.5}]}"));
  }

  @ParameterizedTest
  @MethodSource("results")
  void result_isInTheVendorsForm(Vendor vendor, String expected) throws Exception {
    simulator.enqueue(Reply.builder().responseId("r-1").usage(WireUsage.of(5, 0)).build());

    HttpResponse<String> response = post(vendor.path, vendor.request);

    assertThat(json(response)).isEqualTo(parsed(expected));
    assertThat(response.headers().firstValue("x-amzn-bedrock-input-token-count")).contains("5");
  }

  @Test
  void images_areAsManyAsWereAskedFor() throws Exception {
    JsonNode two = json(post(Vendor.IMAGES.path, Vendor.IMAGES.request));
    JsonNode one = json(post(Vendor.IMAGES.path, "{\"taskType\":\"TEXT_IMAGE\"}"));

    assertThat(two).isEqualTo(parsed("{'images':['aGVyb24=','aGVyb24='],'error':null}"));
    assertThat(one.path("images")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_ANY,
      names = {".*_.*", "IMAGES"})
  void streamOfAFamilyThatHasNone_isAScriptError(Vendor vendor) throws Exception {
    HttpResponse<String> response = post(vendor.path + "-with-response-stream", vendor.request);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(simulator.takeScriptErrors().toString()).contains("a stream of");
  }

  @ParameterizedTest
  @CsvSource({"LLAMA, Llama, CACHE_READ", "TITAN_EMBEDDINGS, Titan embeddings, CACHE_READ"})
  void numberThatAFamilyHasNoFieldFor_isAScriptError(Vendor vendor, String name, String part)
      throws Exception {
    simulator.enqueue(Reply.builder().usage(WireUsage.builder().cacheRead(9).build()).build());

    HttpResponse<String> response = post(vendor.path, vendor.request);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(simulator.takeScriptErrors().toString()).contains(name, part);
  }

  private static Reply.Builder answer() {
    return Reply.builder().responseId("r-1").text("the lake").usage(WireUsage.of(5, 3));
  }

  private List<JsonNode> chunks(Vendor vendor) throws IOException, InterruptedException {
    return frames(vendor).stream().map(frame -> parsed(frame.chunk().toString())).toList();
  }

  private List<EventStreamFrame> frames(Vendor vendor) throws IOException, InterruptedException {
    return EventStreamFrame.readAll(
        postForStream(vendor.path + "-with-response-stream", vendor.request).body());
  }

  /** Leaves out what is another in the ids of each run. */
  private static JsonNode parsed(String json) {
    return Json.parseObject("json", json.replace('\'', '"').replaceAll("[0-9a-f]{32}-", ""));
  }
}
