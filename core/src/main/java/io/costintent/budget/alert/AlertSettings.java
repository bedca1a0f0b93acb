/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import io.costintent.budget.store.BudgetStore;
import io.costintent.config.ConfigNode;
import io.costintent.config.ConfigProblems;
import io.costintent.money.Money;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says about alerts, {@code docs/budgets.md} describes it. Immutable.
 *
 * @since 0.1
 */
public final class AlertSettings {
  /** Every key, for environment variables. */
  public static final List<String> KEYS =
      List.of(
          "enabled",
          "log",
          "otel",
          "webhook_url",
          "webhook_format",
          "alertmanager_url",
          "burn_rate",
          "forecast",
          "floor");

  private final boolean enabled;
  private final boolean otel;
  private final List<AlertSink> sinks;
  private final AlertRules rules;

  /**
   * Returns the settings.
   *
   * @param node the entry {@code alerts} of a configuration, or null when it is not set
   * @param problems gets everything that is wrong
   */
  public static AlertSettings read(@Nullable ConfigNode node, ConfigProblems problems) {
    if (node == null || !node.isMap()) {
      if (node != null) {
        problems.add(node, "a map with keys such as webhook_url");
      }
      return new AlertSettings(true, true, List.of(new LogSink()), AlertRules.DEFAULT);
    }
    problems.check(() -> node.allowKeys(KEYS.toArray(String[]::new)));
    List<AlertSink> sinks = new ArrayList<>();
    if (bool(node, "log", problems)) {
      sinks.add(new LogSink());
    }
    WebhookSink.Format format = format(node.child("webhook_format"), problems);
    ConfigNode webhook = node.child("webhook_url");
    String address = "an http or https address without user and password";
    if (webhook != null) {
      add(sinks, problems.read(() -> webhook.parse(address, url -> new WebhookSink(url, format))));
    } else if (node.child("webhook_format") != null) {
      problems.add(node.require("webhook_format"), "webhook_url, or no webhook_format");
    }
    ConfigNode alertmanager = node.child("alertmanager_url");
    if (alertmanager != null) {
      add(sinks, problems.read(() -> alertmanager.parse(address, AlertmanagerSink::new)));
    }
    return new AlertSettings(
        bool(node, "enabled", problems),
        bool(node, "otel", problems),
        List.copyOf(sinks),
        new AlertRules(
            bool(node, "burn_rate", problems),
            bool(node, "forecast", problems),
            floor(node.child("floor"), problems)));
  }

  private AlertSettings(boolean enabled, boolean otel, List<AlertSink> sinks, AlertRules rules) {
    this.enabled = enabled;
    this.otel = otel;
    this.sinks = sinks;
    this.rules = rules;
  }

  /**
   * Returns the alerts, to be added to the listeners of budgets and closed with them; null when
   * they are switched off.
   */
  public @Nullable BudgetAlerts start(BudgetStore store, OpenTelemetry telemetry, Meter meter) {
    if (!enabled) {
      return null;
    }
    BudgetAlerts.Builder builder = BudgetAlerts.builder(store).rules(rules).meter(meter);
    sinks.forEach(builder::sink);
    if (otel) {
      builder.sink(new OtelLogSink(telemetry.getLogsBridge()));
    }
    return builder.build();
  }

  List<AlertSink> sinks() {
    return sinks;
  }

  AlertRules rules() {
    return rules;
  }

  private static void add(List<AlertSink> sinks, @Nullable AlertSink sink) {
    if (sink != null) {
      sinks.add(sink);
    }
  }

  private static boolean bool(ConfigNode node, String name, ConfigProblems problems) {
    ConfigNode child = node.child(name);
    Boolean value = child == null ? null : problems.read(child::bool);
    return value == null || value;
  }

  private static WebhookSink.Format format(@Nullable ConfigNode node, ConfigProblems problems) {
    WebhookSink.Format format =
        node == null ? null : problems.read(() -> node.enumValue(WebhookSink.Format.class));
    return format == null ? WebhookSink.Format.SLACK : format;
  }

  private static Money floor(@Nullable ConfigNode node, ConfigProblems problems) {
    Money floor =
        node == null
            ? null
            : problems.read(() -> node.parse("an amount such as 5 USD", AlertSettings::dollars));
    return floor == null ? AlertRules.DEFAULT.floor() : floor;
  }

  private static Money dollars(String text) {
    if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,9})? USD")) {
      throw new IllegalArgumentException(text);
    }
    return Money.usd(new BigDecimal(text.substring(0, text.length() - 4)).toPlainString());
  }
}
