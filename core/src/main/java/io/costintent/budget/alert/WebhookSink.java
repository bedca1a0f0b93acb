/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.costintent.internal.HttpPost;
import java.io.IOException;

/**
 * Posts alerts as JSON to a webhook.
 *
 * <p>The address is a secret: whoever has it can post. It is in no log, message or {@link
 * #toString()}. Redirects are not followed.
 *
 * @since 0.1
 */
public final class WebhookSink implements AlertSink {
  private final HttpPost post;
  private final Format format;

  /** What is posted. */
  public enum Format {
    /** {@code {"text": ...}}, as Slack and what is compatible with it takes it. */
    SLACK,

    /** Every field of the alert, and {@code text}. */
    JSON
  }

  /**
   * Creates a sink.
   *
   * @param url an absolute address of http or https
   * @throws IllegalArgumentException for any other, without repeating it
   */
  public WebhookSink(String url, Format format) {
    this.post = new HttpPost(url);
    this.format = format;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public void deliver(BudgetAlert alert) throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (format == Format.SLACK) {
      json.put(
          "text",
          "*"
              + escape(alert.title())
              + "*\n"
              + escape(alert.numbers())
              + '\n'
              + escape(alert.action()));
    } else {
      json.put("text", alert.title() + ". " + alert.numbers());
      AlertFields.texts(alert).forEach(json::put);
      json.put("used_percent", alert.usedPercent());
      json.put("at", alert.at().toString());
    }
    post.send(json.toString());
  }

  /** Slack reads these three as markup: a team's name must not become a link or a mention. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Returns the format and the host; not a contract. */
  @Override
  public String toString() {
    return "WebhookSink{" + format + ", " + post + '}';
  }
}
