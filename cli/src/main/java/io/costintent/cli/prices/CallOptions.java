/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cli.prices;

import io.costintent.pricing.PriceQuery;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The terms of a call. Filled by the command line. */
final class CallOptions {
  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Who bills: openai, anthropic, aws.bedrock, gcp.vertex_ai, ...")
  @Nullable String provider;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The model, as the response or the request names it.")
  @Nullable String model;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description =
          "When the call was made, such as 2026-10-01T12:00:00Z; a day is its start in UTC. "
              + "Now, when left out.")
  @Nullable Instant at;

  @Option(
      names = "--tier",
      paramLabel = "NAME",
      description = "The service tier that served the call: flex, priority, batch, ...")
  @Nullable String tier;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "The region or geography that served it: eu-central-1, us, ...")
  @Nullable String region;

  @Option(
      names = "--scope",
      paramLabel = "NAME",
      description = "The reach of the endpoint: global, datazone or regional.")
  @Nullable String scope;

  @Option(names = "--batch", description = "The call was part of a batch.")
  boolean batch;

  @Option(
      names = "--speed",
      paramLabel = "NAME",
      description = "The speed asked for, such as fast.")
  @Nullable String speed;

  @Option(
      names = "--term",
      paramLabel = "NAME=VALUE",
      description = "A further term, such as quality=high or size=1024x1024; repeatable.")
  Map<String, String> terms = Map.of();

  PriceQuery query(String model, Clock clock) {
    PriceQuery.Builder query =
        PriceQuery.builder(provider, model, at == null ? clock.instant() : at)
            .servedServiceTier(tier)
            .batch(batch)
            .region(region)
            .scope(scope)
            .speed(speed);
    terms.forEach(query::condition);
    return query.build();
  }
}
