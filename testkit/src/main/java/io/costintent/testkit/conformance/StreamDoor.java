/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.conformance;

/**
 * A door whose responses arrive in pieces.
 *
 * @since 0.1
 */
public interface StreamDoor extends ModelDoor {
  /** Takes the stream of one call, without reading it. */
  ChunkStream open(String model, String prompt) throws Throwable;

  @Override
  default String call(String model, String prompt) throws Throwable {
    try (ChunkStream stream = open(model, prompt)) {
      StringBuilder text = new StringBuilder();
      for (String chunk = stream.next(); chunk != null; chunk = stream.next()) {
        text.append(chunk);
      }
      return text.toString();
    }
  }
}
