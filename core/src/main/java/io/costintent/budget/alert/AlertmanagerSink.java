/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.internal.HttpPost;
import java.io.IOException;
import java.time.Instant;

/**
 * Posts alerts to an Alertmanager of Prometheus, version 2 of its API.
 *
 * <p>An alert fires until its window ends; that of a window without an end until Alertmanager's
 * {@code resolve_timeout}. Labels say which budget, counter, rule and severity; the numbers, which
 * change, are annotations.
 *
 * @since 0.1
 */
public final class AlertmanagerSink implements AlertSink {
  private static final String PATH = "/api/v2/alerts";

  private final HttpPost post;

  /**
   * Creates a sink.
   *
   * @param url where Alertmanager is, such as {@code http://alertmanager:9093}, with or without the
   *     path of its API
   * @throws IllegalArgumentException for anything but an absolute address of http or https
   */
  public AlertmanagerSink(String url) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.post = new HttpPost(base.endsWith(PATH) ? base : base + PATH);
  }

  @Override
  public String name() {
    return "alertmanager";
  }

  @Override
  public void deliver(BudgetAlert alert) throws IOException {
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    alerts.add(json(alert));
    post.send(alerts.toString());
  }

  private static ObjectNode json(BudgetAlert alert) {
    var fields = AlertFields.texts(alert);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode labels = json.putObject("labels");
    labels.put("alertname", "CostIntentBudget");
    labels.put("budget", alert.budget().id());
    for (String name : new String[] {"scope", "rule", "severity", "window", "owner"}) {
      String value = fields.get(name);
      if (value != null && !value.isEmpty()) { // an empty label is none
        labels.put(name, value);
      }
    }
    ObjectNode annotations = json.putObject("annotations");
    annotations.put("summary", alert.title());
    annotations.put("description", alert.numbers());
    for (String name : new String[] {"action", "limit", "settled", "reserved", "unit"}) {
      annotations.put(name, fields.get(name));
    }
    if (alert.escalation() != null) {
      annotations.put("escalation", alert.escalation());
    }
    json.put("startsAt", alert.at().toString());
    Instant end = alert.window().end();
    if (end != null && end.isAfter(alert.at())) {
      json.put("endsAt", end.toString());
    }
    return json;
  }

  /** Returns the host; not a contract. */
  @Override
  public String toString() {
    return "AlertmanagerSink{" + post + '}';
  }
}
