/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.pricing.refresh;

import static io.costintent.pricing.refresh.Books.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.costintent.pricing.PriceBook;
import io.costintent.pricing.UpdatedPriceBook;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PriceRefresherTest extends PriceRefresherFixture {
  static Stream<Arguments> forms() {
    return Stream.of(
        argumentSet("compact", (Object) Books.compact(Books.of(2, "4"))),
        argumentSet("json", (Object) Books.json(2, "4")));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void refresh_takesANewerBook(byte[] published) {
    publisher.publish(published, null);
    PriceRefresher refresher = refresher();

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UPDATED);
    assertThat(price(book, "m0")).isEqualTo("4");
    assertThat(book.label()).isEqualTo("remote:2026.11.2");
    assertThat(log).containsExactly("info prices: remote:2026.11.2 instead of remote:2026.11.1");
  }

  @Test
  void refresh_asksOnlyForAnotherVersion() {
    publisher.publish(Books.compact(Books.of(2, "4")), "\"two\"");
    PriceRefresher refresher = refresher();
    refresher.refresh();

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UNCHANGED);
    assertThat(publisher.asked()).containsExactly("/prices.book null", "/prices.book \"two\"");
    assertThat(price(book, "m0")).isEqualTo("4");
  }

  @Test
  void refresh_knowsTheSameBookWithoutATag() {
    publisher.publish(Books.compact(Books.of(2, "4")), null);
    PriceRefresher refresher = refresher();
    refresher.refresh();
    PriceBook taken = book.current();

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UNCHANGED);
    assertThat(book.current()).isSameAs(taken);
  }

  static Stream<Arguments> badAnswers() {
    byte[] good = Books.compact(Books.of(2, "4"));
    return Stream.of(
        answer(
            "an error",
            RefreshResult.UNREACHABLE,
            exchange -> exchange.sendResponseHeaders(503, -1)),
        answer(
            "nothing new, unasked",
            RefreshResult.UNREACHABLE,
            exchange -> exchange.sendResponseHeaders(304, -1)),
        answer(
            "cut off",
            RefreshResult.UNREACHABLE,
            exchange -> {
              exchange.sendResponseHeaders(200, good.length);
              exchange.getResponseBody().write(good, 0, good.length / 2);
            }),
        answer(
            "cut off, of unknown length",
            RefreshResult.UNREADABLE,
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              try (OutputStream out = exchange.getResponseBody()) {
                out.write(good, 0, good.length / 2);
              }
            }),
        answer(
            "too large",
            RefreshResult.TOO_LARGE,
            exchange -> Publisher.send(exchange, 200, new byte[20_000])),
        answer(
            "too large, unannounced",
            RefreshResult.TOO_LARGE,
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(new byte[20_000]);
            }),
        answer(
            "a web page",
            RefreshResult.UNREADABLE,
            exchange -> Publisher.send(exchange, 200, "<html>".getBytes(StandardCharsets.UTF_8))),
        answer(
            "nothing",
            RefreshResult.UNREADABLE,
            exchange -> Publisher.send(exchange, 200, new byte[0])),
        answer(
            "a schema of the future",
            RefreshResult.UNREADABLE,
            exchange ->
                Publisher.send(exchange, 200, "{\"schema\":2}".getBytes(StandardCharsets.UTF_8))),
        answer(
            "without a date",
            RefreshResult.UNREADABLE,
            exchange ->
                Publisher.send(
                    exchange,
                    200,
                    new String(Books.json(2, "4"), StandardCharsets.UTF_8)
                        .replace("\"generatedAt\":\"2026-11-02T00:00:00Z\",", "")
                        .getBytes(StandardCharsets.UTF_8))),
        answer(
            "a negative price",
            RefreshResult.UNREADABLE,
            exchange -> Publisher.send(exchange, 200, Books.json(2, "-4"))),
        answer(
            "from the future",
            RefreshResult.FROM_THE_FUTURE,
            exchange -> Publisher.send(exchange, 200, Books.compact(Books.of(23, "4")))),
        answer(
            "shrunken",
            RefreshResult.SHRUNKEN,
            exchange -> Publisher.send(exchange, 200, Books.compact(Books.of(2, "4", 5)))),
        answer(
            "a redirection elsewhere",
            RefreshResult.UNREACHABLE,
            exchange -> {
              exchange.getResponseHeaders().add("Location", "http://example.com/prices.book");
              exchange.sendResponseHeaders(302, -1);
            }),
        answer(
            "a circle of redirections",
            RefreshResult.UNREACHABLE,
            exchange -> {
              exchange.getResponseHeaders().add("Location", "/prices.book");
              exchange.sendResponseHeaders(302, -1);
            }));
  }

  @ParameterizedTest
  @MethodSource("badAnswers")
  void refresh_keepsTheLastGoodPrices(RefreshResult expected, Publisher.Answer answer) {
    publisher.answer(answer);
    PriceRefresher refresher = refresher(settings -> settings.maxBytes(10_000));

    RefreshResult result = refresher.refresh();
    refresher.refresh();

    assertThat(result).isEqualTo(expected);
    assertThat(price(book, "m0")).isEqualTo("3");
    assertThat(log).hasSize(1);
    assertThat(log.get(0))
        .startsWith("warn prices were not refreshed from http://127.0.0.1/prices.book ")
        .contains("(" + expected.code() + ")")
        .endsWith("; remote:2026.11.1 stays in use");
    assertThat(refresher.status().refreshes()).containsExactly(Map.entry(expected.code(), 2L));
  }

  @Test
  void refresh_takesAsManyModelsAsAllowed() {
    publisher.publish(Books.compact(Books.of(2, "4", 6)), null);

    assertThat(refresher().refresh()).isEqualTo(RefreshResult.UPDATED);
    assertThat(price(book, "m5")).isEqualTo("4");
    assertThat(price(book, "m6")).as("as in the first book").isEqualTo("3");
  }

  @Test
  void refresh_neverGoesBack() {
    book.replace(Books.of(5, "5"), Map.of());
    publisher.publish(Books.compact(Books.of(4, "4")), null);

    RefreshResult result = refresher().refresh();

    assertThat(result).isEqualTo(RefreshResult.OLDER);
    assertThat(price(book, "m0")).isEqualTo("5");
  }

  @Test
  void refresh_doesNotWaitForASourceThatDribbles() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    publisher.answer(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        while (done.getCount() > 0) {
          out.write(0);
          out.flush();
        }
      }
    });
    long[] nanos = {0};
    PriceRefresh settings = settings(it -> it.timeout(Duration.ofSeconds(5)));
    // each look at the clock is a second later
    HttpFetcher fetcher = new HttpFetcher(settings, () -> nanos[0] += 1_000_000_000);

    RefreshResult result = refresher(settings, fetcher).refresh();
    done.countDown();

    assertThat(result).isEqualTo(RefreshResult.UNREACHABLE);
    assertThat(log.get(0)).contains("no whole answer within PT5S");
  }

  @Test
  void refresh_doesNotWaitForASilentSource() {
    CountDownLatch done = new CountDownLatch(1);
    publisher.answer(exchange -> {
      try {
        done.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });

    RefreshResult result = refresher(it -> it.timeout(Duration.ofMillis(50))).refresh();
    done.countDown();

    assertThat(result).isEqualTo(RefreshResult.UNREACHABLE);
    assertThat(price(book, "m0")).isEqualTo("3");
  }

  @Test
  void refresh_survivesASourceThatIsDownAndComesBack() {
    PriceRefresher refresher = refresher();
    publisher.answer(exchange -> exchange.sendResponseHeaders(500, -1));
    refresher.refresh();
    refresher.refresh();
    publisher.publish(Books.compact(Books.of(2, "4")), null);

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UPDATED);
    assertThat(log).hasSize(3);
    assertThat(log.get(0)).startsWith("warn ").contains("HTTP status 500");
    assertThat(log.get(2))
        .isEqualTo("info prices are refreshed again from http://127.0.0.1/prices.book");
    assertThat(refresher.status().lastResult()).isEqualTo("updated");
    assertThat(refresher.status().lastRefresh()).isEqualTo(Books.NOW);
  }

  @Test
  void refresh_survivesAPortWhereNobodyListens() {
    publisher.close();

    assertThat(refresher().refresh()).isEqualTo(RefreshResult.UNREACHABLE);
  }

  @Test
  void refresh_keepsOldPricesOfModelsThatJumped() throws IOException {
    String json = new String(Books.json(2, "4"), StandardCharsets.UTF_8);
    byte[] jumped =
        json.replace("\"m0\":{\"rates\":{\"in\":4}}", "\"m0\":{\"rates\":{\"in\":15.1}}")
            .replace("\"m1\":{\"rates\":{\"in\":4}}", "\"m1\":{\"rates\":{\"in\":0}}")
            .replace("\"m2\":{\"rates\":{\"in\":4}}", "\"m2\":{\"rates\":{\"in\":15}}")
            .getBytes(StandardCharsets.UTF_8);
    publisher.publish(jumped, null);
    PriceRefresher refresher = refresher();

    RefreshResult result = refresher.refresh();

    assertThat(result).isEqualTo(RefreshResult.UPDATED);
    assertThat(price(book, "m0")).isEqualTo("3");
    assertThat(price(book, "m1")).isEqualTo("3");
    assertThat(price(book, "m2")).isEqualTo("15");
    assertThat(price(book, "m3")).isEqualTo("4");
    assertThat(refresher.status().quarantined()).isEqualTo(2);
    assertThat(log)
        .contains(
            "warn 2 models keep their old prices, since those of remote:2026.11.2 differ more than"
                + " 5 times: acme/m0, acme/m1");
  }

  @Test
  void refresh_measuresJumpsFromThePriceThatWasKept() {
    String json = new String(Books.json(2, "4"), StandardCharsets.UTF_8);
    String jumped = json.replace("\"m0\":{\"rates\":{\"in\":4}}", "\"m0\":{\"rates\":{\"in\":30}}");
    publisher.publish(jumped.getBytes(StandardCharsets.UTF_8), null);
    PriceRefresher refresher = refresher();
    refresher.refresh();
    publisher.publish(
        jumped
            .replace("2026.11.2", "2026.11.3")
            .replace("11-02", "11-03")
            .getBytes(StandardCharsets.UTF_8),
        null);

    RefreshResult again = refresher.refresh();

    assertThat(again).isEqualTo(RefreshResult.UPDATED);
    assertThat(price(book, "m0")).isEqualTo("3");
    assertThat(log).filteredOn(line -> line.contains("keep their old prices")).hasSize(1);
  }

  @Test
  void refresh_endsAQuarantineWhenThePriceIsBack() {
    publisher.publish(Books.json(2, "300"), null);
    PriceRefresher refresher = refresher();
    refresher.refresh();
    publisher.publish(Books.json(3, "4"), null);

    refresher.refresh();

    assertThat(price(book, "m0")).isEqualTo("4");
    assertThat(refresher.status().quarantined()).isZero();
  }

  @Test
  void schedule_waitsLongerAfterEachFailure() {
    publisher.answer(exchange -> exchange.sendResponseHeaders(500, -1));
    PriceRefresher refresher = refresher(it -> it.interval(Duration.ofMinutes(3)));
    refresher.begin();
    timer.runNext();

    timer.runNext();
    timer.runNext();
    timer.runNext();

    // chance is always the middle
    assertThat(timer.delays)
        .containsExactly(
            Duration.ZERO,
            Duration.ofSeconds(15),
            Duration.ofSeconds(45),
            Duration.ofSeconds(90),
            Duration.ofSeconds(135));
  }

  @Test
  void schedule_returnsToTheInterval() {
    publisher.publish(Books.compact(Books.of(2, "4")), null);
    PriceRefresher refresher = refresher(it -> it.interval(Duration.ofHours(6)));
    refresher.begin();
    timer.runNext();

    timer.runNext();
    timer.runNext();

    assertThat(timer.delays.subList(2, 4))
        .containsExactly(Duration.ofHours(6), Duration.ofHours(6));
  }

  @Test
  void close_endsTheSchedule() {
    PriceRefresher refresher = refresher();
    refresher.begin();

    refresher.close();

    assertThat(timer.isIdle()).isTrue();
  }

  @Test
  void refresh_readsAFile() throws IOException {
    Path file = directory.resolve("own.json");
    Files.write(file, Books.json(2, "4"));
    PriceRefresh settings = PriceRefresh.fromFile(file).sha256("published").build();
    Files.writeString(directory.resolve("own.json.sha256"), Hashes.sha256(Books.json(2, "4")));
    PriceRefresher refresher = refresher(settings, new FileFetcher(settings));

    assertThat(refresher.refresh()).isEqualTo(RefreshResult.UPDATED);
    assertThat(refresher.refresh()).isEqualTo(RefreshResult.UNCHANGED);
    assertThat(price(book, "m0")).isEqualTo("4");
  }

  @Test
  void refresh_toldOfAFileThatIsNotThere() {
    PriceRefresh settings = PriceRefresh.fromFile(directory.resolve("none")).build();

    assertThat(refresher(settings, new FileFetcher(settings)).refresh())
        .isEqualTo(RefreshResult.UNREACHABLE);
  }

  @Test
  void start_refreshesOnAThreadOfItsOwn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Path cache = directory.resolve("prices.book");
    publisher.publish(Books.compact(Books.of(2, "4")), null);
    refresher(it -> it.cache(cache)).refresh();
    UpdatedPriceBook restarted = UpdatedPriceBook.of(Books.of(1, "3"));

    try (PriceRefresher refresher =
        PriceRefresher.start(settings(it -> it.cache(cache)), restarted)) {
      while (restarted.version().equals("2026.11.1")) {
        never.await(5, TimeUnit.MILLISECONDS);
      }

      assertThat(price(restarted, "m0")).isEqualTo("4");
      assertThat(refresher.status().label()).isEqualTo("remote:2026.11.2");
    }
  }

  private static Arguments answer(String name, RefreshResult expected, Publisher.Answer answer) {
    return argumentSet(name, expected, answer);
  }
}
