/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request of an SDK as it goes over the wire: where it goes, and the JSON that it sends.
 *
 * <p>The body is read when it is asked for, and may be as large as the pictures in it: ask for
 * fields by name, and for the whole only where a budget applies. Not thread-safe; confine to one
 * thread.
 *
 * @since 0.1
 */
public final class WireRequest {
  private final String method;
  private final URI url;
  private final Function<String, @Nullable String> headers;
  private final Source source;
  private byte @Nullable [] body;

  /**
   * Returns a request.
   *
   * @param headers returns the header of a name, or null
   * @param body returns the bytes of the body, none where it is not JSON; asked at most once
   */
  public static WireRequest of(
      String method, URI url, Function<String, @Nullable String> headers, Source body) {
    return new WireRequest(method, url, headers, body);
  }

  private WireRequest(
      String method, URI url, Function<String, @Nullable String> headers, Source source) {
    this.method = requireNonNull(method, "method");
    this.url = requireNonNull(url, "url");
    this.headers = requireNonNull(headers, "headers");
    this.source = requireNonNull(source, "body");
  }

  /** The method, such as {@code POST}. */
  public String method() {
    return method;
  }

  /** Where it goes. */
  public URI url() {
    return url;
  }

  /** Returns the header of this name, or null. */
  public @Nullable String header(String name) {
    return headers.apply(name);
  }

  /**
   * Returns the bytes of the body, not a copy.
   *
   * @throws UncheckedIOException when they cannot be read
   */
  public byte[] body() {
    byte[] known = body;
    if (known == null) {
      known = read();
      body = known;
    }
    return known;
  }

  private byte[] read() {
    try {
      return source.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the body with no other of its fields than these, which are whole; the rest is stepped
   * over.
   *
   * @throws UncheckedIOException when the body is not a JSON object
   */
  public ObjectNode fields(Set<String> names) {
    try {
      return JsonTree.fields(body(), names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the whole body.
   *
   * @throws UncheckedIOException when it is not a JSON object
   */
  public ObjectNode json() {
    try {
      return JsonTree.object(body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the same request to another place. */
  public WireRequest withUrl(URI other) {
    return new WireRequest(method, other, headers, this::body);
  }

  /** Returns the same request with another body. */
  public WireRequest withJson(JsonNode other) {
    byte[] bytes = other.toString().getBytes(StandardCharsets.UTF_8);
    return new WireRequest(method, url, headers, () -> bytes);
  }

  /** Where the bytes of a body come from. */
  public interface Source {
    /** Returns the bytes. */
    byte[] read() throws IOException;
  }

  /** Returns method and host; not a contract. */
  @Override
  public String toString() {
    return "WireRequest{" + method + ' ' + url.getHost() + '}';
  }
}
