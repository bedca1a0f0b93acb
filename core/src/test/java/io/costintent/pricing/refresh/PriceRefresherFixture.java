/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import io.costintent.pricing.UpdatedPriceBook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A publisher of prices over HTTP, and one who reads them. */
@Timeout(60)
abstract class PriceRefresherFixture {
  @TempDir Path directory;

  final UpdatedPriceBook book = UpdatedPriceBook.of(Books.of(1, "3"));
  final FakeTimer timer = new FakeTimer();
  final List<String> log = new ArrayList<>();
  Publisher publisher;

  @BeforeEach
  void open() throws IOException {
    publisher = new Publisher();
  }

  @AfterEach
  void close() {
    publisher.close();
  }

  PriceRefresh settings(UnaryOperator<PriceRefresh.Builder> more) {
    return more.apply(PriceRefresh.fromUrl(publisher.url()).allowLoopbackHttp()).build();
  }

  PriceRefresher refresher() {
    return refresher(it -> it);
  }

  PriceRefresher refresher(UnaryOperator<PriceRefresh.Builder> more) {
    return refresher(settings(more), book);
  }

  PriceRefresher refresher(PriceRefresh settings, UpdatedPriceBook updated) {
    return refresher(settings, updated, new HttpFetcher(settings, () -> 0));
  }

  PriceRefresher refresher(PriceRefresh settings, BookFetcher fetcher) {
    return refresher(settings, book, fetcher);
  }

  PriceRefresher refresher(PriceRefresh settings, UpdatedPriceBook updated, BookFetcher fetcher) {
    PriceRefresher.Log lines =
        new PriceRefresher.Log() {
          @Override
          public void warn(String text) {
            log.add("warn " + text);
          }

          @Override
          public void info(String text) {
            log.add("info " + text);
          }
        };
    return new PriceRefresher(
        settings, updated, fetcher, () -> Books.NOW, timer, bound -> bound / 2, lines);
  }
}
