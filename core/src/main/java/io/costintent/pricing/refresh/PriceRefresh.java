/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where newer prices come from, how often, and what they have to pass. Immutable and thread-safe.
 *
 * <p>A web address has to be HTTPS. The book is JSON or the compact form; its SHA-256 is expected
 * at the same address with {@code .sha256} added, its Ed25519 signature with {@code .sig}, when
 * they are asked for.
 *
 * @since 0.1
 */
public final class PriceRefresh {
  /** Ask for the SHA-256 that is published beside the book. */
  public static final String PUBLISHED = "published";

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final long DEFAULT_MAX_BYTES = 4 << 20;
  private static final long MOST_BYTES = 64 << 20;

  private final @Nullable URI url;
  private final @Nullable Path file;
  private final Duration interval;
  private final Duration timeout;
  private final long maxBytes;
  private final @Nullable String sha256;
  private final @Nullable PublicKey publicKey;
  private final @Nullable Path cache;
  private final int maxChange;
  private final int minModelsPercent;

  /** Returns a builder for refreshes from an HTTPS address. */
  public static Builder fromUrl(URI url) {
    return new Builder(requireNonNull(url, "url"), null);
  }

  /** Returns a builder for refreshes from a file that something else replaces. */
  public static Builder fromFile(Path file) {
    return new Builder(null, requireNonNull(file, "file"));
  }

  private PriceRefresh(Builder builder) {
    url = builder.url;
    file = builder.file;
    interval = builder.interval;
    timeout = builder.timeout;
    maxBytes = builder.maxBytes;
    sha256 = builder.sha256;
    publicKey = builder.publicKey;
    cache = builder.cache;
    maxChange = builder.maxChange;
    minModelsPercent = builder.minModelsPercent;
  }

  @Nullable URI url() {
    return url;
  }

  @Nullable Path file() {
    return file;
  }

  /** How long from one refresh to the next; each is moved by up to a tenth. */
  public Duration interval() {
    return interval;
  }

  Duration timeout() {
    return timeout;
  }

  long maxBytes() {
    return maxBytes;
  }

  @Nullable String sha256() {
    return sha256;
  }

  @Nullable PublicKey publicKey() {
    return publicKey;
  }

  @Nullable Path cache() {
    return cache;
  }

  int maxChange() {
    return maxChange;
  }

  int minModelsPercent() {
    return minModelsPercent;
  }

  /** The source as it may be logged: without the query of an address, which may hold a key. */
  String source() {
    if (url == null) {
      return String.valueOf(file);
    }
    return url.getScheme() + "://" + url.getHost() + url.getPath();
  }

  /** Returns source and interval; not a contract. */
  @Override
  public String toString() {
    return source() + " every " + interval;
  }

  /** Collects settings. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private final @Nullable URI url;
    private final @Nullable Path file;
    private boolean loopback;
    private Duration interval = Duration.ofDays(1);
    private Duration timeout = Duration.ofSeconds(10);
    private long maxBytes = DEFAULT_MAX_BYTES;
    private @Nullable String sha256;
    private @Nullable PublicKey publicKey;
    private @Nullable Path cache;
    private int maxChange = 5;
    private int minModelsPercent = 60;

    private Builder(@Nullable URI url, @Nullable Path file) {
      this.url = url;
      this.file = file;
    }

    /** Allows plain HTTP to this machine, for tests and for a proxy beside the application. */
    public Builder allowLoopbackHttp() {
      loopback = true;
      return this;
    }

    /** Sets how long from one refresh to the next, a minute or more; a day unless set. */
    public Builder interval(Duration interval) {
      if (interval.compareTo(Duration.ofMinutes(1)) < 0) {
        throw new IllegalArgumentException("interval: " + interval + " (expected: >= PT1M)");
      }
      this.interval = interval;
      return this;
    }

    /**
     * Sets how long to wait for the connection, and for the whole answer; 10 seconds unless set.
     */
    public Builder timeout(Duration timeout) {
      if (timeout.isNegative()
          || timeout.isZero()
          || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
        throw new IllegalArgumentException("timeout: " + timeout + " (expected: > 0, <= PT10M)");
      }
      this.timeout = timeout;
      return this;
    }

    /** Sets the size above which a book is refused, in bytes; 4 MiB unless set. */
    public Builder maxBytes(long maxBytes) {
      if (maxBytes < 1 || maxBytes > MOST_BYTES) {
        throw new IllegalArgumentException(
            "maxBytes: " + maxBytes + " (expected: 1 to " + MOST_BYTES + ")");
      }
      this.maxBytes = maxBytes;
      return this;
    }

    /** Sets the SHA-256 that the book must have, in hexadecimal, or {@link #PUBLISHED}. */
    public Builder sha256(String sha256) {
      String lower = sha256.toLowerCase(Locale.ROOT);
      if (!lower.equals(PUBLISHED) && !Hashes.isSha256(lower)) {
        throw new IllegalArgumentException(
            "sha256: " + sha256 + " (expected: 64 hexadecimal digits, or " + PUBLISHED + ")");
      }
      this.sha256 = lower;
      return this;
    }

    /** Sets the Ed25519 key that the book must be signed with: PEM, or base64 of it. */
    public Builder publicKey(String publicKey) {
      this.publicKey = Signatures.key(publicKey);
      return this;
    }

    /** Sets the file in which the last good book is kept over restarts; none unless set. */
    public Builder cache(Path cache) {
      this.cache = requireNonNull(cache, "cache");
      return this;
    }

    /** Sets by which factor a price may move at once before the old one is kept; 5 unless set. */
    public Builder maxChange(int factor) {
      if (factor < 2) {
        throw new IllegalArgumentException("factor: " + factor + " (expected: >= 2)");
      }
      this.maxChange = factor;
      return this;
    }

    /** Sets how many of a hundred models must still be there; 60 unless set. */
    public Builder minModelsPercent(int percent) {
      if (percent < 0 || percent > 100) {
        throw new IllegalArgumentException("percent: " + percent + " (expected: 0 to 100)");
      }
      this.minModelsPercent = percent;
      return this;
    }

    /** Returns the settings. */
    public PriceRefresh build() {
      if (url != null && !isSafe(url)) {
        throw new IllegalArgumentException(
            "url: " + url + " (expected: https, with a host and without a user)");
      }
      return new PriceRefresh(this);
    }

    private boolean isSafe(URI address) {
      String scheme = address.getScheme();
      String host = address.getHost();
      if (scheme == null || host == null || address.getUserInfo() != null) {
        return false;
      }
      return scheme.equalsIgnoreCase("https")
          || (loopback && scheme.equalsIgnoreCase("http") && LOOPBACK.contains(host));
    }
  }
}
