/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.budget.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryTest {
  static Stream<Arguments> errors() {
    Exception cyclic = new IllegalStateException();
    cyclic.initCause(new IllegalArgumentException(cyclic));
    return Stream.of(
        Arguments.argumentSet("an answer that refuses", new IllegalStateException("429"), true),
        Arguments.argumentSet("no connection", new ConnectException(), true),
        Arguments.argumentSet("no host", new RuntimeException(new UnknownHostException()), true),
        Arguments.argumentSet("no route", new IOException(new NoRouteToHostException()), true),
        Arguments.argumentSet("no address", new UnresolvedAddressException(), true),
        Arguments.argumentSet("a timeout", new SocketTimeoutException(), false),
        Arguments.argumentSet(
            "a lost connection", new UncheckedIOException(new IOException()), false),
        Arguments.argumentSet("a timeout of a future", new TimeoutException(), false),
        Arguments.argumentSet("a cancelled future", new CancellationException(), false),
        Arguments.argumentSet(
            "an interrupt", new RuntimeException(new InterruptedException()), false),
        Arguments.argumentSet("causes in a circle", cyclic, true));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void of_tellsRefusalsFromTheUnknown(Throwable error, boolean refused) {
    assertThat(Delivery.of(error)).isEqualTo(refused ? Delivery.REFUSED : Delivery.UNKNOWN);
  }
}
