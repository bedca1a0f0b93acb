/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.core.http.HttpResponse;
import io.costintent.testkit.conformance.ChunkStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the events of speech, for which the SDK has no type, as an application would. */
final class SpeechEvents implements ChunkStream {
  private final HttpResponse response;
  private @Nullable BufferedReader lines;

  SpeechEvents(HttpResponse response) {
    this.response = response;
  }

  @Override
  public @Nullable String next() throws IOException {
    if (lines == null) {
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }
    String line = lines.readLine();
    return line == null ? null : "";
  }

  @Override
  public void close() {
    response.close();
  }
}
