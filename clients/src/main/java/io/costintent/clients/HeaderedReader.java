/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.StreamUsageReader;
import io.costintent.provider.UsageReader;
import java.util.function.Supplier;

/** Adds what the headers of a response say to what its body says, which wins. */
final class HeaderedReader implements UsageReader {
  private final UsageReader body;
  private final Supplier<ResponseFacts> headers;

  HeaderedReader(UsageReader body, Supplier<ResponseFacts> headers) {
    this.body = body;
    this.headers = headers;
  }

  private ResponseFacts both(ResponseFacts told) {
    ResponseFacts known = headers.get();
    return known.equals(ResponseFacts.unknown()) ? told : known.toBuilder().merge(told).build();
  }

  @Override
  public String name() {
    return body.name();
  }

  @Override
  public ResponseFacts read(JsonNode response) {
    return both(body.read(response));
  }

  @Override
  public ResponseFacts readUsage(JsonNode usage) {
    return both(body.readUsage(usage));
  }

  @Override
  public StreamUsageReader stream() {
    StreamUsageReader events = body.stream();
    return new StreamUsageReader() {
      @Override
      public void accept(JsonNode event) {
        events.accept(event);
      }

      @Override
      public void acceptText(String event) {
        events.acceptText(event);
      }

      @Override
      public ResponseFacts facts() {
        return both(events.facts());
      }

      @Override
      public boolean complete() {
        return events.complete();
      }

      @Override
      public boolean failed() {
        return events.failed();
      }
    };
  }
}
