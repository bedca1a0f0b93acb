/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import io.costintent.provider.ResponseFacts;
import io.costintent.provider.StreamUsageReader;
import java.nio.charset.StandardCharsets;

/** A body of server-sent events or of lines of JSON, of which one line at a time is kept. */
final class EventBody implements BodyReader {
  private static final String DATA = "data:";
  private static final int MAX_LINE = 1 << 20;

  private final StreamUsageReader reader;
  private final ShortStrings line = new ShortStrings();

  EventBody(StreamUsageReader reader) {
    this.reader = reader;
  }

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        endOfLine();
      } else if (line.size() < MAX_LINE) {
        line.write(bytes[i]);
      }
    }
  }

  private void endOfLine() {
    String text = new String(line.take(), StandardCharsets.UTF_8);
    if (text.startsWith(DATA)) {
      reader.acceptText(text.substring(DATA.length()));
    } else if (text.startsWith("{")) { // no field of an event has that name: a line of JSON
      reader.acceptText(text);
    }
  }

  @Override
  public ResponseFacts facts() {
    return reader.facts();
  }

  @Override
  public boolean complete() {
    return reader.complete();
  }

  @Override
  public boolean failed() {
    return reader.failed();
  }
}
