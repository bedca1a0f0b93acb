/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.provider;

import io.costintent.money.Money;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the headers of a response say about a call, where its body does not.
 *
 * <p>Headers are asked for by name in lower case; the function returns null for one that is not
 * there. Never throws.
 *
 * @since 0.1
 */
public final class ResponseHeaders {
  private static final int MAX_LENGTH = 64;
  private static final String COST = "x-litellm-response-cost";

  /**
   * Returns what Azure says of a call to provisioned throughput: the term {@code spillover} when it
   * was sent on to a deployment that is paid by the token ({@code x-ms-is-spilled-over}).
   */
  public static ResponseFacts azure(Function<String, @Nullable String> headers) {
    String spilled = headers.apply("x-ms-is-spilled-over");
    return spilled != null && spilled.trim().equalsIgnoreCase("true")
        ? ResponseFacts.builder().condition("spillover", "true").build()
        : ResponseFacts.unknown();
  }

  /**
   * Returns what a LiteLLM proxy says that a call costs, after its discounts and margins.
   *
   * <p>Since 1.98 the proxy leaves out {@code x-litellm-response-cost} where it is the same as
   * {@code -original}; then the parts are put together. The proxy sends 0 for models that it has no
   * price for, so 0 is not believed. Nor is anything that comes ahead of a stream, which nobody has
   * counted yet: do not ask there.
   */
  public static ResponseFacts liteLlm(Function<String, @Nullable String> headers) {
    BigDecimal total = amount(headers, COST);
    if (total == null) {
      total = fromParts(headers);
    }
    return total == null || total.signum() <= 0
        ? ResponseFacts.unknown()
        : ResponseFacts.builder().reportedCost(Money.usd(total.toPlainString())).build();
  }

  private static @Nullable BigDecimal fromParts(Function<String, @Nullable String> headers) {
    BigDecimal original = amount(headers, COST + "-original");
    BigDecimal discount = amount(headers, COST + "-discount-amount");
    BigDecimal margin = amount(headers, COST + "-margin-amount");
    return original == null
        ? null
        : original
            .subtract(discount == null ? BigDecimal.ZERO : discount)
            .add(margin == null ? BigDecimal.ZERO : margin);
  }

  private static @Nullable BigDecimal amount(
      Function<String, @Nullable String> headers, String name) {
    String text = headers.apply(name);
    if (text == null || text.length() > MAX_LENGTH) {
      return null;
    }
    return Json.decimal(text.trim());
  }

  private ResponseHeaders() {}
}
