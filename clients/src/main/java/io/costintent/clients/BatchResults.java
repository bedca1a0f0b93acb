/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.BatchReading;
import io.costintent.call.ChunkReader;
import io.costintent.call.ModelRequest;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.UsageReader;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Bills the results of a job as the application reads them. Thread-safe. */
final class BatchResults implements ChunkReader<Object> {
  private static final String UNKNOWN_MODEL = "unknown";

  private final BatchReading reading;
  private final BatchFormat format;
  private final Outline outline;
  private final Endpoint endpoint;

  BatchResults(BatchReading reading, BatchFormat format, Outline outline, Endpoint endpoint) {
    this.reading = reading;
    this.format = format;
    this.outline = outline;
    this.endpoint = endpoint;
  }

  /** Takes a line of a body, and returns whether it was one of results. */
  boolean line(byte[] line, int length) throws IOException {
    BatchLine result = BatchLine.parse(line, length, format);
    String id = result.customId();
    byte[] body = result.body();
    if (id != null && body != null) {
      BatchFormat.Kind kind = format.kind(result.object());
      answered(id, kind, reader(kind).read(body), result.created());
    }
    return id != null;
  }

  @Override
  public void accept(Object chunk) {
    JsonNode result = outline.read(chunk);
    String id = result.path("custom_id").textValue();
    JsonNode body = result.path(format.outer()).path(format.inner());
    if (id != null && body.isObject()) {
      BatchFormat.Kind kind = format.kind(body.path("object").textValue());
      answered(id, kind, reader(kind).read(body), null);
    }
  }

  @Override
  public @Nullable ResponseFacts facts() {
    return null;
  }

  @Override
  public boolean complete() {
    return true;
  }

  private UsageReader reader(BatchFormat.Kind kind) {
    return kind.reader(endpoint.provider());
  }

  private void answered(
      String id, BatchFormat.Kind kind, ResponseFacts facts, @Nullable Instant created) {
    String model = facts.model();
    ModelRequest request =
        endpoint
            .request(model == null ? UNKNOWN_MODEL : model)
            .operation(kind.operation())
            .batch(true)
            .build();
    reading.answered(id, request, facts, created);
  }
}
