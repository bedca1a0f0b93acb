/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Gets a book from a web address. Says nothing about the application that asks. */
final class HttpFetcher implements BookFetcher {
  private static final int COMPANION_BYTES = 4096;
  private static final int MAX_REDIRECTS = 3;

  private final PriceRefresh settings;
  private final LongSupplier nanos;
  private final URI url;

  /**
   * Creates a fetcher.
   *
   * @param nanos a clock that only moves forward, in nanoseconds
   */
  HttpFetcher(PriceRefresh settings, LongSupplier nanos) {
    this.settings = settings;
    this.nanos = nanos;
    this.url = requireNonNull(settings.url(), "url");
  }

  @Override
  public @Nullable Offer fetch(@Nullable String knownTag) throws RefreshRejected {
    try {
      Answer book = get(url, knownTag, settings.maxBytes());
      if (book == null) {
        return null;
      }
      return new Offer(
          book.body,
          PriceRefresh.PUBLISHED.equals(settings.sha256())
              ? new String(companion(".sha256"), StandardCharsets.ISO_8859_1)
              : null,
          settings.publicKey() == null ? null : companion(".sig"),
          book.tag);
    } catch (IOException e) {
      throw new RefreshRejected(RefreshResult.UNREACHABLE, String.valueOf(e), e);
    }
  }

  private byte[] companion(String ending) throws IOException, RefreshRejected {
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    URI beside = url.resolve(url.getRawPath() + ending + query);
    Answer answer = get(beside, null, COMPANION_BYTES);
    return answer == null ? new byte[0] : answer.body;
  }

  private @Nullable Answer get(URI address, @Nullable String knownTag, long maxBytes)
      throws IOException, RefreshRejected {
    long start = nanos.getAsLong();
    URI at = address;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpURLConnection connection = open(at, knownTag);
      try {
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_NOT_MODIFIED && knownTag != null) {
          return null;
        }
        if (status / 100 == 3) {
          at = next(at, connection.getHeaderField("Location"));
          continue;
        }
        if (status != HttpURLConnection.HTTP_OK) {
          throw new IOException("HTTP status " + status);
        }
        return read(connection, maxBytes, start);
      } finally {
        connection.disconnect();
      }
    }
    throw new IOException("more than " + MAX_REDIRECTS + " redirections");
  }

  private HttpURLConnection open(URI at, @Nullable String knownTag) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) at.toURL().openConnection();
    int millis = (int) Math.max(1, settings.timeout().toMillis());
    connection.setConnectTimeout(millis);
    connection.setReadTimeout(millis);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", "costintent");
    connection.setRequestProperty("Accept", "*/*");
    if (knownTag != null) {
      connection.setRequestProperty("If-None-Match", knownTag);
    }
    return connection;
  }

  /** A redirection may lead to another place, but not out of encryption. */
  private static URI next(URI from, @Nullable String location) throws IOException {
    if (location == null) {
      throw new IOException("a redirection to nowhere");
    }
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new IOException("a redirection to no address", e);
    }
    boolean sameKind = from.getScheme().equalsIgnoreCase(to.getScheme());
    boolean samePlace = from.getScheme().equalsIgnoreCase("https") || isSameHost(from, to);
    if (!sameKind || !samePlace) {
      throw new IOException("a redirection that is not safe to follow");
    }
    return to;
  }

  private static boolean isSameHost(URI from, URI to) {
    return from.getHost().equals(to.getHost());
  }

  private Answer read(HttpURLConnection connection, long maxBytes, long start)
      throws IOException, RefreshRejected {
    long announced = connection.getContentLengthLong();
    if (announced > maxBytes) {
      throw Limited.tooLarge(maxBytes);
    }
    try (InputStream in = connection.getInputStream()) {
      byte[] body = Limited.read(in, maxBytes, () -> checkTime(start));
      if (announced >= 0 && body.length != announced) {
        throw new IOException(body.length + " bytes (expected: " + announced + ")");
      }
      return new Answer(body, connection.getHeaderField("ETag"));
    }
  }

  /** A source that sends a byte now and then never runs into the timeout of a single read. */
  private void checkTime(long start) throws SocketTimeoutException {
    Duration took = Duration.ofNanos(nanos.getAsLong() - start);
    if (took.compareTo(settings.timeout()) > 0) {
      throw new SocketTimeoutException("no whole answer within " + settings.timeout());
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Answer(byte[] body, @Nullable String tag) {}
}
