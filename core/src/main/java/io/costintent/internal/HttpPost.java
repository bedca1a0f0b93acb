/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to an address. The address may hold a secret: it is in no message. Not thread-safe;
 * confine to one thread.
 */
public final class HttpPost {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final URI uri;
  private @Nullable HttpClient client;

  /**
   * @throws IllegalArgumentException unless it is an absolute address of http or https, whose
   *     message does not repeat it
   */
  public HttpPost(String address) {
    this.uri = parse(address);
  }

  private static URI parse(String address) {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      throw notAnAddress();
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      throw notAnAddress();
    }
    return uri;
  }

  private static IllegalArgumentException notAnAddress() {
    return new IllegalArgumentException(
        "address: not shown (expected: http or https, a host, no user and password)");
  }

  /**
   * Posts {@code json}.
   *
   * @throws IOException when it is worth trying again
   * @throws IllegalStateException when the receiver does not want it
   */
  public void send(String json) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    int status;
    try {
      status = client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (IOException e) {
      throw new IOException(e.getClass().getSimpleName() + " from " + uri.getHost());
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw new IOException("HTTP " + status + " from " + uri.getHost());
    }
    if (status < 200 || status >= 300) {
      throw new IllegalStateException(
          "HTTP " + status + " from " + uri.getHost() + " (expected: 2xx)");
    }
  }

  private HttpClient client() {
    HttpClient known = client;
    if (known == null) {
      known = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
      client = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return uri.getScheme() + "://" + uri.getHost() + "/...";
  }
}
