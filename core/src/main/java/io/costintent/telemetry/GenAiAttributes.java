/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * The names of OpenTelemetry's conventions for generative AI that Cost Intent writes.
 *
 * <p>Own constants because the published ones are deprecated since the conventions moved to a
 * repository of their own. The three for cost are proposed there (pull request 443).
 *
 * @since 0.1
 */
public final class GenAiAttributes {
  public static final AttributeKey<String> OPERATION_NAME = stringKey("gen_ai.operation.name");
  public static final AttributeKey<String> PROVIDER_NAME = stringKey("gen_ai.provider.name");
  public static final AttributeKey<String> REQUEST_MODEL = stringKey("gen_ai.request.model");
  public static final AttributeKey<Boolean> REQUEST_STREAM =
      AttributeKey.booleanKey("gen_ai.request.stream");
  public static final AttributeKey<String> RESPONSE_MODEL = stringKey("gen_ai.response.model");
  public static final AttributeKey<String> RESPONSE_ID = stringKey("gen_ai.response.id");
  public static final AttributeKey<List<String>> RESPONSE_FINISH_REASONS =
      stringArrayKey("gen_ai.response.finish_reasons");

  /** Seconds to the first chunk of a stream. */
  public static final AttributeKey<Double> RESPONSE_TIME_TO_FIRST_CHUNK =
      doubleKey("gen_ai.response.time_to_first_chunk");

  /** All input tokens, cached ones included. */
  public static final AttributeKey<Long> USAGE_INPUT_TOKENS = longKey("gen_ai.usage.input_tokens");

  /** All output tokens, reasoning included. */
  public static final AttributeKey<Long> USAGE_OUTPUT_TOKENS =
      longKey("gen_ai.usage.output_tokens");

  public static final AttributeKey<Long> USAGE_CACHE_READ_INPUT_TOKENS =
      longKey("gen_ai.usage.cache_read.input_tokens");
  public static final AttributeKey<Long> USAGE_CACHE_WRITE_INPUT_TOKENS =
      longKey("gen_ai.usage.cache_write.input_tokens");
  public static final AttributeKey<Long> USAGE_REASONING_OUTPUT_TOKENS =
      longKey("gen_ai.usage.reasoning.output_tokens");

  /** The amount; absent when unknown, never 0 for unknown. */
  public static final AttributeKey<Double> USAGE_COST_AMOUNT =
      doubleKey("gen_ai.usage.cost.amount");

  /** ISO 4217. */
  public static final AttributeKey<String> USAGE_COST_CURRENCY =
      stringKey("gen_ai.usage.cost.currency");

  /** {@code provider} or {@code local}. */
  public static final AttributeKey<String> USAGE_COST_SOURCE =
      stringKey("gen_ai.usage.cost.source");

  /** The agent that calls; from {@link CallAttributes}. */
  public static final AttributeKey<String> AGENT_NAME = stringKey("gen_ai.agent.name");

  /** What tells the agent that calls from others of its name; from {@link CallAttributes}. */
  public static final AttributeKey<String> AGENT_ID = stringKey("gen_ai.agent.id");

  /** The conversation that the call is part of; from {@link CallAttributes}. */
  public static final AttributeKey<String> CONVERSATION_ID = stringKey("gen_ai.conversation.id");

  /** On metrics: {@code input} or {@code output}. */
  public static final AttributeKey<String> TOKEN_TYPE = stringKey("gen_ai.token.type");

  public static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");
  public static final AttributeKey<String> SERVER_ADDRESS = stringKey("server.address");
  public static final AttributeKey<Long> SERVER_PORT = longKey("server.port");

  /** The tier that served the call; written for every provider that has tiers. */
  public static final AttributeKey<String> SERVICE_TIER = stringKey("openai.response.service_tier");

  private GenAiAttributes() {}
}
