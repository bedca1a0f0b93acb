/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ChunkReader;
import io.costintent.call.ModelRequest;
import io.costintent.call.ResponseReader;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReader;
import io.costintent.usage.Usage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;

/** Converse, whose requests and responses are the same for every model. */
abstract class ConverseOperation<P extends BedrockRuntimeRequest> extends BedrockOperation<P> {
  private static final int MAX_METADATA = 16;

  /** What AWS takes as a key or a value of the metadata. */
  private static final Pattern METADATA = Pattern.compile("[a-zA-Z0-9\\s:_@$#=/+,.-]{1,256}");

  /** Everything that is read of a response; its content is never touched. */
  private static final PojoJson OUTLINE =
      PojoJson.of(
          Set.of(
                  "usage",
                  "inputTokens",
                  "outputTokens",
                  "totalTokens",
                  "cacheReadInputTokens",
                  "cacheWriteInputTokens",
                  "cacheDetails",
                  "ttl",
                  "stopReason",
                  "metrics",
                  "performanceConfig",
                  "latency",
                  "serviceTier",
                  "type",
                  "trace",
                  "promptRouter",
                  "invokedModelId")
              ::contains);

  private static final PojoJson EVERYTHING = PojoJson.of(name -> true);

  private final BedrockInput input;

  ConverseOperation(Class<P> paramsType, BedrockOptions options) {
    super(paramsType, "bedrock.converse", options);
    this.input = new BedrockInput(options.tokenCounter());
  }

  abstract P withMaxTokens(P params, int limit);

  abstract P withMetadata(P params, Map<String, String> metadata);

  static InferenceConfiguration limited(@Nullable InferenceConfiguration given, int limit) {
    return given == null
        ? InferenceConfiguration.builder().maxTokens(limit).build()
        : given.toBuilder().maxTokens(limit).build();
  }

  /** A limit must stay above the tokens that thinking may take, so it is not set there. */
  @Override
  void describe(P params, String model, ModelRequest.Builder request) {
    Object inference = PojoJson.member(params, "inferenceConfig");
    Object limit = inference instanceof SdkPojo it ? PojoJson.member(it, "maxTokens") : null;
    request
        .operation(ModelRequest.CHAT)
        .modelChangeable(true)
        .maxOutputTokens(limit instanceof Integer number ? number : -1)
        .outputCappable(PojoJson.member(params, "additionalModelRequestFields") == null);
  }

  @Override
  public P withMaxOutput(P params, ModelRequest granted) {
    return withMaxTokens(
        params, (int) Math.max(1, Math.min(granted.maxOutputTokens(), Integer.MAX_VALUE)));
  }

  @Override
  public P withIntent(P params, CostIntent intent) {
    if (options.metadata().isEmpty()) {
      return params;
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    if (PojoJson.member(params, "requestMetadata") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> metadata.put(String.valueOf(name), String.valueOf(value)));
    }
    int before = metadata.size();
    for (IntentKey key : options.metadata()) {
      String value = intent.value(key);
      if (value != null && metadata.size() < MAX_METADATA && METADATA.matcher(value).matches()) {
        metadata.putIfAbsent(key.attribute(), value);
      }
    }
    return metadata.size() == before ? params : withMetadata(params, metadata);
  }

  @Override
  public @Nullable Usage atMost(P params, String model) {
    return input.atMost(EVERYTHING.read(params), model);
  }

  @Override
  public JsonNode outline(Object response) {
    return OUTLINE.read((SdkPojo) response);
  }

  /** The body has no id, the headers have. */
  @Override
  public ResponseReader<Object> responses(P sent, UsageReader reader) {
    return response ->
        answered(BedrockHeaders.of((AwsResponse) response).with(reader.read(outline(response))));
  }

  @Override
  public ChunkReader<Object> chunks(P sent, UsageReader reader) {
    return new BedrockChunks(
        reader, (stream, event) -> stream.accept(outline(event)), ConverseOperation::answered);
  }

  /** Only a prompt router says which model answered, with its ARN. */
  private static ResponseFacts answered(ResponseFacts facts) {
    String model = facts.model();
    return model == null
        ? facts
        : facts.toBuilder().model(BedrockModel.of(model, Map.of()).name()).build();
  }
}
