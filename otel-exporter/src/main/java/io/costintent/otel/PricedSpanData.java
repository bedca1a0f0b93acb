/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;

/** A span with other attributes and events; what was dropped of either stays counted. */
final class PricedSpanData extends DelegatingSpanData {
  private final Attributes attributes;
  private final List<EventData> events;
  private final int totalAttributes;
  private final int totalEvents;

  PricedSpanData(SpanData span, Attributes attributes, List<EventData> events) {
    super(span);
    this.attributes = attributes;
    this.events = events;
    this.totalAttributes =
        span.getTotalAttributeCount() - span.getAttributes().size() + attributes.size();
    this.totalEvents = span.getTotalRecordedEvents() - span.getEvents().size() + events.size();
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public int getTotalAttributeCount() {
    return totalAttributes;
  }

  @Override
  public List<EventData> getEvents() {
    return events;
  }

  @Override
  public int getTotalRecordedEvents() {
    return totalEvents;
  }
}
