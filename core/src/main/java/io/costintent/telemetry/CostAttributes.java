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
 * The names that Cost Intent writes on spans and metrics, besides those of the {@linkplain
 * io.costintent.intent.IntentKey#attribute() intent} and of {@link GenAiAttributes}. {@code
 * docs/attributes.md} describes them; a test compares the two.
 *
 * @since 0.1
 */
public final class CostAttributes {
  /** The exact amount as a decimal string. */
  public static final AttributeKey<String> COST_TOTAL = stringKey("costintent.cost.total");

  /** The share of input that was not cached. */
  public static final AttributeKey<Double> COST_INPUT = doubleKey("costintent.cost.input");

  /** The share of output. */
  public static final AttributeKey<Double> COST_OUTPUT = doubleKey("costintent.cost.output");

  /** The share of input served from the provider's cache. */
  public static final AttributeKey<Double> COST_CACHE_READ =
      doubleKey("costintent.cost.cache_read");

  /** The share of input written to the provider's cache. */
  public static final AttributeKey<Double> COST_CACHE_WRITE =
      doubleKey("costintent.cost.cache_write");

  /** The share of tools that the provider ran. */
  public static final AttributeKey<Double> COST_TOOLS = doubleKey("costintent.cost.tools");

  /** The share of everything else. */
  public static final AttributeKey<Double> COST_OTHER = doubleKey("costintent.cost.other");

  /** {@code reported}, {@code exact}, {@code estimated}, {@code unpriced} or {@code free}. */
  public static final AttributeKey<String> COST_STATUS = stringKey("costintent.cost.status");

  /** Why the status is not {@code exact}. */
  public static final AttributeKey<List<String>> COST_REASONS =
      stringArrayKey("costintent.cost.reasons");

  /** On metrics, for a call without a price: the first reason. */
  public static final AttributeKey<String> COST_REASON = stringKey("costintent.cost.reason");

  /** On a span that did not bill itself: what the calls below it cost. */
  public static final AttributeKey<Double> COST_INCLUSIVE = doubleKey("costintent.cost.inclusive");

  /** What the call costs at list prices, where the organisation pays otherwise. */
  public static final AttributeKey<Double> COST_LIST = doubleKey("costintent.cost.list");

  /** The reported amount minus the computed one, where both are known. */
  public static final AttributeKey<Double> COST_DELTA = doubleKey("costintent.cost.delta");

  /** Id and version of the price book. */
  public static final AttributeKey<String> PRICE_BOOK = stringKey("costintent.price.book");

  /** How the model was found in the book. */
  public static final AttributeKey<String> PRICE_MATCH = stringKey("costintent.price.match");

  /** The entry of the book that gave the price. */
  public static final AttributeKey<String> PRICE_SKU = stringKey("costintent.price.sku");

  /** 1 for the first try. */
  public static final AttributeKey<Long> ATTEMPT = longKey("costintent.attempt");

  /** What the policies decided, when it was not simply {@code allow}. */
  public static final AttributeKey<String> DECISION = stringKey("costintent.budget.decision");

  /** The budget that has least left of those that apply; on its metrics each budget. */
  public static final AttributeKey<String> BUDGET_ID = stringKey("costintent.budget.id");

  /** The share of that budget's limit that is neither settled nor reserved. */
  public static final AttributeKey<Double> BUDGET_REMAINING_RATIO =
      doubleKey("costintent.budget.remaining_ratio");

  /** On metrics of budgets: the values that one counts apart, such as {@code team=search}. */
  public static final AttributeKey<String> BUDGET_SCOPE = stringKey("costintent.budget.scope");

  /** On metrics of budgets: what one counts. */
  public static final AttributeKey<String> BUDGET_UNIT = stringKey("costintent.budget.unit");

  /** On {@code costintent.budget.events}: what happened. */
  public static final AttributeKey<String> BUDGET_EVENT = stringKey("costintent.budget.event");

  /** On {@code costintent.budget.events}: more about it. */
  public static final AttributeKey<String> BUDGET_EVENT_DETAIL =
      stringKey("costintent.budget.event.detail");

  /** The one invocation of a function that the call is part of; from {@link CallAttributes}. */
  public static final AttributeKey<String> INVOCATION_ID = stringKey("costintent.invocation.id");

  /** The function, such as a method of an AI service; from {@link CallAttributes}. */
  public static final AttributeKey<String> INVOCATION_FUNCTION =
      stringKey("costintent.invocation.function");

  /** How the call ended, when it did not simply complete. */
  public static final AttributeKey<String> CALL_ENDING = stringKey("costintent.call.ending");

  /** On metrics: the kind of tokens; the kinds do not overlap. */
  public static final AttributeKey<String> TOKEN_TYPE = stringKey("costintent.token.type");

  /** On a span of another instrumentation inside a call: that call bills, this span must not. */
  public static final AttributeKey<Boolean> COVERED = AttributeKey.booleanKey("costintent.covered");

  /** On what is no model call: who is paid. */
  public static final AttributeKey<String> CHARGE_SERVICE = stringKey("costintent.charge.service");

  /** On what is no model call: what is paid for, as the price list has it. */
  public static final AttributeKey<String> CHARGE_ITEM = stringKey("costintent.charge.item");

  /** On what is no model call: what this very charge is known by. */
  public static final AttributeKey<String> CHARGE_ID = stringKey("costintent.charge.id");

  /** On what is no model call: the currency of the amounts, ISO 4217. */
  public static final AttributeKey<String> COST_CURRENCY = stringKey("costintent.cost.currency");

  /** Prefix of the names of units, for the quantities of what is no model call. */
  public static final String USAGE_PREFIX = "costintent.usage.";

  /** Prefix of the names of labels. */
  public static final String LABEL_PREFIX = "costintent.label.";

  private CostAttributes() {}
}
