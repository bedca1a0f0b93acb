/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ChunkReader;
import io.costintent.call.ModelRequest;
import io.costintent.call.ResponseReader;
import io.costintent.intent.CostIntent;
import io.costintent.provider.UsageReader;
import io.costintent.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * One kind of call of an SDK: what its parameters ask for, and how its responses are read.
 *
 * <p>Methods may fail with a {@link LinkageError} when the SDK has another version than they were
 * compiled with; callers guard them. Implementations are immutable and thread-safe.
 *
 * @param <P> the SDK's type of parameters
 * @since 0.1
 */
public interface Operation<P> {
  /** The SDK's type of parameters. */
  Class<P> paramsType();

  /** What is asked, as in {@code gen_ai.operation.name}. */
  String name();

  /** The wire shape of responses, as in {@link io.costintent.provider.UsageReaders}. */
  String shape();

  /** Returns what {@code params} ask of {@code endpoint}. */
  ModelRequest request(P params, boolean streaming, Endpoint endpoint);

  /** Returns the parameters to send, which are the same unless the application opted for more. */
  default P prepare(P params, boolean streaming) {
    return params;
  }

  /** Returns the same parameters for another model, which a policy chose. */
  P withModel(P params, String model);

  /**
   * Returns the same parameters with the limit on output tokens that {@code granted} has, which a
   * budget chose; only asked where requests said that it can be set.
   */
  P withMaxOutput(P params, ModelRequest granted);

  /**
   * Returns what {@code params} consume at most besides output tokens, or null when nobody knows.
   * Takes time in proportion to their length; only asked where a budget applies.
   */
  @Nullable Usage atMost(P params, String model);

  /**
   * Returns the same parameters with what the application opted to tell the provider of the intent,
   * such as tags for its logs; asked last, after a policy has decided.
   */
  default P withIntent(P params, CostIntent intent) {
    return params;
  }

  /**
   * Returns what {@code params} are billed for whatever the answer, where no response says it, such
   * as the characters of a text to be spoken; null where responses say it.
   */
  default @Nullable Usage billedByRequest(P params) {
    return null;
  }

  /** Returns what reads a whole response to {@code sent}. */
  default ResponseReader<Object> responses(P sent, UsageReader reader) {
    return response -> {
      JsonNode outline = outline(response);
      return outline == null ? null : reader.read(outline);
    };
  }

  /** Returns what reads the chunks of one new stream that answers {@code sent}. */
  default ChunkReader<Object> chunks(P sent, UsageReader reader) {
    return ChunkReader.of(reader.stream(), this::outline);
  }

  /**
   * Returns what a response or a chunk says about itself, without its content, or null when that is
   * nothing.
   */
  @Nullable JsonNode outline(Object response);
}
