/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import io.costintent.intent.IntentKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Every key of a configuration that takes a single value, but for those below names of a user's own
 * making, which a variable of the environment could not spell.
 */
final class ConfigKeys {
  /**
   * An index is written {@code []}; {@code store.redis} is for budget-redis, the last keys are for
   * otel-exporter and the Java agent.
   */
  static final List<String> ALL = all();

  private static List<String> all() {
    List<String> keys = new ArrayList<>();
    keys.addAll(List.of("config", "enabled"));
    ofIntent("intent", keys);
    keys.addAll(List.of("spans.enabled", "metrics.enabled", "metrics.intent_keys"));
    keys.add("streams.silence");
    below("prices", keys, "file");
    below(
        "prices.refresh",
        keys,
        "url",
        "file",
        "interval",
        "timeout",
        "max_size",
        "sha256",
        "public_key",
        "cache");
    ofBudgets(keys);
    below(
        "store.redis",
        keys,
        "uri",
        "user",
        "password",
        "cluster",
        "root",
        "timeout",
        "slices",
        "slice_ttl",
        "remember",
        "pending_at_most",
        "journal",
        "journal_at_most");
    below("holds", keys, "ttl", "max_output_tokens", "min_output_tokens", "unknown_input_tokens");
    below(
        "alerts",
        keys,
        "enabled",
        "log",
        "otel",
        "webhook_url",
        "webhook_format",
        "alertmanager_url",
        "burn_rate",
        "forecast",
        "floor");
    below("policies.experiments", keys, "enforce");
    below("policies.approved_models", keys, "enforce", "rules[].models");
    below("policies.smaller_models", keys, "rules[].replace");
    ofIntent("policies.approved_models.rules[].when", keys);
    ofIntent("policies.smaller_models.rules[].when", keys);
    below("rules[].when", keys, "route", "method", "thread", "queue");
    ofIntent("rules[].intent", keys);
    keys.addAll(
        List.of(
            "compat", "otel.processor.enabled", "otel.exporter.enabled", "agent.profile", "debug"));
    below("agent.openai", keys, "stream_usage", "response_headers");
    below("agent.providers[]", keys, "host", "provider");
    return Collections.unmodifiableList(keys);
  }

  private static void ofBudgets(List<String> keys) {
    below(
        "budgets[]",
        keys,
        "id",
        "limit",
        "precision",
        "window",
        "mode",
        "enforce",
        "thresholds",
        "owner",
        "escalation",
        "degrade.at",
        "throttle",
        "reserved.share",
        "estimate",
        "unknown_price",
        "store_failure",
        "overage",
        "expiry",
        "missing");
    below(
        "budgets[].window",
        keys,
        "per",
        "rolling",
        "zone",
        "first_weekday",
        "first_month",
        "first_day",
        "starts",
        "ends");
    ofIntent("budgets[].match", keys);
    below("budgets[].match", keys, "provider", "model", "operation");
    ofIntent("budgets[].reserved", keys);
  }

  private static void ofIntent(String section, List<String> keys) {
    for (IntentKey key : IntentKey.values()) {
      below(section, keys, key.path());
    }
  }

  private static void below(String section, List<String> keys, String... names) {
    for (String name : names) {
      keys.add(section + '.' + name);
    }
  }

  private ConfigKeys() {}
}
