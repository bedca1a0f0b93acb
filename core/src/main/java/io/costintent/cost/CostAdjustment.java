/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.cost;

import static java.util.Objects.requireNonNull;

import io.costintent.money.Money;

/**
 * What one agreement of an organisation changed about a cost. Immutable and thread-safe.
 *
 * @param name what the organisation calls it
 * @param amount what it added; below zero for a discount
 * @since 0.1
 */
public record CostAdjustment(String name, Money amount) {
  public CostAdjustment {
    requireNonNull(name, "name");
    requireNonNull(amount, "amount");
  }
}
