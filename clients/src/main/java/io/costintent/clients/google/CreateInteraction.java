/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.InputBound;
import io.costintent.clients.PartTypes;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An interaction with a model or an agent, which names neither in its path. */
final class CreateInteraction extends WireOperation {
  private static final String MODEL = "model";
  private static final String STREAM = "stream";
  private static final String CONFIG = "generation_config";
  private static final String LIMIT = "max_output_tokens";
  private static final String THINKING = "thinking_level";
  private static final Set<String> FIELDS =
      Set.of(MODEL, "agent", STREAM, CONFIG, "service_tier", "background");

  private static final PartTypes PARTS =
      new PartTypes(
          Set.of("image"),
          ContentBound.IMAGE_TOKENS,
          Set.of("audio", "video", "document"),
          Set.of("function"),
          ContentBound.TOOL_TOKENS,
          Set.of("previous_interaction_id", "environment", "agent"));

  private final InputBound bound;

  CreateInteraction(GoogleOptions options) {
    super(ModelRequest.GENERATE_CONTENT, "gemini.interactions");
    this.bound = InputBound.create(PARTS, options.tokenCounter());
  }

  static boolean streams(WireRequest request) {
    return request.fields(Set.of(STREAM)).path(STREAM).asBoolean();
  }

  /** What runs in the background is answered before there is any usage. */
  @Override
  public ModelRequest request(WireRequest request, boolean streaming, Endpoint endpoint) {
    JsonNode fields = request.fields(FIELDS);
    JsonNode config = fields.path(CONFIG);
    boolean model = fields.hasNonNull(MODEL);
    return endpoint
        .request(fields.path(model ? MODEL : "agent").asText(UNKNOWN_MODEL))
        .operation(name())
        .streaming(streaming)
        .serviceTier(fields.path("service_tier").textValue())
        .usageExpected(streaming || !fields.path("background").asBoolean())
        .maxOutputTokens(config.path(LIMIT).asLong(NO_LIMIT))
        .modelChangeable(model)
        .outputCappable(model && !config.hasNonNull(THINKING))
        .build();
  }

  @Override
  public WireRequest withModel(WireRequest request, String model) {
    ObjectNode body = request.json();
    return request.withJson(body.put(MODEL, model));
  }

  @Override
  public WireRequest withMaxOutput(WireRequest request, ModelRequest granted) {
    ObjectNode body = request.json();
    body.withObjectProperty(CONFIG).put(LIMIT, granted.maxOutputTokens());
    return request.withJson(body);
  }

  @Override
  public @Nullable Usage atMost(WireRequest request, String model) {
    return bound.atMost(request.json(), model);
  }
}
