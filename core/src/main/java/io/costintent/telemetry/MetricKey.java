/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.telemetry;

import io.costintent.call.CallRecord;
import io.costintent.cost.Cost;
import io.costintent.cost.CostReason;
import io.costintent.cost.CostStatus;
import io.costintent.intent.CostIntent;
import io.costintent.money.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What distinguishes one series from another.
 *
 * <p>Not a record: its hash is asked for on every call, and this one is cheaper than the generated
 * one.
 */
final class MetricKey {
  private static final String OTHER = "other";
  private static final String USD = "USD";

  private final CostIntent intent;
  private final String provider;
  private final String requestModel;
  private final String responseModel;
  private final String operation;
  private final @Nullable CostStatus status;
  private final @Nullable CostReason reason;
  private final String decision;
  private final @Nullable Class<?> error;
  private final String currency;
  private final boolean overflow;
  private final boolean charge;

  static MetricKey of(CallRecord record, CostIntent boundedIntent) {
    Cost cost = record.cost();
    Money total = cost == null ? null : cost.total();
    Throwable error = record.error();
    return new MetricKey(
        boundedIntent,
        record.request().provider(),
        record.request().model(),
        record.model(),
        record.request().operation(),
        cost == null ? null : cost.status(),
        cost == null || total != null ? null : cost.reasons().iterator().next(),
        record.decision().value(),
        error == null ? null : error.getClass(),
        total == null ? USD : total.currency().getCurrencyCode(),
        false,
        record.isCharge());
  }

  /** Returns the key that all calls share once there are too many series. */
  static MetricKey overflow(String currency) {
    return new MetricKey(
        CostIntent.none(),
        OTHER,
        OTHER,
        OTHER,
        OTHER,
        null,
        null,
        OTHER,
        null,
        currency,
        true,
        false);
  }

  private MetricKey(
      CostIntent intent,
      String provider,
      String requestModel,
      String responseModel,
      String operation,
      @Nullable CostStatus status,
      @Nullable CostReason reason,
      String decision,
      @Nullable Class<?> error,
      String currency,
      boolean overflow,
      boolean charge) {
    this.intent = intent;
    this.provider = provider;
    this.requestModel = requestModel;
    this.responseModel = responseModel;
    this.operation = operation;
    this.status = status;
    this.reason = reason;
    this.decision = decision;
    this.error = error;
    this.currency = currency;
    this.overflow = overflow;
    this.charge = charge;
  }

  CostIntent intent() {
    return intent;
  }

  String provider() {
    return provider;
  }

  String requestModel() {
    return requestModel;
  }

  String responseModel() {
    return responseModel;
  }

  String operation() {
    return operation;
  }

  @Nullable CostStatus status() {
    return status;
  }

  @Nullable CostReason reason() {
    return reason;
  }

  String decision() {
    return decision;
  }

  @Nullable Class<?> error() {
    return error;
  }

  String currency() {
    return currency;
  }

  boolean isOverflow() {
    return overflow;
  }

  /** Whether it counts charges, which are of a service and an item. */
  boolean isCharge() {
    return charge;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof MetricKey other
        && intent.equals(other.intent)
        && provider.equals(other.provider)
        && requestModel.equals(other.requestModel)
        && responseModel.equals(other.responseModel)
        && operation.equals(other.operation)
        && status == other.status
        && reason == other.reason
        && decision.equals(other.decision)
        && Objects.equals(error, other.error)
        && currency.equals(other.currency)
        && overflow == other.overflow
        && charge == other.charge;
  }

  /** Over what usually differs; the rest is left to {@link #equals}. */
  @Override
  public int hashCode() {
    int hash = intent.hashCode();
    hash = 31 * hash + requestModel.hashCode();
    hash = 31 * hash + responseModel.hashCode();
    hash = 31 * hash + operation.hashCode();
    return 31 * hash + (status == null ? 0 : status.ordinal());
  }
}
