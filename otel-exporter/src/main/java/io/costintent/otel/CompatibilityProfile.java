/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.costintent.telemetry.CostAttributes;
import io.costintent.telemetry.GenAiAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tool whose own names for cost are written beside ours, on request.
 *
 * <p>All of them mean US dollars, so amounts of other currencies are not written. Not on by
 * default: some backends cannot hold {@code gen_ai.usage.cost} and {@code gen_ai.usage.cost.amount}
 * together, because one would be a value and an object at once.
 *
 * @since 0.1
 */
public enum CompatibilityProfile {
  /** OpenInference, Phoenix and Arize: {@code llm.cost.*}. */
  OPENINFERENCE {
    @Override
    void write(Attributes cost, BigDecimal total, AttributesBuilder builder) {
      BigDecimal input = share(cost, CostAttributes.COST_INPUT);
      BigDecimal cacheRead = share(cost, CostAttributes.COST_CACHE_READ);
      BigDecimal cacheWrite = share(cost, CostAttributes.COST_CACHE_WRITE);
      BigDecimal output = share(cost, CostAttributes.COST_OUTPUT);
      put(builder, "llm.cost.total", total);
      put(builder, "llm.cost.prompt", input.add(cacheRead).add(cacheWrite));
      put(builder, "llm.cost.completion", output);
      put(builder, "llm.cost.prompt_details.input", input);
      put(builder, "llm.cost.prompt_details.cache_read", cacheRead);
      put(builder, "llm.cost.prompt_details.cache_write", cacheWrite);
      put(builder, "llm.cost.completion_details.output", output);
    }
  },
  /** OpenLIT: {@code gen_ai.usage.cost}. */
  OPENLIT {
    @Override
    void write(Attributes cost, BigDecimal total, AttributesBuilder builder) {
      put(builder, "gen_ai.usage.cost", total);
    }
  },
  /** Pydantic Logfire: {@code operation.cost}. */
  LOGFIRE {
    @Override
    void write(Attributes cost, BigDecimal total, AttributesBuilder builder) {
      put(builder, "operation.cost", total);
    }
  },
  /** Langfuse: {@code langfuse.observation.cost_details}, a JSON object. */
  LANGFUSE {
    @Override
    void write(Attributes cost, BigDecimal total, AttributesBuilder builder) {
      BigDecimal output = share(cost, CostAttributes.COST_OUTPUT);
      BigDecimal input =
          share(cost, CostAttributes.COST_INPUT)
              .add(share(cost, CostAttributes.COST_CACHE_READ))
              .add(share(cost, CostAttributes.COST_CACHE_WRITE));
      builder.put(
          stringKey("langfuse.observation.cost_details"),
          "{\"input\":"
              + plain(input)
              + ",\"output\":"
              + plain(output)
              + ",\"total\":"
              + plain(total)
              + '}');
    }
  };

  /**
   * Returns the profile of a name such as {@code openinference}.
   *
   * @throws IllegalArgumentException when there is no such profile
   */
  public static CompatibilityProfile parse(String name) {
    for (CompatibilityProfile profile : values()) {
      if (profile.name().equalsIgnoreCase(name.strip())) {
        return profile;
      }
    }
    throw new IllegalArgumentException(
        "compat: "
            + name
            + " (expected: "
            + Arrays.stream(values())
                .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "))
            + ")");
  }

  /** Returns this tool's attributes for a span with these; none without an amount in dollars. */
  Attributes attributes(Attributes cost) {
    String total = cost.get(CostAttributes.COST_TOTAL);
    if (total == null || !"USD".equals(cost.get(GenAiAttributes.USAGE_COST_CURRENCY))) {
      return Attributes.empty();
    }
    AttributesBuilder builder = Attributes.builder();
    write(cost, new BigDecimal(total), builder);
    return builder.build();
  }

  abstract void write(Attributes cost, BigDecimal total, AttributesBuilder builder);

  /** A share as the exact decimal that its attribute stands for. */
  private static BigDecimal share(Attributes cost, AttributeKey<Double> key) {
    @Nullable Number share = cost.get(key);
    return share == null ? BigDecimal.ZERO : new BigDecimal(share.toString());
  }

  private static void put(AttributesBuilder builder, String key, BigDecimal amount) {
    builder.put(doubleKey(key), amount.doubleValue());
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
