/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/** A message of AWS's event stream, after both of its checksums were found right. */
record EventStreamFrame(List<String> headers, JsonNode payload) {
  /** Reads to the end, and closes. */
  static List<EventStreamFrame> readAll(InputStream stream) throws IOException {
    try (stream) {
      ByteBuffer buffer = ByteBuffer.wrap(stream.readAllBytes());
      List<EventStreamFrame> frames = new ArrayList<>();
      while (buffer.hasRemaining()) {
        frames.add(read(buffer));
      }
      return frames;
    }
  }

  private static EventStreamFrame read(ByteBuffer buffer) {
    int start = buffer.position();
    int length = buffer.getInt();
    int headers = buffer.getInt();
    assertThat(buffer.getInt()).isEqualTo(checksum(buffer, start, 8));
    List<String> texts = new ArrayList<>();
    int end = buffer.position() + headers;
    while (buffer.position() < end) {
      texts.add(text(buffer, buffer.get()));
      assertThat(buffer.get()).isEqualTo((byte) 7);
      texts.add(text(buffer, buffer.getShort()));
    }
    String payload = text(buffer, length - 16 - headers);
    assertThat(buffer.getInt()).isEqualTo(checksum(buffer, start, length - 4));
    return new EventStreamFrame(texts, Json.parseBody(payload.getBytes(UTF_8)));
  }

  private static int checksum(ByteBuffer buffer, int start, int length) {
    CRC32 crc = new CRC32();
    crc.update(buffer.array(), start, length);
    return (int) crc.getValue();
  }

  private static String text(ByteBuffer buffer, int length) {
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return new String(bytes, UTF_8);
  }

  String type() {
    return headers.get(1);
  }

  /** The vendor's event in a chunk of InvokeModelWithResponseStream. */
  JsonNode chunk() {
    return Json.parseBody(Base64.getDecoder().decode(payload.path("bytes").asText()));
  }
}
