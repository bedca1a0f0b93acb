/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import static java.util.Objects.requireNonNull;

import io.costintent.internal.Clocks;
import io.costintent.internal.Guard;
import io.costintent.internal.Notices;
import io.costintent.internal.Randomness;
import io.costintent.internal.Timer;
import io.costintent.pricing.ModelPrices;
import io.costintent.pricing.PriceBook;
import io.costintent.pricing.PriceBookStatus;
import io.costintent.pricing.UpdatedPriceBook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a book fresh: asks the source now and then on a thread of its own, checks what it gets, and
 * puts it in use whole. Whatever fails, the last good prices stay.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class PriceRefresher implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration FIRST_BACKOFF = Duration.ofMinutes(1);
  private static final int MOST_NAMES = 5;

  private final PriceRefresh settings;
  private final UpdatedPriceBook book;
  private final BookFetcher fetcher;
  private final BookCheck check;
  private final @Nullable BookCache cache;
  private final InstantSource clock;
  private final Timer timer;
  private final LongUnaryOperator random;
  private final Log log;
  private final RefreshTally tally = new RefreshTally();
  private final Set<RefreshResult> told = EnumSet.noneOf(RefreshResult.class);
  private final Object lock = new Object();
  private @Nullable String tag;
  private int failures;

  /**
   * Begins to keep {@code book} fresh; returns at once.
   *
   * @param book which is, until the first refresh, what to fall back to
   */
  public static PriceRefresher start(PriceRefresh settings, UpdatedPriceBook book) {
    PriceRefresher refresher =
        new PriceRefresher(
            settings,
            book,
            settings.url() == null
                ? new FileFetcher(settings)
                : new HttpFetcher(settings, Clocks.MONOTONIC),
            Clocks.WALL,
            Timer.daemon("price refresh"),
            Randomness.BELOW,
            new Log() {
              @Override
              public void warn(String text) {
                Notices.warn(text);
              }

              @Override
              public void info(String text) {
                Notices.info(text);
              }
            });
    refresher.begin();
    return refresher;
  }

  PriceRefresher(
      PriceRefresh settings,
      UpdatedPriceBook book,
      BookFetcher fetcher,
      InstantSource clock,
      Timer timer,
      LongUnaryOperator random,
      Log log) {
    this.settings = requireNonNull(settings, "settings");
    this.book = requireNonNull(book, "book");
    this.fetcher = fetcher;
    this.check = new BookCheck(settings);
    this.cache = settings.cache() == null ? null : new BookCache(settings.cache(), settings);
    this.clock = clock;
    this.timer = timer;
    this.random = random;
    this.log = log;
  }

  /** Reads what was kept on disk, then asks the source; all of it on the timer's thread. */
  void begin() {
    timer.after(
        Duration.ZERO,
        () -> {
          Guard.run("price cache", this::readCache);
          timer.after(percent(SOON, 0, 100), this::run);
        });
  }

  private void run() {
    refresh();
    timer.after(pause(), this::run);
  }

  /** Returns the interval give or take a tenth, or after failures a growing part of it. */
  private Duration pause() {
    int failed;
    synchronized (lock) {
      failed = failures;
    }
    if (failed == 0) {
      return percent(settings.interval(), 90, 110);
    }
    Duration backoff = FIRST_BACKOFF.multipliedBy(1L << Math.min(failed - 1, 20));
    Duration most = backoff.compareTo(settings.interval()) < 0 ? backoff : settings.interval();
    return percent(most, 50, 100);
  }

  /** Returns some part of a duration, so that not everybody asks at the same moment. */
  private Duration percent(Duration duration, int from, int to) {
    long hundredth = Math.max(1, duration.toMillis() / 100);
    return Duration.ofMillis(hundredth * from + random.applyAsLong(hundredth * (to - from) + 1));
  }

  /** Asks the source now and waits for it: not for a thread that serves somebody. Never throws. */
  public RefreshResult refresh() {
    synchronized (lock) {
      RefreshResult result = Guard.get("price refresh", this::attempt, RefreshResult.FAILED);
      failures = result.isSuccess() ? 0 : failures + 1;
      tally.add(result, clock.instant());
      return result;
    }
  }

  private RefreshResult attempt() {
    try {
      Offer offer = fetcher.fetch(tag);
      if (offer == null) {
        recovered();
        return RefreshResult.UNCHANGED;
      }
      RefreshResult result = take(offer);
      recovered();
      if (result == RefreshResult.UPDATED) {
        keep(offer);
      }
      return result;
    } catch (RefreshRejected e) {
      if (told.add(e.result())) {
        log.warn(
            "prices were not refreshed from "
                + settings.source()
                + " ("
                + e.result().code()
                + "): "
                + e.getMessage()
                + "; "
                + book.label()
                + " stays in use");
      }
      return e.result();
    }
  }

  private RefreshResult take(Offer offer) throws RefreshRejected {
    Instant now = clock.instant();
    PriceBook offered = check.read(offer);
    PriceBook inUse = book.current();
    check.compare(offered, inUse, now);
    tag = offer.tag();
    if (offered.label().equals(inUse.label())
        && offered.generatedAt() != null
        && offered.generatedAt().equals(inUse.generatedAt())) {
      return RefreshResult.UNCHANGED;
    }
    Map<String, ModelPrices> kept = check.quarantined(offered, book, now);
    tell(inUse, offered, kept);
    book.replace(offered, kept);
    return RefreshResult.UPDATED;
  }

  private void tell(PriceBook before, PriceBook after, Map<String, ModelPrices> kept) {
    log.info("prices: " + after.label() + " instead of " + before.label());
    if (!kept.isEmpty() && !kept.keySet().equals(book.kept().keySet())) {
      List<String> names = new ArrayList<>(kept.keySet());
      log.warn(
          kept.size()
              + " models keep their old prices, since those of "
              + after.label()
              + " differ more than "
              + settings.maxChange()
              + " times: "
              + String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
              + (names.size() > MOST_NAMES ? ", ..." : ""));
    }
  }

  private void recovered() {
    if (!told.isEmpty()) {
      told.clear();
      log.info("prices are refreshed again from " + settings.source());
    }
  }

  private void keep(Offer offer) {
    if (cache != null) {
      Guard.run(
          "price cache",
          () -> {
            try {
              cache.write(offer);
            } catch (IOException e) {
              log.warn("prices are in use but not kept for a restart: " + e);
            }
          });
    }
  }

  private void readCache() {
    if (cache == null) {
      return;
    }
    synchronized (lock) {
      try {
        Offer kept = cache.read();
        if (kept != null) {
          take(kept);
        }
      } catch (RefreshRejected e) {
        // older than what came with a newer library is no problem; all else is worth a look
        if (e.result() != RefreshResult.OLDER) {
          log.warn("prices kept from before are not used: " + e.getMessage());
        }
      }
    }
  }

  /** How the book is doing. */
  public PriceBookStatus status() {
    return tally.describe(PriceBookStatus.builder(book).quarantined(book.kept().size())).build();
  }

  /** Stops refreshing; the book stays as it is. */
  @Override
  public void close() {
    timer.close();
  }

  /** Where operators look. */
  interface Log {
    void warn(String text);

    void info(String text);
  }
}
