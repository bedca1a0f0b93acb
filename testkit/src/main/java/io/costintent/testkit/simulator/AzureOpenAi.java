/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OpenAI's operations as Azure serves them: under the name of a deployment, or with that name in
 * place of the model.
 *
 * <p>An answer names the deployment unless the reply is scripted to name the model that runs there.
 * Streams of chat begin with an event that has no choice, id or model, only what Azure's content
 * filter found in the prompt.
 */
final class AzureOpenAi implements WireProtocol {
  private static final String REQUEST_ID = "apim-request-id";
  private static final String DEPLOYMENT = "{deployment}";
  private static final String OPENAI = "/v1";

  private final WireProtocol spoken;
  private final String path;
  private final Pattern pattern;

  static List<WireProtocol> all() {
    List<WireProtocol> all = new ArrayList<>();
    for (WireProtocol spoken :
        List.of(
            new OpenAiChat(),
            new OpenAiCompletions(),
            new OpenAiResponses(),
            new OpenAiEmbeddings(),
            new OpenAiImages("/v1/images/generations", "image_generation"))) {
      all.add(new AzureOpenAi(spoken, "/openai/deployments/" + DEPLOYMENT));
      all.add(new AzureOpenAi(spoken, "/openai/v1"));
    }
    return all;
  }

  private AzureOpenAi(WireProtocol spoken, String base) {
    this.spoken = spoken;
    this.path = base + spoken.path().substring(OPENAI.length());
    this.pattern = Pattern.compile(path.replace(DEPLOYMENT, "([^/]+)"));
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public boolean serves(String method, String requested) {
    return method.equals("POST") && pattern.matcher(requested).matches();
  }

  @Override
  public String model(String requested, JsonNode body) {
    Matcher matcher = pattern.matcher(requested);
    return matcher.matches() && matcher.groupCount() == 1
        ? matcher.group(1)
        : spoken.model(requested, body);
  }

  @Override
  public boolean streams(String requested, JsonNode body) {
    return spoken.streams(requested, body);
  }

  @Override
  public boolean converses() {
    return spoken.converses();
  }

  @Override
  public Set<WireUsage.Part> meters() {
    return spoken.meters();
  }

  @Override
  public String requestIdHeader() {
    return REQUEST_ID;
  }

  @Override
  public JsonNode error(Failure failure) {
    return spoken.error(failure);
  }

  @Override
  public byte[] streamError(Failure failure, int position) {
    return spoken.streamError(failure, position);
  }

  @Override
  public WireBody answer(SimulatedCall call) {
    WireBody body = spoken.answer(call);
    if (!body.isStream() || !(spoken instanceof OpenAiChat)) {
      return body;
    }
    List<byte[]> chunks = new ArrayList<>();
    chunks.add(ServerSentEvents.data(promptFilter().toString()));
    chunks.addAll(body.chunks());
    return WireBody.stream(body.contentType(), chunks);
  }

  private static ObjectNode promptFilter() {
    ObjectNode event = Json.object();
    event.putArray("choices");
    event.put("created", 0).put("id", "").put("model", "").put("object", "");
    ObjectNode result = event.putArray("prompt_filter_results").addObject().put("prompt_index", 0);
    result
        .putObject("content_filter_results")
        .putObject("violence")
        .put("filtered", false)
        .put("severity", "safe");
    return event;
  }
}
