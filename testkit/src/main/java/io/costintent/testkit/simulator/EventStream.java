/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Collects the messages of AWS's binary event stream, one chunk each: two lengths and their
 * checksum, headers, a JSON payload, and a checksum of it all.
 *
 * <p>Not thread-safe; confine to one thread.
 */
final class EventStream {
  private static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";
  private static final byte STRING = 7;
  private static final int PRELUDE = 12;
  private static final int CHECKSUM = 4;

  private final List<byte[]> chunks = new ArrayList<>();

  /** Returns a message that ends the stream with an error. */
  static byte[] exception(String type, JsonNode payload) {
    return message("exception", ":exception-type", type, payload);
  }

  private static byte[] message(String kind, String typeHeader, String type, JsonNode payload) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(typeHeader, type);
    headers.put(":content-type", "application/json");
    headers.put(":message-type", kind);
    return message(encoded(headers), Json.bytes(payload));
  }

  private static byte[] message(byte[] headers, byte[] payload) {
    int length = PRELUDE + headers.length + payload.length + CHECKSUM;
    ByteBuffer buffer = ByteBuffer.allocate(length).putInt(length).putInt(headers.length);
    buffer.putInt(checksum(buffer)).put(headers).put(payload);
    return buffer.putInt(checksum(buffer)).array();
  }

  private static int checksum(ByteBuffer written) {
    CRC32 crc = new CRC32();
    crc.update(written.duplicate().flip());
    return (int) crc.getValue();
  }

  private static byte[] encoded(Map<String, String> headers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    headers.forEach((name, value) -> {
      byte[] text = value.getBytes(StandardCharsets.UTF_8);
      out.write(name.length());
      out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
      out.write(STRING);
      out.write(text.length >> 8);
      out.write(text.length);
      out.writeBytes(text);
    });
    return out.toByteArray();
  }

  EventStream add(String type, ObjectNode payload) {
    chunks.add(message("event", ":event-type", type, payload));
    return this;
  }

  WireBody body() {
    return WireBody.stream(CONTENT_TYPE, chunks);
  }
}
